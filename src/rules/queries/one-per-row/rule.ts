import type { Backend, FollowUp, Operation, ReturnedRows, Step } from '../../../model/index.ts'
import { lazilySerialized } from '../../../model/queries/index.ts'
import { type Subject, rule } from '../../rule.ts'
import { type Round, isSyncSession, lastOf, roundOf } from '../rounds.ts'

export default rule({
  title: 'One statement for each row of another',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1073', 'API4:2023'],
  message: '{what} once for each `{class}`: n rows cost n + 1 statements',
  advice: '{remedy}',
  check(subject, report) {
    for (const operation of subject.backend.api.operations) {
      for (const repeated of repetitions(subject, operation)) {
        const names = repeated.map(({ one }) => `${one.class}.${one.relationship}`)
        for (const { one, round } of repeated)
          report.found({
            at: one.relationship ? lastOf(one.chain) : round.step.at,
            subject: operation.id,
            arguments: one.relationship ? ofRelationships(names, 'loaded') : ofStatement(one),
            cause: causeOf(repeated[0]),
            // Work on each row is done row by row; a reader has no such reason.
            ...(operation.method === 'get' ? {} : { severity: 'low' }),
            related: [{ what: 'the loop', at: round.file.place(round.loop) }],
            proof: [...one.loadedBy, ...one.chain],
          })
      }
      for (const rows of operation.trace?.rows ?? []) {
        const names = serialized(subject.backend, operation, rows)
        if (names.length === 0) continue
        report.found({
          at: lastOf(rows.loadedBy),
          subject: operation.id,
          arguments: ofRelationships(names, 'read by the answer and loaded'),
          cause: `answer ${JSON.stringify(lastOf(rows.loadedBy))}`,
          proof: rows.loadedBy,
        })
      }
    }
  },
})

interface Repeated {
  readonly one: FollowUp
  readonly round: Round
}

/** Statements in loops over rows; relationships that one loop reads stand together. */
function repetitions({ code }: Subject, operation: Operation): readonly (readonly [Repeated, ...Repeated[]])[] {
  const found = new Map<string, [Repeated, ...Repeated[]]>()
  for (const one of operation.trace?.followUps ?? []) {
    // An async session raises instead of loading: that is another matter.
    if (!one.many || !one.inLoop || (one.relationship !== '' && !isSyncSession(one.loader))) continue
    const round = roundOf(code, one.chain)
    if (!round || stepsAfter(one.chain, round.step) > MAXIMUM_DEPTH) continue
    const key = causeOf({ one, round })
    const known = found.get(key)
    if (known) known.push({ one, round })
    else found.set(key, [{ one, round }])
  }
  return [...found.values()]
}

const causeOf = ({ one, round }: Repeated): string =>
  one.relationship
    ? // A helper that reads them is one cause, whichever loop calls it.
      `relationships ${one.class} ${lastOf(one.chain).file}`
    : `statement ${JSON.stringify(round.step.at)}`

/** What a loop calls from afar does more than ask: it is work that is done for each row. */
const MAXIMUM_DEPTH = 3
const stepsAfter = (chain: readonly Step[], step: Step): number => chain.length - 1 - chain.indexOf(step)

/** The relationships of a list which the answer shows: serialization reads them row by row. */
function serialized(backend: Backend, operation: Operation, rows: ReturnedRows): readonly string[] {
  if (!isSyncSession(rows.loader)) return []
  return lazilySerialized(backend, operation, rows).flatMap(({ owner, relationship, many }) =>
    many ? [`${owner}.${relationship.name}`] : [],
  )
}

function ofRelationships(names: readonly string[], how: string) {
  const all = [...new Set(names)]
  const shown = all
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ')
  const [first = ''] = all
  return {
    what: `${shown}${all.length > 3 ? ` and ${all.length - 3} more` : ''} ${all.length > 1 ? 'are' : 'is'} ${how}`,
    class: first.split('.')[0]!,
    remedy: `Load with the rows what belongs to them, in the statement that loads them: \`.options(selectinload(${first}))\`.`,
  }
}

const ofStatement = (one: FollowUp) => ({
  what: `A statement (${one.chain.at(-1)!.what}) runs`,
  class: one.class,
  remedy:
    'Collect the values first and ask once: `.where(column.in_(values))`, or join the tables in the statement that loads the rows.',
})
