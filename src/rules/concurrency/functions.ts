import type { Place, Step } from '../../model/index.ts'
import type { Code, CodeFile, CodeFunction } from '../../python/code/code.ts'
import type { AnyNode } from '../../python/code/names.ts'
import { aroundInFunction, nodeAt } from '../../python/code/surroundings.ts'

/** A step of a chain in the code: what stands there, and the function it stands in. */
export interface Footstep {
  readonly step: Step
  readonly file: CodeFile
  readonly node: AnyNode
  /** Null at the level of a module, and inside a lambda, which may run anywhere. */
  readonly within: CodeFunction | null
}

/** The steps after the head of the first function; one that cannot be found in the text is left out. */
export function footsteps(code: Code, chain: readonly Step[]): readonly Footstep[] {
  return chain.slice(1).flatMap((step) => {
    const file = code.file(step.at.file)
    const node = file && nodeAt(file, step.at)
    if (!file || !node) return []
    const inLambda = [...aroundInFunction(file, node)].some((one) => one.kind === 'Lambda')
    return [{ step, file, node, within: inLambda ? null : file.around(node) }]
  })
}

/** What hands a function to another thread, as a decorator or as the callable around it. */
const THREADS = /thread|executor|to_async|asyncify|run_sync|background/i

interface AsyncCaller {
  readonly caller: CodeFunction
  /** Where it calls what stops it, in its own body. */
  readonly at: Place
  readonly direct: boolean
}

/**
 * The async function in which a call stops the event loop: it, or a plain function it calls, makes the call.
 * Null when the chain runs in a thread, as everything below a plain `def` handler does.
 */
export function asyncCaller(code: Code, chain: readonly Step[]): AsyncCaller | null {
  const steps = footsteps(code, chain)
  const last = steps.at(-1)
  if (!last?.within || steps.length !== chain.length - 1) return null
  if (steps.some(({ file, within }) => !within || within.node.decorators.some((one) => THREADS.test(file.text(one)))))
    return null
  const at = steps.findLastIndex(({ within }) => within!.node.async)
  const found = steps[at]
  return found ? { caller: found.within!, at: found.step.at, direct: at === steps.length - 1 } : null
}
