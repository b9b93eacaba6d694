import type { FunctionDef, Node } from '../../../python/ast.ts'
import type { Splice } from '../source/splice.ts'
import type { Part } from './parts.ts'
import type { Words } from './words.ts'

/** Parameters of a handler that were there for what has gone from it: nobody hands them over but the framework. */
export function idleParameters({ file, node }: Part, edits: readonly Splice[], words: Words): readonly Splice[] {
  const { parameters, body } = node as FunctionDef
  const [first] = body
  if (!first) return []
  const isGone = (at: Node): boolean => edits.some(({ start, end }) => start <= at.start && at.end <= end)
  const isIdle = (name: string): boolean => {
    const uses = file.nodes.filter(
      (one) => one.kind === 'Name' && one['id'] === name && first.start <= one.start && one.end <= node.end,
    )
    const again = new RegExp(`\\b(${name}|${words.renamed(name, 'code')})\\b`)
    return uses.length > 0 && uses.every(isGone) && !edits.some(({ text }) => again.test(text))
  }
  return parameters.flatMap((one, index): readonly Splice[] => {
    const before = parameters[index - 1]
    const next = parameters[index + 1]
    const span = before ? { start: before.end, end: one.end } : { start: one.start, end: next?.start ?? one.end }
    if (!isIdle(one.name) || edits.some(({ start, end }) => start < span.end && span.start < end)) return []
    return [{ file: file.path, ...span, text: '' }]
  })
}
