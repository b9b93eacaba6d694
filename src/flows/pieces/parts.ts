import { AND, type InClauses, type Span } from './clauses.ts'
import { hasVerb } from './ends.ts'
import { RELATIVE, wordAt } from './words.ts'

/** What a sign parts, and of which each says by itself what somebody does: `validate every row, keep rejected rows`. */
export function partsIn(span: Span, said: InClauses): readonly Span[] {
  const { from, to } = span
  // `if stock is low, a buyer is told`: neither says anything alone.
  if (CONDITION.test(wordAt(said, from))) return [span]
  const within = said.clauses.slice((said.placed[from] ?? 0) + 1, (said.placed[to - 1] ?? 0) + 1)
  const starts = within
    .filter((clause) => isApart(said, clause.from) && isAlone({ from: clause.from, to: Math.min(clause.to, to) }, said))
    .map((clause) => clause.from)
  return [from, ...starts].map((start, at) => ({ from: start, to: endOf(starts[at] ?? to, said, start) }))
}

const CONDITION = /^(if|when|whenever|once|unless|until|after|before|as|while|during)$/

const isApart = (said: InClauses, at: number): boolean =>
  said.words[at]?.isApart === true || (AND.test(wordAt(said, at - 1)) && said.words[at - 1]?.isApart === true)

/** Somebody does something, and no condition hangs on what stands before. */
const isAlone = (clause: Span, said: InClauses): boolean =>
  !RELATIVE.test(wordAt(said, clause.from)) &&
  !/^(even|except|but|not|only|never)$/.test(wordAt(said, clause.from)) &&
  hasVerb(clause, said)

/** What joins it to the next is of neither. */
const endOf = (end: number, said: InClauses, start: number): number =>
  end - 1 > start && AND.test(wordAt(said, end - 1)) ? end - 1 : end
