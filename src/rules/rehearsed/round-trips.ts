import type { RehearsedRevision } from '../../model/index.ts'
import type { Subject } from '../rule.ts'

export interface BrokenRoundTrip {
  readonly revision: RehearsedRevision
  readonly newest: boolean
  /** As a predicate of the way back: `fails (...)`. */
  readonly what: string
}

/** Revisions whose way back was tried and does not lead back. One that knows none, or says so, is another matter. */
export const brokenRoundTrips = ({ histories }: Subject): readonly BrokenRoundTrip[] =>
  histories
    .filter(({ unresolved }) => unresolved.length === 0)
    .flatMap(({ revisions, heads }) =>
      revisions.flatMap((revision) => {
        const what = revision.roundTrip || isDoubtful(revision) ? null : predicate(revision.reason)
        return what === null ? [] : [{ revision, newest: heads.includes(revision.id), what }]
      }),
    )

/** What is left out of one way may be what is missing on the other; one that refuses says so itself. */
const isDoubtful = ({ up, back }: RehearsedRevision): boolean =>
  (back?.refuses ?? null) !== null ||
  [up, back].some((script) => script?.steps.some(({ notReproduced }) => notReproduced !== null))

function predicate(reason: string): string | null {
  const back = /^the way back (fails|ends elsewhere): (.*)$/s.exec(reason)
  if (back) return `${back[1]} (${back[2]})`
  const again = /^(?:it does not run a second time|the second time it ends elsewhere): (.*)$/s.exec(reason)
  return again ? `leaves something behind (${again[1]})` : null
}

/** Types of enums that came with a table, and stay when it goes: they have a rule of their own. */
export const onlyLeavesTypes = ({ differences }: RehearsedRevision): boolean =>
  differences.length > 0 && differences.every((one) => one.startsWith('+ enum '))
