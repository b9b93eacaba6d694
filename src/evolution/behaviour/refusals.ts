import type { Change, Operation, Refusal } from '../../model/index.ts'
import { changeOf, code, endOf, listed } from '../change.ts'
import { missingFrom } from '../pairs.ts'

/** Statuses an operation ends in by raising, whether or not the contract lists them. */
export function refusalChanges(base: Operation, head: Operation): readonly Change[] {
  if (!base.trace || !head.trace) return []
  const [before, after] = [byStatus(base.trace.refusals), byStatus(head.trace.refusals)]
  const come = base.trace.complete ? [...after.keys()].filter((status) => !before.has(status)) : []
  const gone = head.trace.complete ? [...before.keys()].filter((status) => !after.has(status)) : []
  return [
    ...come.map((status) => tell(status, 'added', after.get(status)!, head)),
    ...gone.map((status) => tell(status, 'removed', before.get(status)!, head)),
    ...[...after.keys()].flatMap((status) => wordsChange(status, before.get(status), after.get(status)!, head)),
  ]
}

function byStatus(refusals: readonly Refusal[]): ReadonlyMap<number, readonly Refusal[]> {
  const found = new Map<number, Refusal[]>()
  for (const refusal of refusals) {
    if (!refusal.escapes || refusal.status === null) continue
    found.set(refusal.status, [...(found.get(refusal.status) ?? []), refusal])
  }
  return found
}

function tell(
  status: number,
  verb: 'added' | 'removed',
  [first]: readonly Refusal[],
  { id, handler }: Operation,
): Change {
  const place = endOf(first?.chain ?? [])
  const sentence =
    verb === 'added' ? `it may end in ${code(String(status))} now` : `it no longer ends in ${code(String(status))}`
  return changeOf('behaviour', {
    id: `refusal-${verb}`,
    level: verb === 'added' ? 'warning' : 'info',
    sentence,
    arguments: [String(status)],
    operation: id,
    before: verb === 'added' ? null : place,
    after: verb === 'added' ? place : handler,
  })
}

/** Whoever reads the words of an error reads others now. */
function wordsChange(
  status: number,
  before: readonly Refusal[] | undefined,
  after: readonly Refusal[],
  head: Operation,
): readonly Change[] {
  const [old, now] = [detailsOf(before ?? []), detailsOf(after)]
  const [lost, added] = [missingFrom(old, now), missingFrom(now, old)]
  if (lost.length === 0 || added.length === 0) return []
  return [
    changeOf('behaviour', {
      id: 'refusal-reworded',
      level: 'info',
      sentence: `${code(String(status))} says ${listed(added)} now, not ${listed(lost)}`,
      arguments: [String(status), ...added, ...lost],
      operation: head.id,
      before: endOf(before?.[0]?.chain ?? []),
      after: endOf(after[0]?.chain ?? []),
    }),
  ]
}

const detailsOf = (refusals: readonly Refusal[]): readonly string[] =>
  refusals.flatMap(({ detail }) => (typeof detail === 'string' && detail !== '' ? [detail] : []))
