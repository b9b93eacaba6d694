import type { MigrationChain, MigrationStep, Revision, WrittenArgument } from '../../../model/index.ts'
import { created } from '../../../model/queries/index.ts'
import { listed } from '../../list.ts'
import { rule } from '../../rule.ts'
import { chainsOf, folderOf } from '../chain.ts'

export default rule({
  title: 'Migrations that end in several heads',
  severity: 'high',
  confidence: 'high',
  message: 'The migrations in `{folder}` end in {number} heads, {heads}: `alembic upgrade head` refuses to run',
  advice: 'Join them with `alembic merge heads`, and keep that revision.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      const heads = chain.revisions.filter(({ id }) => chain.heads.includes(id))
      if (heads.length < 2 || areApart(chain) || new Set(heads.map(folderOf)).size > 1) continue
      for (const head of heads)
        report.found({
          at: head.at,
          subject: chain.folder,
          arguments: { folder: chain.folder, number: heads.length, heads: listed(heads.map(({ id }) => id)) },
          cause: chain.folder,
          related: heads.map(({ id, at }) => ({ what: `revision ${id}`, at })),
        })
    }
  },
})

/** Branches that are meant: each begins by itself, or carries a label. */
const areApart = ({ revisions, heads }: MigrationChain): boolean =>
  revisions.some(({ branchLabels }) => branchLabels.length > 0) ||
  (revisions.filter(({ down }) => down.length === 0).length >= heads.length && !needsAnother(revisions))

/** A branch that changes or points to a table another one makes is none: its first revision lost what it builds on. */
function needsAnother(revisions: readonly Revision[]): boolean {
  const made = new Map<string, string>()
  const rootOf = rootsOf(revisions)
  for (const revision of revisions)
    for (const step of revision.scripts?.upgrade?.steps ?? []) {
      const one = created(step)
      if (one?.kind === 'table' && one.name && !made.has(one.name)) made.set(one.name, rootOf(revision))
    }
  return revisions.some((revision) =>
    (revision.scripts?.upgrade?.steps ?? []).some((step) =>
      tablesOf(step).some((table) => made.has(table) && made.get(table) !== rootOf(revision)),
    ),
  )
}

/** Where the branch of a revision begins. */
function rootsOf(revisions: readonly Revision[]): (revision: Revision) => string {
  const byId = new Map(revisions.map((one) => [one.id, one]))
  return (revision) => {
    const seen = new Set<string>()
    let at = revision
    for (let below = byId.get(at.down[0] ?? ''); below && !seen.has(below.id); below = byId.get(at.down[0] ?? '')) {
      seen.add(below.id)
      at = below
    }
    return at.id
  }
}

/** The tables a step changes, or points to by a foreign key. */
function tablesOf(step: MigrationStep): readonly string[] {
  const pointed = step.arguments.flatMap(pointsTo)
  if (step.batch !== null) return [step.batch, ...pointed]
  const [first] = step.arguments
  const changes = /^(add_column|drop_column|alter_column)$/.test(step.operation) && typeof first?.value === 'string'
  return changes ? [String(first.value), ...pointed] : pointed
}

/** `ForeignKey("person.id")`, `ForeignKeyConstraint(["person_id"], ["person.id"])`. */
function pointsTo(one: WrittenArgument): readonly string[] {
  const columns = one.made.endsWith('.ForeignKey')
    ? [one.arguments[0]?.value]
    : one.made.endsWith('.ForeignKeyConstraint') && Array.isArray(one.arguments[1]?.value)
      ? one.arguments[1].value
      : []
  const here = columns.flatMap((column) =>
    typeof column === 'string' && column.includes('.') ? [column.slice(0, column.lastIndexOf('.'))] : [],
  )
  return [...here, ...one.arguments.flatMap(pointsTo)]
}
