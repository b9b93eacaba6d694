import type { MigrationScript, Revision } from '../../../model/index.ts'
import { created, dropped, type SchemaObject } from '../../../model/queries/index.ts'
import { brokenRoundTrips, onlyLeavesTypes } from '../../rehearsed/round-trips.ts'
import { seenRevisions } from '../../rehearsed/seen.ts'
import { rule } from '../../rule.ts'
import { chainsOf, hasHiddenSql, mentions } from '../chain.ts'

export default rule({
  title: 'A downgrade that leaves behind what the upgrade made',
  severity: 'medium',
  confidence: 'high',
  message: '{way} of revision `{revision}` {what}: after it, the way up fails or ends in another schema',
  advice: 'Make `downgrade` take back each step of `upgrade`, the last one first.',
  check(subject, report) {
    for (const one of brokenRoundTrips(subject)) {
      if (onlyLeavesTypes(one.revision)) continue
      const { id, back, differences, at } = one.revision
      report.found({
        at: back?.steps[0]?.at ?? at,
        subject: id,
        arguments: { way: 'The way back', revision: id, what: one.what },
        proof: differences.slice(0, 8).map((what) => ({ what, at: back?.steps[0]?.at ?? at })),
        ...(one.newest ? {} : ({ severity: 'low', audience: 'auditor' } as const)),
      })
    }
    for (const chain of chainsOf(subject.backend)) {
      const seen = seenRevisions(subject, chain)
      for (const revision of chain.revisions.filter(({ id }) => !seen.has(id))) {
        const { upgrade, downgrade } = revision.scripts ?? {}
        if (!upgrade || downgrade?.body !== 'works' || isHidden(upgrade) || isHidden(downgrade)) continue
        const missing = [
          ...left(upgrade, downgrade).map((one) => `drop ${nameOf(one)}`),
          ...gone(upgrade, downgrade).map((one) => `bring back ${nameOf(one)}`),
        ]
        if (missing.length === 0) continue
        report.found({
          at: downgrade.at,
          subject: revision.id,
          arguments: { way: '`downgrade`', revision: revision.id, what: `does not ${sentence(missing)}` },
          proof: stepsOf(revision),
        })
      }
    }
  },
})

const sentence = (missing: readonly string[]): string =>
  missing.length <= 3 ? missing.join(', ') : `${missing.slice(0, 3).join(', ')} and ${missing.length - 3} more`

const nameOf = ({ kind, table, name }: SchemaObject): string =>
  `the ${kind} \`${kind === 'column' && table !== null ? `${table}.` : ''}${name}\``

/** Steps that hang on something, or whose names or SQL are not written out, may do what seems to be missing. */
const isHidden = (script: MigrationScript): boolean =>
  hasHiddenSql(script) ||
  script.steps.some(
    (step) =>
      step.conditional ||
      /^(rename_table|bulk_insert)$/.test(step.operation) ||
      (step.operation === 'alter_column' && step.arguments.some(({ name }) => name === 'new_column_name')) ||
      [created(step), dropped(step)].some(
        (one) => one !== null && one.name === null && one.kind !== 'constraint' && one.kind !== 'index',
      ),
  )

const all = (script: MigrationScript, of: typeof created): readonly SchemaObject[] =>
  script.steps.map(of).filter((one): one is SchemaObject => one !== null)

/** What was made, and is neither dropped again nor goes with its table. */
function left(upgrade: MigrationScript, downgrade: MigrationScript): readonly SchemaObject[] {
  const drops = [...all(downgrade, dropped), ...all(upgrade, dropped)]
  return all(upgrade, created).filter(
    (one) => isStructural(one) && !isAmong(one, drops) && !mentions(downgrade, one.name!),
  )
}

/** What was dropped, and is not made again. */
function gone(upgrade: MigrationScript, downgrade: MigrationScript): readonly SchemaObject[] {
  const makes = [...all(downgrade, created), ...all(upgrade, created)]
  return all(upgrade, dropped).filter(
    (one) =>
      (one.kind === 'table' || one.kind === 'column') &&
      one.name !== null &&
      !isAmong(one, makes) &&
      !mentions(downgrade, one.name),
  )
}

/** Indexes and constraints go with their column, which is not told here: only tables and columns are sure. */
const isStructural = ({ kind, name }: SchemaObject): boolean => name !== null && (kind === 'table' || kind === 'column')

function isAmong(one: SchemaObject, others: readonly SchemaObject[]): boolean {
  const table = one.kind === 'table' ? one.name : one.table
  return others.some(
    (other) =>
      (other.kind === 'table' && other.name === table) ||
      (other.kind === one.kind &&
        other.name === one.name &&
        (one.table === other.table || other.table === null || one.table === null)),
  )
}

const stepsOf = ({ scripts }: Revision) =>
  (scripts?.upgrade?.steps ?? []).slice(0, 8).map(({ operation, at }) => ({ what: `upgrade: ${operation}`, at }))
