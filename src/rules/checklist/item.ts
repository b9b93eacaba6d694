import type { ChecklistItem, Finding, Place } from '../../model/index.ts'
import type { Subject, Written } from '../rule.ts'

/** A question of the checklist. It passes only with evidence, and fails with places. */
export interface Item {
  readonly question: string
  /** Rules whose findings answer no. Where none of them ran, nobody can say yes. */
  readonly rules?: RegExp
  answer(subject: Subject): Answered
}

export type Answered = Pick<ChecklistItem, 'answer' | 'evidence' | 'places'>

export const unknown = (why: string): Answered => ({ answer: 'unknown', evidence: why, places: [] })
export const passed = (evidence: string, places: readonly Place[] = []): Answered => ({
  answer: 'pass',
  evidence,
  places: places.slice(0, MOST),
})
export const failed = (evidence: string, places: readonly Place[]): Answered => ({
  answer: 'fail',
  evidence,
  places: places.slice(0, MOST),
})

/** More places nobody reads; the sentence counts them all. */
const MOST = 20

interface Words<T> {
  /** What is looked at, in the plural: `operations with a body`. */
  readonly things: string
  /** `have an example` */
  readonly good: string
  /** `have none` */
  readonly bad: string
  readonly at: (thing: T) => Place
}

/** Looks at each of some things: one bad one fails, one nobody can tell of leaves it open. */
export function judge<T>(all: readonly T[], verdict: (thing: T) => boolean | null, words: Words<T>): Answered {
  if (all.length === 0) return unknown(`there are no ${words.things} to look at`)
  const bad = all.filter((one) => verdict(one) === false)
  if (bad.length > 0) return failed(`${bad.length} of ${all.length} ${words.things} ${words.bad}`, bad.map(words.at))
  const open = all.filter((one) => verdict(one) === null)
  if (open.length > 0) return unknown(`nobody can tell for ${open.length} of ${all.length} ${words.things}`)
  return passed(`${all.length} of ${all.length} ${words.things} ${words.good}`)
}

/** Rules that follow operations found nothing: that says something where all of them were followed to their end. */
export const followed = ({ backend }: Written): Answered =>
  judge(backend.api.operations, ({ trace }) => (trace?.complete ? true : null), {
    things: 'operations',
    good: 'were followed to their end, and nothing was found',
    bad: '',
    at: ({ handler }) => handler,
  })

/** Findings of rules by name. */
export function failedBy(findings: readonly Finding[], names: RegExp): Answered | null {
  const own = findings.filter(({ rule, severity }) => names.test(rule) && severity !== 'info')
  const [first] = own
  if (!first) return null
  const others = own.length === 1 ? '' : `, and ${own.length - 1} more`
  return failed(
    `${first.message}${others}`,
    own.flatMap(({ places }) => places),
  )
}
