import type { Backend, Call, Operation } from '../../model/index.ts'
import type { Code, CodeFile, CodeFunction } from '../../python/code/code.ts'
import type { AnyNode } from '../../python/code/names.ts'
import { aroundInFunction, parentOf } from '../../python/code/surroundings.ts'
import { footsteps } from '../concurrency/functions.ts'

/** Something that is made anew for each request. */
export interface Made {
  readonly call: Call
  readonly operation: Operation
  readonly file: CodeFile
  readonly node: AnyNode
  readonly within: CodeFunction
}

/** Calls that make something on the way of a request and do not keep it for the next one. */
export function madePerRequest(backend: Backend, code: Code, path: RegExp): readonly Made[] {
  const found = new Map<AnyNode, Made>()
  for (const operation of backend.api.operations)
    for (const call of operation.trace?.calls ?? []) {
      if (!path.test(call.path)) continue
      const steps = footsteps(code, call.chain)
      const last = steps.at(-1)
      // At the level of a module it is made once, when the module is first needed.
      if (!last?.within || found.has(last.node) || steps.some(({ within }) => !within || keeps(within))) continue
      if (steps.some((step) => step.within && isKept(step.file, step.node, step.within))) continue
      if (call.conditions.some((one) => /\bNone\b|^not |hasattr| in /.test(one))) continue
      found.set(last.node, { call, operation, file: last.file, node: last.node, within: last.within })
    }
  return [...found.values()]
}

/** `@lru_cache` and its like make it once; so does what runs when the application starts. */
const keeps = ({ file, node }: CodeFunction): boolean =>
  node.decorators.some((one) => /cache|singleton|lazy|once|startup|lifespan|contextmanager/i.test(file.text(one))) ||
  /^(__init__|__new__|lifespan|startup|_?init_|setup)/.test(node.name)

/** Put where others find it: `self.client = ...`, `app.state.client = ...`, a global name. */
function isKept(file: CodeFile, node: AnyNode, within: CodeFunction): boolean {
  const holder = parentOf(file, node)
  if (holder?.kind === 'Await') return isKept(file, holder, within)
  if (holder?.kind === 'NamedExpression' || isFirst(file, node)) return true
  if (holder?.kind !== 'Assign') return false
  const [target] = holder['targets'] as readonly { readonly kind: string; readonly id?: string }[]
  if (target?.kind !== 'Name') return true
  return new RegExp(`\\bglobal\\b[^\\n]*\\b${target.id}\\b`).test(file.text(within.node))
}

/** Made only where it is not there yet: `if cls.pool is None:`. */
const isFirst = (file: CodeFile, node: AnyNode): boolean =>
  [...aroundInFunction(file, node)].some(
    (one) => one.kind === 'If' && /\bis None\b|^not |\bnot in\b|hasattr/.test(file.text(one['test'] as AnyNode)),
  )
