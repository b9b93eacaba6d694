import { type Clause, clauseAt } from './clauses.ts'
import type { Fact } from './fact.ts'
import type { Mention } from './mentions.ts'

/** What a passage and what is around it speak of. */
export interface Spoken {
  readonly clauses: readonly Clause[]
  readonly own: readonly Mention[]
  /** Names in headings and items above it. */
  readonly above: ReadonlySet<string>
  readonly before: ReadonlySet<string>
  /** Whether it goes on about what was spoken of before: `It has…` */
  readonly goesOn: boolean
  /** What is spoken of later on says less of a number: its subject stands before it. Of a place it says as much. */
  readonly later?: number
}

export const NAMELESS = 1000
const ABOVE = 900
const BEFORE_IT = 950
const BEFORE = 2000
const LATER_CLAUSE = 1500

/** How far a fact's names are from a place in the passage, the nearest first: what is nearer is what is meant. */
export function distances(fact: Fact, start: number, end: number, spoken: Spoken): readonly number[] {
  const named = fact.names.map((name) => distance(name, start, end, spoken)).filter(Number.isFinite)
  const around = fact.around.map((name) => distance(name, start, end, spoken)).filter(Number.isFinite)
  if (fact.oneOfMany && fact.names.length > 0 && named.length === 0) return [Infinity]
  if (named.length + around.length === 0) return [NAMELESS]
  return [...named, ...(named.length === 0 ? [] : around), ...(named.length === 0 ? around : [])].sort((a, b) => a - b)
}

function distance(
  name: string,
  start: number,
  end: number,
  { clauses, own, above, before, goesOn, later = LATER_CLAUSE }: Spoken,
): number {
  const clause = clauseAt(clauses, start)
  const here = own
    .filter((mention) => mention.name === name)
    .map((mention) => {
      const other = Math.abs(clauseAt(clauses, mention.start) - clause)
      if (mention.end <= start) return start - mention.end + (other > 0 ? 200 : 0)
      return mention.start - end + (other > 0 ? later : 1)
    })
  if (here.length > 0) return Math.max(0, Math.min(...here))
  if (above.has(name)) return ABOVE
  return before.has(name) ? (goesOn ? BEFORE_IT : BEFORE) : Infinity
}

/** Below zero where the first is meant rather than the second. */
export function compareDistances(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [left, right] = [one[at] ?? Infinity, other[at] ?? Infinity]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
