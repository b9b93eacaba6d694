import type { TextClaim } from './claim.ts'
import type { Fact } from './fact.ts'
import { compareDistances, distances, type Spoken } from './nearness.ts'
import { spaced } from './plain.ts'
import { type Resolved, wrong } from './resolved.ts'

/** A text stands in an answer, and with what the passage speaks of: not with another record of the same kind. */
export function resolveText(
  claim: TextClaim,
  facts: readonly Fact[],
  texts: ReadonlyMap<string, string>,
  spoken: Spoken,
): Resolved {
  const plain = spaced(claim.text)
  const from = [...texts].filter(([, whole]) => standsIn(plain, whole)).map(([call]) => call)
  if (from.length === 0) return wrong(claim.text, 'no tool answered this text')
  if (claim.line === true || from.includes('question')) return { from, wrong: null }
  const found = facts.filter((fact) => holds(fact, plain))
  // A name of something is said of others as well: `/orders calls /payments`.
  if (found.length === 0 || found.some(callsIt)) return { from, wrong: null }
  const far = (fact: Fact): readonly number[] => textDistances(fact, claim, plain, spoken)
  const right = found.filter((fact) => {
    const own = far(fact)
    return facts.every(
      (other) => other.shape !== fact.shape || holds(other, plain) || compareDistances(own, far(other)) <= 0,
    )
  })
  return right.length > 0
    ? { from: [...new Set(right.map(({ call }) => call))], wrong: null }
    : wrong(claim.text, 'a tool said it of something else')
}

const holds = ({ value }: Fact, plain: string): boolean => value.kind === 'text' && standsIn(plain, value.text)

const callsIt = ({ value }: Fact): boolean => value.kind === 'text' && value.callsIt

/** What is asked about is no name of its record here. */
function textDistances(fact: Fact, { start, end }: TextClaim, plain: string, spoken: Spoken): readonly number[] {
  const others = (name: string): boolean => !name.includes(plain) && !plain.includes(name)
  return distances({ ...fact, names: fact.names.filter(others), around: [] }, start, end, { ...spoken, later: 400 })
}

/** As a whole: `/api/v1` stands in `/api/v1/items`, and not in `/api/v10`. */
function standsIn(text: string, whole: string): boolean {
  const [first = '', last = ''] = [text[0], text.at(-1)]
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    const [before = '', after = ''] = [whole[at - 1], whole[at + text.length]]
    if (!(word.test(before) && word.test(first)) && !(word.test(after) && word.test(last))) return true
  }
  return false
}

const word = /\w/
