import type { Expression, Node } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { type Splice, lineEnd, lineStart } from '../source/splice.ts'

export type At = (start: number, end: number, text: string) => Splice

/** `update` of `service.update(...)`, and of `update(...)`. */
export const calledName = (callee: Expression): string =>
  callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''

/** One of several in brackets, with the comma that goes with it; a comment behind it goes, too. */
export function without(file: CodeFile, list: readonly Node[], one: Node, at: At): Splice {
  const index = list.findIndex(({ start }) => start === one.start)
  const next = list[index + 1]
  const before = list[index - 1]
  const { source } = file.tree
  if (next) return at(one.start, next.start, '')
  const comma = /^\s*,/.exec(source.slice(one.end))?.[0].length ?? 0
  return before && lineStart(source, before.start) === lineStart(source, one.start)
    ? at(before.end, one.end, '')
    : at(lineStart(source, one.start), lineEnd(source, one.end + comma) + 1, '')
}
