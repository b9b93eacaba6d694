import type { HistoryRevision, MigrationTool, Script } from '../../../model/index.ts'
import { first } from '../../list.ts'
import { shortened } from '../../rehearsed/hazard.ts'
import { type Subject, rule } from '../../rule.ts'
import { type Compared, comparedHistories, isRepeated } from '../since.ts'

export default rule({
  title: 'A migration that was changed after others have run it',
  severity: 'high',
  confidence: 'medium',
  message: '{what} since the revision this is compared with: {means}',
  advice: 'Leave what has run anywhere as it was, and write a new revision for what has to change.',
  check(subject, report) {
    const meaning = meaningIn(subject)
    for (const compared of comparedHistories(subject)) {
      for (const { old, now } of editedIn(compared, meaning))
        report.found({
          at: now.at,
          subject: `${compared.now.folder} ${now.id}`,
          arguments: { what: `Revision \`${now.id}\` was changed`, means: meansOfEdit(compared.now.tool) },
          proof: [
            { what: `it was: ${differing(old.up, now.up, meaning)}`, at: now.at },
            { what: `it is: ${differing(now.up, old.up, meaning)}`, at: now.at },
          ],
        })
      const gone = goneIn(compared)
      const at = compared.now.revisions.at(-1)?.at
      if (gone.length === 0 || !at) continue
      const [are, revisions] = gone.length === 1 ? ['is', 'Revision'] : ['are', 'Revisions']
      report.found({
        at,
        subject: `${compared.now.folder} gone`,
        arguments: { what: `${revisions} ${first(gone, 3)} ${are} gone`, means: meansOfLoss(compared.now.tool) },
      })
    }
  },
})

interface Edited {
  readonly old: HistoryRevision
  readonly now: HistoryRevision
}

function editedIn({ before, now }: Compared, meaning: Meaning): readonly Edited[] {
  const known = new Map(before.revisions.map((one) => [one.id, one]))
  return now.revisions.flatMap((revision) => {
    const old = known.get(revision.id)
    return old && !isRepeated(revision) && does(old.up, meaning) !== does(revision.up, meaning)
      ? [{ old, now: revision }]
      : []
  })
}

function goneIn({ before, now }: Compared): readonly string[] {
  const known = new Set(now.revisions.map(({ id }) => id))
  return before.revisions.filter((one) => !known.has(one.id) && !isRepeated(one)).map(({ id }) => id)
}

type Meaning = (sql: string) => string

/** A statement as the server's grammar understands it: spaces and comments are nothing to it. */
function meaningIn({ sql }: Subject): Meaning {
  return (text) => {
    const { statements, problem } = sql!.statements(text)
    return problem
      ? text.trim()
      : JSON.stringify(
          statements.map(({ tree }) => tree),
          withoutPlaces,
        )
  }
}

const withoutPlaces = (key: string, value: unknown): unknown => (/(^|_)location$/.test(key) ? undefined : value)

const does = ({ steps }: Script, meaning: Meaning): string =>
  steps.map(({ sql, notReproduced }) => notReproduced ?? meaning(sql)).join(';')

/** The first statement that the other has not. */
function differing(one: Script, other: Script, meaning: Meaning): string {
  const known = new Set(other.steps.map(({ sql }) => meaning(sql)))
  const step = one.steps.find(({ sql, notReproduced }) => notReproduced === null && !known.has(meaning(sql)))
  return step ? shortened(step.sql) : 'the same statements, in another order or with others around them'
}

const meansOfEdit = (tool: MigrationTool): string =>
  ({
    flyway: 'Flyway compares checksums, and refuses to go on where it has run',
    prisma:
      'Prisma compares checksums: `migrate dev` wants to reset the database, and `migrate deploy` leaves it as it is',
  })[tool as 'flyway' | 'prisma'] ?? 'a database that has run it keeps what it did then, a new one gets something else'

const meansOfLoss = (tool: MigrationTool): string =>
  ({
    alembic: "a database that stands there cannot be upgraded any more (`Can't locate revision`)",
    flyway: 'Flyway finds them in its table and not in the folder, and refuses to go on',
  })[tool as 'alembic' | 'flyway'] ?? 'what they did is still in each database that has run them, and in no new one'
