import type { Lab } from '../../lab/lab.ts'
import { quietly } from '../../lab/rehearsal/quietly.ts'
import type { Catalog, CatalogName, CatalogStep, CatalogView, Renames } from '../../model/index.ts'
import { catalogSteps } from '../../model/queries/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { migrationStatements } from '../../writers/migration/index.ts'

export interface MovedTables {
  readonly steps: readonly CatalogStep[]
  /** What is left to rename, with tables as they are called now. */
  readonly columns: Renames['columns']
  /** From what came of it, with more that was done since, to what was there before. */
  back(from: Catalog, to: Catalog): readonly CatalogStep[]
}

/** A table gets its new name, and a view its old one: whoever asks for that reads and writes through it. */
export async function movedTables(lab: Lab, before: Catalog, renames: Renames): Promise<MovedTables> {
  const steps: CatalogStep[] = []
  const views: CatalogView[] = []
  const moved: (readonly [string, string])[] = []
  for (const pair of renames.tables) {
    const table = before.tables.find(({ schema, name }) => `${schema}.${name}` === pair[0])
    const to = table && { schema: table.schema, name: pair[1].slice(table.schema.length + 1) }
    if (!table || !to) continue
    const view = viewOf(table, to)
    const own: readonly CatalogStep[] = [
      { do: 'rename table', table: { schema: table.schema, name: table.name }, to: to.name },
      { do: 'create view', view },
    ]
    if (
      !(await quietly(
        lab,
        migrationStatements(own).map(({ sql }) => sql),
        { mayRead: true },
      ))
    )
      continue
    steps.push(...own)
    views.push(view)
    moved.push(pair)
  }
  const isBridge = (one: CatalogName): boolean =>
    views.some(({ schema, name }) => schema === one.schema && name === one.name)
  return {
    steps,
    columns: renames.columns.map(([from, to]) => [throughTables(from, moved), throughTables(to, moved)] as const),
    back: (from, to) => [
      ...views.map((view) => ({ do: 'drop view', view }) as const),
      ...catalogSteps({ ...from, views: from.views.filter((one) => !isBridge(one)) }, to, {
        tables: moved.map(([old, name]) => [name, old] as const),
        columns: [],
      }),
    ],
  }
}

function throughTables(column: string, moved: Renames['tables']): string {
  const found = moved.find(([from]) => column.startsWith(`${from}.`))
  return found ? `${found[1]}${column.slice(found[0].length)}` : column
}

const viewOf = ({ schema, name, columns }: Catalog['tables'][number], to: CatalogName): CatalogView => ({
  schema,
  name,
  materialized: false,
  definition: `SELECT ${columns.map((one) => quoted(one.name)).join(', ')} FROM ${to.schema === 'public' ? '' : `${quoted(to.schema)}.`}${quoted(to.name)}`,
})
