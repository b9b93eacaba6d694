import type { FollowUp, Operation, Step } from '../../../model/index.ts'
import { lazilySerialized } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { isAsyncSession, isSyncSession, lastOf, roundOf } from '../rounds.ts'

export default rule({
  title: 'One statement for each row of another',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1073', 'API4:2023'],
  message: '{what} once for each `{class}`: n rows cost n + 1 statements',
  advice: '{remedy}',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      for (const one of operation.trace?.followUps ?? []) {
        // An async session raises instead: that is another matter.
        if (!one.many || !one.inLoop || (one.relationship !== '' && !isSyncSession(one.loader))) continue
        const round = roundOf(code, one.chain)
        if (!round || stepsAfter(one.chain, round.step) > MAXIMUM_DEPTH) continue
        report.found({
          at: one.relationship ? lastOf(one.chain) : round.step.at,
          subject: operation.id,
          arguments: argumentsOf(one),
          cause: `${one.class}.${one.relationship} ${JSON.stringify(one.relationship ? lastOf(one.chain) : round.step.at)}`,
          // Work on each row is done row by row; a reader has no such reason.
          ...(operation.method === 'get' ? {} : { severity: 'low' }),
          related: [{ what: 'the loop', at: round.file.place(round.loop) }],
          proof: [...one.loadedBy, ...one.chain],
        })
      }
      for (const one of serialized(backend, operation)) report.found(one)
    }
  },
})

/** What a loop calls from afar does more than ask: it is work that is done for each row. */
const MAXIMUM_DEPTH = 3
const stepsAfter = (chain: readonly Step[], step: Step): number => chain.length - 1 - chain.indexOf(step)

const argumentsOf = (one: FollowUp) => ({
  what: one.relationship
    ? `\`${one.class}.${one.relationship}\` is loaded`
    : `A statement (${one.chain.at(-1)!.what}) runs`,
  class: one.class,
  remedy: one.relationship
    ? `Load \`${one.relationship}\` with the rows, in the statement that loads them: \`.options(selectinload(${one.class}.${one.relationship}))\`.`
    : 'Collect the values first and ask once: `.where(column.in_(values))`, or join the tables in the statement that loads the rows.',
})

/** The rows of a list whose answer shows a relationship: serialization reads it row by row. */
function serialized(backend: Parameters<typeof lazilySerialized>[0], operation: Operation) {
  return (operation.trace?.rows ?? []).flatMap((rows) => {
    if (isAsyncSession(rows.loader) || !isSyncSession(rows.loader)) return []
    return lazilySerialized(backend, operation, rows)
      .filter((one) => one.many)
      .map(({ relationship, owner, path }) => ({
        at: lastOf(rows.loadedBy),
        subject: operation.id,
        arguments: {
          what: `The answer reads \`${owner}.${relationship.name}\`, which is loaded`,
          class: owner,
          remedy: `Load \`${path}\` with the rows: \`.options(selectinload(${owner}.${relationship.name}))\`.`,
        },
        cause: `${owner}.${relationship.name} ${JSON.stringify(lastOf(rows.loadedBy))}`,
        related: [{ what: `the relationship \`${relationship.name}\``, at: relationship.at }],
        proof: rows.loadedBy,
      }))
  })
}
