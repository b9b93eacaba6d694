import { diffArrays } from 'diff'
import { type Conflict, type Merged, marked } from './merged.ts'

/** Lines of the base that a side put others in place of. */
interface Change {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** Three-way by line. Changes that touch each other are a conflict, as they are for git. */
export function mergeLines(unit: string, base: string, yours: string, generated: string): Merged {
  const lines = linesOf(base)
  const sides = [changesBetween(lines, linesOf(yours)), changesBetween(lines, linesOf(generated))] as const
  const conflicts: Conflict[] = []
  let text = ''
  let at = 0
  for (const { from, to } of regionsOf([...sides[0], ...sides[1]])) {
    text += lines.slice(at, from).join('')
    at = to
    const [own, made] = sides.map((changes) => applied(lines, changes, from, to))
    const was = lines.slice(from, to)
    if (same(own!, made!) || same(own!, was)) text += made!.join('')
    else if (same(made!, was)) text += own!.join('')
    else text += clash(unit, was, own!, made!, conflicts)
  }
  return { text: text + lines.slice(at).join(''), conflicts, notes: [] }
}

/** Lines with their ends. */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const same = (one: readonly string[], other: readonly string[]): boolean => one.join('') === other.join('')

function changesBetween(base: readonly string[], side: readonly string[]): readonly Change[] {
  const changes: Change[] = []
  let at = 0
  for (const { added, removed, value } of diffArrays([...base], [...side])) {
    const last = changes.at(-1)
    const touching = last?.to === at ? last : undefined
    if (removed || added) {
      const change = {
        from: touching?.from ?? at,
        to: removed ? at + value.length : at,
        lines: [...(touching?.lines ?? []), ...(added ? value : [])],
      }
      changes.splice(touching ? changes.length - 1 : changes.length, touching ? 1 : 0, change)
    }
    if (!added) at += value.length
  }
  return changes
}

/** Stretches of the base in which changes overlap or touch. */
function regionsOf(changes: readonly Change[]): readonly { from: number; to: number }[] {
  const regions: { from: number; to: number }[] = []
  for (const { from, to } of changes.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = regions.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else regions.push({ from, to })
  }
  return regions
}

function applied(base: readonly string[], changes: readonly Change[], from: number, to: number): readonly string[] {
  const result: string[] = []
  let at = from
  for (const change of changes) {
    if (change.from < from || change.to > to) continue
    result.push(...base.slice(at, change.from), ...change.lines)
    at = change.to
  }
  return [...result, ...base.slice(at, to)]
}

/** What both begin and end with alike needs no decision. */
function clash(
  unit: string,
  base: readonly string[],
  yours: readonly string[],
  generated: readonly string[],
  conflicts: Conflict[],
): string {
  const shorter = Math.min(yours.length, generated.length)
  let first = 0
  while (first < shorter && yours[first] === generated[first]) first += 1
  let last = 0
  while (last < shorter - first && yours.at(-1 - last) === generated.at(-1 - last)) last += 1
  const [own, made] = [yours, generated].map((side) => side.slice(first, side.length - last).join(''))
  conflicts.push({ unit, base: base.join(''), yours: own!, generated: made! })
  return yours.slice(0, first).join('') + marked(own!, made!) + yours.slice(yours.length - last).join('')
}
