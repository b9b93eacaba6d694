import type { Backend, Place } from '../../../model/index.ts'
import type { Call } from '../../../python/ast.ts'
import type { Code, CodeCall, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { nodeAt, parentOf } from '../../../python/code/surroundings.ts'
import { isForgotten } from './forgotten.ts'
import { isCoroutineOfLibrary } from './libraries.ts'
import { withAwait } from '../../fixes.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An async function is called and never awaited',
  severity: 'high',
  confidence: 'high',
  message: '`{call}` makes a coroutine that nobody awaits: what it should do never happens',
  advice: 'Write `await {call}`.',
  check({ backend, code }, report) {
    const functions = asyncFunctions(code)
    for (const file of code.mentioning(/\basync def\b/))
      for (const call of file.calls)
        if (parentOf(file, call.node)?.kind === 'ExpressionStatement' && isAsync(call, functions))
          report.found({
            at: file.place(call.node),
            subject: call.within?.qualname ?? file.path,
            arguments: { call: shortened(file.text(call.node)) },
            cause: JSON.stringify(file.place(call.node)),
            fix: withAwait(file, call.node as unknown as AnyNode),
          })
    for (const { file, node } of forgotten(backend, code))
      report.found({
        at: file.place(node),
        subject: file.around(node)?.qualname ?? file.path,
        arguments: { call: shortened(file.text(node)) },
        cause: JSON.stringify(file.place(node)),
        fix: withAwait(file, node as unknown as AnyNode),
      })
  },
})

/** Async functions of the project by module and name; one that a decorator changed may be anything. */
function asyncFunctions(code: Code): ReadonlyMap<string, readonly CodeFunction[]> {
  const byName = new Map<string, CodeFunction[]>()
  for (const one of code.functions(/\basync def\b/)) {
    const known = byName.get(one.node.name)
    if (known) known.push(one)
    else byName.set(one.node.name, [one])
  }
  return byName
}

const isPlainAsync = ({ node }: CodeFunction): boolean => node.async && !node.generator && node.decorators.length === 0

function isAsync(
  { file, node, path, within }: CodeCall,
  functions: ReadonlyMap<string, readonly CodeFunction[]>,
): boolean {
  const { callee } = node
  if (callee.kind === 'Attribute' && callee.value.kind === 'Name' && callee.value.id === 'self') {
    // A subclass may have another one; a class without bases of the project has what stands in it.
    const own = file.functions.filter((one) => one.node.name === callee.name && one.owner === within?.owner)
    return within !== null && within.owner !== null && own.length === 1 && isPlainAsync(own[0]!)
  }
  if (path === null || callee.kind !== 'Name') return false
  const name = path.slice(path.lastIndexOf('.') + 1)
  const candidates = (functions.get(name) ?? []).filter((one) => one.owner === null && one.qualname === name)
  const meant = candidates.filter((one) =>
    path === name ? one.file === file && !isRebound(file, within, name) : path === `${moduleOf(one.file)}.${name}`,
  )
  return meant.length === 1 && isPlainAsync(meant[0]!)
}

const moduleOf = (file: CodeFile): string => file.path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')

/** A parameter or variable of that name is something else. */
const isRebound = (file: CodeFile, within: CodeFunction | null, name: string): boolean =>
  within?.node.parameters.some((one) => one.name === name) === true ||
  file.functions.filter((one) => one.node.name === name).length > 1

/** Calls of async functions of the project, and of libraries. */
function* places({ api }: Backend): Generator<Place> {
  for (const { trace } of api.operations) {
    for (const { at } of trace?.coroutines ?? []) yield at
    for (const { path, chain } of trace?.calls ?? []) if (isCoroutineOfLibrary(path)) yield chain.at(-1)!.at
  }
}

/** Coroutines whose result is thrown away, or used as if it were there. */
function* forgotten(backend: Backend, code: Code): Generator<{ readonly file: CodeFile; readonly node: Call }> {
  const seen = new Set<AnyNode>()
  for (const at of places(backend)) {
    const file = code.file(at.file)
    const node = file && nodeAt(file, at, 'Call')
    if (!file || !node || seen.has(node)) continue
    seen.add(node)
    if (isForgotten(file, node)) yield { file, node: node as unknown as Call }
  }
}

const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
