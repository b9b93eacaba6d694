export interface Clause {
  readonly start: number
  readonly end: number
}

/** A sentence's parts, each of which says something of its own. */
export function clausesOf(text: string): readonly Clause[] {
  const cuts = [...text.matchAll(/[;,]\s+|\s(?:and|but|while|whereas|–|—)\s+/gi)]
  const edges = [0, ...cuts.map(({ index, 0: whole }) => index + whole.length), text.length]
  return edges.slice(1).map((end, at) => ({ start: edges[at] ?? 0, end }))
}

export const clauseAt = (clauses: readonly Clause[], at: number): number =>
  Math.max(
    0,
    clauses.findIndex(({ start, end }) => start <= at && at < end),
  )
