import type { MigrationScript, MigrationStep, Revision, WrittenArgument } from '../../../model/index.ts'
import { count, created, dropped, keywordOf } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { brokenRoundTrips, onlyLeavesTypes } from '../../rehearsed/round-trips.ts'
import { seenRevisions } from '../../rehearsed/seen.ts'
import { rule } from '../../rule.ts'
import { chainsOf, hasHiddenSql, mentions, newestFirst } from '../chain.ts'

export default rule({
  title: 'An enum type that the downgrade leaves behind',
  severity: 'low',
  confidence: 'high',
  message: '{way} of {revisions} leaves the type behind that came with a table ({types}): the next way up fails on it',
  advice: 'End it with `{rewrite}` for each type.',
  check(subject, report) {
    for (const { revision, newest } of brokenRoundTrips(subject)) {
      if (!onlyLeavesTypes(revision)) continue
      const types = revision.differences.map((one) => one.replace(/^\+ enum (\S+).*$/, '$1'))
      report.found({
        at: revision.back?.steps[0]?.at ?? revision.at,
        subject: revision.id,
        arguments: {
          way: 'The way back',
          revisions: `revision \`${revision.id}\``,
          types: first(types, 4),
          rewrite: 'DROP TYPE ...',
        },
        ...(newest ? {} : ({ audience: 'auditor' } as const)),
      })
    }
    for (const chain of chainsOf(subject.backend)) {
      const seen = seenRevisions(subject, chain)
      const unseen = newestFirst(chain).filter(({ id }) => !seen.has(id))
      const left = unseen.flatMap((revision) => leftBehind(revision).map((type) => ({ revision, type })))
      const [newest] = left
      if (!newest) continue
      report.found({
        at: newest.revision.scripts?.downgrade?.at ?? newest.revision.at,
        subject: chain.folder,
        arguments: {
          way: '`downgrade`',
          rewrite: "sa.Enum(name='...').drop(op.get_bind())",
          revisions: count(new Set(left.map(({ revision }) => revision)).size, 'revision'),
          types: first([...new Set(left.map(({ type }) => type))], 4),
        },
        related: left.slice(1, 10).map(({ revision, type }) => ({
          what: `${type} of revision ${revision.id}`,
          at: revision.scripts?.downgrade?.at ?? revision.at,
        })),
      })
    }
  },
})

/** Enum types that come with the tables of an upgrade, and do not go with them. */
function leftBehind({ scripts }: Revision): readonly string[] {
  const { upgrade, downgrade } = scripts ?? {}
  if (!upgrade || downgrade?.body !== 'works' || hasHiddenSql(downgrade)) return []
  const names = upgrade.steps.filter((step) => step.operation === 'create_table').flatMap(typesOf)
  return [...new Set(names)].filter((name) => !dropsType(downgrade, name))
}

function typesOf(step: MigrationStep): readonly string[] {
  return step.arguments
    .flatMap(({ arguments: of }) => of)
    .filter(
      (type) =>
        /(^|\.)enum$/i.test(type.made) &&
        keywordOf(type, 'create_type')?.value !== false &&
        keywordOf(type, 'native_enum')?.value !== false,
    )
    .flatMap((type: WrittenArgument) => {
      const name = keywordOf(type, 'name')?.value
      return typeof name === 'string' ? [name] : []
    })
}

const dropsType = (script: MigrationScript, name: string): boolean =>
  mentions(script, name) ||
  script.steps.map(dropped).some((one) => one?.kind === 'type' && (one.name === name || one.name === null)) ||
  script.steps.some((step) => created(step)?.kind === 'table' && typesOf(step).includes(name))
