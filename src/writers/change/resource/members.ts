import type { Node } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import type { Wired } from './wiring.ts'

/** Members of a class that stand together get their likes together behind them. */
export function behindRuns(file: CodeFile, wired: readonly Wired[]): readonly Wired[] {
  const { source } = file.tree
  const members = file.classes.flatMap(({ body }) => body.filter(({ kind }) => kind === 'Assign'))
  const isMember = ({ start, end }: Node): boolean => members.some((one) => one.start === start && one.end === end)
  const sorted = wired.toSorted((a, b) => a.node.start - b.node.start)
  let behind: number | null = null
  const moved = sorted.toReversed().map((one, index, all): Wired => {
    const next = all[index - 1]
    const isTogether =
      next !== undefined &&
      isMember(one.node) &&
      isMember(next.node) &&
      /^\r?\n[ \t]*$/.test(source.slice(one.node.end, next.node.start))
    behind = isTogether ? behind : one.splice.start
    return isTogether ? { ...one, splice: { ...one.splice, start: behind!, end: behind! } } : one
  })
  return moved.toReversed()
}
