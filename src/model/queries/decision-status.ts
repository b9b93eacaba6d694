import type { DecisionStatus } from '../decision.ts'

/** By the words people write, the last word on a decision first: `Accepted, superseded by 9` is superseded. */
const WORDS: readonly (readonly [DecisionStatus, RegExp])[] = [
  ['superseded', /super[sc]eded|replaced by/],
  ['deprecated', /deprecated|obsolete|retired/],
  ['rejected', /reject|declined|abandoned|withdrawn|\bnot (accepted|approved|adopted)\b/],
  ['proposed', /propos|draft|pending|in review|in progress|under discussion|\bnot yet\b|\brfc\b|\bwip\b/],
  ['accepted', /\b(accepted|approved|implemented|adopted|decided|agreed|active|final|done)\b/],
]

/** Where a decision stands, of its status as it is written. */
export function statusOf(written: string): DecisionStatus {
  const text = written.toLowerCase()
  const said = WORDS.filter(([, words]) => words.test(text))
  // `{proposed | rejected | accepted}` waits for somebody to choose.
  if (said.length > 1 && /[{[|]/.test(text)) return 'unknown'
  return said[0]?.[0] ?? 'unknown'
}
