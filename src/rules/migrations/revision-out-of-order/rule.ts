import type { HistoryRevision, MigrationTool } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { type Compared, comparedHistories, isRepeated } from '../since.ts'

export default rule({
  title: 'A new migration before one that has run',
  severity: 'high',
  confidence: 'medium',
  message: 'Revision `{revision}` is new and comes before `{later}`, which was there already: {means}',
  advice:
    'Number it after the last one; with Alembic make that its `down_revision`, and leave all others as they were.',
  check(subject, report) {
    for (const compared of comparedHistories(subject)) {
      const { tool, folder } = compared.now
      for (const { revision, later } of outOfOrder(compared))
        report.found({
          at: revision.at,
          subject: `${folder} ${revision.id}`,
          arguments: { revision: revision.id, later: later.id, means: meansFor(tool) },
          related: [{ what: 'was there already', at: later.at }],
        })
    }
  },
})

interface OutOfOrder {
  readonly revision: HistoryRevision
  readonly later: HistoryRevision
}

function outOfOrder({ before, now }: Compared): readonly OutOfOrder[] {
  const old = new Set(before.revisions.map(({ id }) => id))
  const fresh = now.revisions.filter((one) => !old.has(one.id) && !isRepeated(one))
  const followers = now.tool === 'alembic' ? followersIn(now.revisions) : null
  return fresh.flatMap((revision) => {
    const after = followers
      ? followers(revision.id)
      : now.revisions.slice(now.revisions.indexOf(revision) + 1).filter((one) => !isRepeated(one))
    const later = after.findLast(({ id }) => old.has(id))
    return later ? [{ revision, later }] : []
  })
}

/** A graph says which revisions build on another, however they are listed. */
function followersIn(revisions: readonly HistoryRevision[]): (id: string) => readonly HistoryRevision[] {
  return (id) => {
    const reached = new Set([id])
    // They are in the order they are applied in: nobody comes before what he builds on.
    const after = revisions.filter((one) => {
      const follows = one.down.some((down) => reached.has(down))
      if (follows) reached.add(one.id)
      return follows
    })
    return after
  }
}

const meansFor = (tool: MigrationTool): string => MEANS[tool]

const MEANS: Readonly<Record<MigrationTool, string>> = {
  alembic: 'a database that has run that one counts as past it, and never runs it',
  dbmate: 'a database that has run that one runs it afterwards, a new one before',
  drizzle: 'Drizzle runs only what is younger than the last one that ran, and leaves it out',
  flyway: 'Flyway refuses to go on, unless `outOfOrder` is set',
  'golang-migrate': 'golang-migrate runs only what comes after the version of the database, and leaves it out',
  prisma: 'a database that has run that one runs it afterwards, a new one before',
  sql: 'a database that has run that one gets it afterwards or never, a new one before',
  supabase: 'Supabase refuses to push it without `--include-all`',
}
