import { type Surroundings, switches } from '../../evolution/schema/release/phases.ts'
import type { Lab } from '../../lab/lab.ts'
import { inTurn } from '../../lab/rehearsal/quietly.ts'
import type { CatalogStep } from '../../model/index.ts'
import { type MigrationStatement, migrationStatements } from '../../writers/migration/index.ts'
import { isOf } from './names.ts'

/** What both releases cannot have: it alone where it runs by itself, and else with all that stands before it. */
export async function betweenReleases(
  lab: Lab,
  steps: readonly CatalogStep[],
  around: Surroundings,
): Promise<readonly MigrationStatement[]> {
  const own = steps.filter((step) => switches(step, around))
  if (own.length === 0) return []
  const statements = migrationStatements(own)
  if (await quietlyOrNot(lab, statements)) return statements
  const all = migrationStatements(steps.slice(0, steps.indexOf(own.at(-1)!) + 1).filter((step) => !waits(step, around)))
  if (!(await quietlyOrNot(lab, all)))
    await inTurn(
      lab,
      all.map(({ sql }) => sql),
    )
  return all
}

/** The old one of two columns goes when nobody asks for it any more, and so does a type it may have. */
function waits(step: CatalogStep, { beside, twins }: Surroundings): boolean {
  if (step.do === 'drop type')
    return ![...beside.enums, ...beside.domains].some((one) => isOf(one, { table: step.type }))
  return step.do === 'drop column' && twins.some(({ table, old }) => isOf(table, step) && old === step.column)
}

async function quietlyOrNot(lab: Lab, statements: readonly MigrationStatement[]): Promise<boolean> {
  await lab.execute('BEGIN')
  const refused = await inTurn(
    lab,
    statements.map(({ sql }) => sql),
  )
  await lab.execute(refused === null ? 'COMMIT' : 'ROLLBACK')
  return refused === null
}
