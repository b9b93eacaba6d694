import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { readHead } from '../../lab/catalog/head.ts'
import { readModels } from '../../lab/catalog/models.ts'
import { openEmbedded } from '../../lab/engines/embedded.ts'
import { extensionsOf } from '../../lab/extensions.ts'
import type { Catalog, CatalogColumn, CatalogEnum, CatalogName, CatalogStep } from '../../model/index.ts'
import { EMPTY_CATALOG, catalogSteps } from '../../model/queries/index.ts'
import { loadSql } from '../../sql/parser.ts'
import { historiesOf } from '../read-histories.ts'

export interface Ways {
  readonly steps: readonly CatalogStep[]
  readonly back: readonly CatalogStep[]
  readonly refused: readonly string[]
}

/** From the models as they were to the models as they are, and back; what differs from the migrations already stays out of it. */
export async function waysBetween(files: FileTree, before: string, after: string, progress: Progress): Promise<Ways> {
  const { created, assumed } = extensionsOf([before, after].join('\n'))
  const lab = await openEmbedded([...created, ...assumed])
  try {
    const was = await readModels(lab, before, EMPTY_CATALOG)
    const is = await readModels(lab, after, EMPTY_CATALOG)
    const known = new Set(was.refused.map(({ sql }) => sql))
    return {
      steps: catalogSteps(was.catalog, is.catalog),
      back: await wayBack(files, is.catalog, was.catalog, progress),
      refused: is.refused
        .filter(({ sql }) => !known.has(sql))
        .map(({ sql, reason }) => `the models cannot be made: ${reason}: ${sql.slice(0, 120)}`),
    }
  } finally {
    await lab.close()
  }
}

/** What migrations gave and models do not tell is there all the same: defaults of columns, and values in another order. */
async function wayBack(
  files: FileTree,
  from: Catalog,
  to: Catalog,
  progress: Progress,
): Promise<readonly CatalogStep[]> {
  const steps = catalogSteps(from, to)
  const retyped = new Set(steps.flatMap((step) => (step.do === 'set type' ? [keyOf(step.table, step.column)] : [])))
  if (retyped.size === 0) return lastFirst(steps)
  const heads = await headsOf(files, progress)
  const defaults = new Map(
    heads.flatMap(({ tables }) =>
      tables.flatMap((table) => table.columns.map((column) => [keyOf(table, column.name), column.default] as const)),
    ),
  )
  const enums = heads.flatMap((head) => head.enums)
  const told = (catalog: Catalog): Catalog => ({
    ...catalog,
    enums: catalog.enums.map((one) => enums.find((other) => isSame(one, other)) ?? one),
    tables: catalog.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        const key = keyOf(table, column.name)
        const begins = column.default === null && retyped.has(key) ? (defaults.get(key) ?? null) : null
        return begins === null ? column : { ...column, default: valueOf(begins, column) }
      }),
    })),
  })
  return catalogSteps(told(from), told(to))
}

const keyOf = ({ schema, name }: CatalogName, column: string): string => `${schema}.${name}.${column}`

/** The same values, in whichever order. */
const isSame = (one: CatalogEnum, other: CatalogEnum): boolean =>
  one.schema === other.schema &&
  one.name === other.name &&
  one.values.length === other.values.length &&
  one.values.every((value) => other.values.includes(value))

/** A value is of the type the column has then. */
const valueOf = (begins: string, { type }: CatalogColumn): string =>
  begins.replace(/^('(?:[^']|'')*')::.+$/, (_, value: string) => `${value}::${type}`)

/** Where the migrations lead. */
async function headsOf(files: FileTree, progress: Progress): Promise<readonly Catalog[]> {
  const heads: Catalog[] = []
  for (const history of await historiesOf(files, {}, progress)) {
    const sql = history.revisions.flatMap(({ up }) => up.steps.map((step) => step.sql))
    const { created, assumed } = extensionsOf(sql.join('\n'))
    const lab = await openEmbedded([...created, ...assumed])
    try {
      heads.push((await readHead(lab, history, await loadSql())).catalog)
    } finally {
      await lab.close()
    }
  }
  return heads
}

/** Columns go in the other order than they came, as people have it. */
const lastFirst = (steps: readonly CatalogStep[]): readonly CatalogStep[] =>
  steps.every((step) => step.do === 'drop column') ? steps.toReversed() : steps
