import { loadSql } from '../../sql/parser.ts'
import type { Plan, Touched } from '../../model/plans.ts'
import { type EmbeddedLab, openEmbedded } from '../engines/embedded.ts'
import { extensionsOf } from '../extensions.ts'
import { emptyTree } from './empty-tree.ts'
import { ASKING, type Fences, NO_FENCES, raiseFences } from './fences.ts'
import { restoringCalls } from './dumped.ts'
import { explain, touchedBy } from './explain.ts'
import { readStatistics } from './live.ts'
import { MemoryFiles } from './memory-files.ts'
import { type RelationNumbers, restoreColumns, restoreRelations } from './restore.ts'
import { type TwinIndex, type TwinSchema, type TwinTable, keyOf, PREPARED, newestIndex, readSchema } from './schema.ts'
import { type IndexSize, byColumn, indexSize, tablePages } from './sizes.ts'
import type { TableStatistics } from './statistics.ts'

const CACHE = 'pg_buffercache'

/** A statement of the schema that was refused, and why. */
export interface RefusedStatement {
  readonly sql: string
  readonly message: string
}

/** Pages and rows a relation has in the twin. */
export interface TwinSize {
  readonly pages: number
  readonly rows: number
}

/**
 * A server that plans as with any number of rows and holds none. The planner asks for the statistics of a table, the
 * length of its file and the height of its B-trees, and all three are told. It is an instance of its own that reads
 * nothing and runs nothing: with ANALYZE or a query it would find out.
 */
export class Twin {
  readonly version: string
  readonly refused: readonly RefusedStatement[]
  private readonly lab: EmbeddedLab
  private readonly files: MemoryFiles
  private tables: Map<string, TwinTable>
  private readonly statistics = new Map<string, TableStatistics>()
  private readonly sizes = new Map<string, TwinSize>()
  private readonly heights = new Map<number, number>()

  constructor(lab: EmbeddedLab, schema: TwinSchema, refused: readonly RefusedStatement[]) {
    this.lab = lab
    this.version = lab.version
    this.refused = refused
    this.files = new MemoryFiles(lab.database)
    this.tables = new Map(schema.tables.map((table) => [keyOf(table), table]))
  }

  get schema(): TwinSchema {
    return { tables: [...this.tables.values()] }
  }

  /** `schema.name` of a table or of an index; null for what has no size yet. */
  size(relation: string): TwinSize | null {
    return this.sizes.get(relation) ?? null
  }

  statisticsOf(table: string): TableStatistics | null {
    return this.statistics.get(table) ?? null
  }

  /** Whether the statistics of a table were counted by a server. */
  isCounted(table: string): boolean {
    return this.statistics.get(table)?.pages !== undefined
  }

  /** Tells it what stands in tables, and how many rows they have. */
  async describe(statistics: readonly TableStatistics[]): Promise<void> {
    const known = statistics.flatMap((one) => {
      const table = this.tables.get(one.table)
      if (table) this.statistics.set(one.table, one)
      return table ? [{ table, columns: one.columns }] : []
    })
    await restoreColumns(this.lab, known)
    await this.resize(new Map(statistics.map(({ table, rows }) => [table, rows])))
  }

  /**
   * Takes the statistics of a file of `pg_dump --statistics-only`. Says which of its calls the server did not take: of
   * tables that are not here, mostly.
   */
  async load(dump: string): Promise<{ readonly tables: number; readonly problems: readonly string[] }> {
    const { calls, relations, problem } = await restoringCalls(dump)
    const problems = problem === null ? [] : [problem]
    for (const call of calls) await this.lab.execute(call).catch((error: Error) => problems.push(error.message))
    const restored = await readStatistics(this.lab)
    const known = restored.filter(({ table, rows }) => rows > 0 && relations.has(table) && this.tables.has(table))
    await this.describe(known)
    return { tables: known.length, problems }
  }

  /** Other numbers of rows for tables that were described: by `schema.name`. */
  async resize(rows: ReadonlyMap<string, number>): Promise<void> {
    const relations = [...rows].flatMap(([name, count]) => {
      const table = this.tables.get(name)
      return table ? this.plannedSizes(table, count) : []
    })
    await this.inflate(relations)
  }

  /** The plan of a statement whose parameters are open. */
  plan(sql: string): Promise<Plan> {
    return explain(this.lab.database, sql)
  }

  touched(sql: string): Promise<Touched> {
    return touchedBy(this.lab.database, sql)
  }

  /**
   * Makes a real, empty index and gives it the size it would have. Making it reads the table, which is as empty
   * meanwhile as it really is.
   */
  async addIndex(create: string): Promise<TwinIndex> {
    const name = await this.tableOf(create)
    const table = this.tables.get(name)
    if (!table) throw new Error(`there is no table ${name} to make an index on`)
    this.files.empty(pathOf(table))
    await restoreRelations(this.lab, [{ schema: table.schema, name: table.name, pages: 0, rows: 0, visible: 0 }])
    await this.lab.execute(create)
    const made = await newestIndex(this.lab, table.oid)
    this.tables.set(name, { ...table, indexes: [...table.indexes, made] })
    // Nobody planned with the new one yet, and the old ones stay as they are.
    await this.inflate(
      this.plannedSizes({ ...table, indexes: [made] }, this.sizes.get(name)?.rows ?? 0),
      'not read yet',
    )
    return made
  }

  async dropIndex(index: TwinIndex): Promise<void> {
    await this.lab.execute(`DROP INDEX ${quoted(index)}`)
    this.forget(index)
  }

  /** An index the planner does not see is still there. */
  async hideIndexes(indexes: readonly TwinIndex[], hidden: boolean): Promise<void> {
    if (indexes.length === 0) return
    await this.lab.execute(
      `UPDATE pg_index SET indisvalid = ${!hidden} WHERE indexrelid IN (${indexes.map(({ oid }) => oid).join(', ')})`,
    )
  }

  /** Whether an extension is there. */
  async has(extension: string): Promise<boolean> {
    return (await this.lab.query('SELECT FROM pg_extension WHERE extname = $1', [extension])).length > 0
  }

  close(): Promise<void> {
    return this.lab.close()
  }

  private async tableOf(create: string): Promise<string> {
    const [statement] = (await loadSql()).statements(create).statements
    const relation = statement?.tree['relation'] as
      | { readonly relname?: string; readonly schemaname?: string }
      | undefined
    if (statement?.kind !== 'IndexStmt' || !relation?.relname) throw new Error(`this makes no index: ${create}`)
    if (relation.schemaname) return `${relation.schemaname}.${relation.relname}`
    const found = [...this.tables.values()].find(({ name }) => name === relation.relname)
    return found ? keyOf(found) : relation.relname
  }

  private forget(index: TwinIndex): void {
    this.files.forget(pathOf(index))
    this.heights.delete(index.oid)
    this.sizes.delete(keyOf(index))
    for (const [name, table] of this.tables)
      if (table.indexes.some(({ oid }) => oid === index.oid))
        this.tables.set(name, { ...table, indexes: table.indexes.filter(({ oid }) => oid !== index.oid) })
  }

  private plannedSizes(table: TwinTable, rows: number): readonly Planned[] {
    const known = this.statistics.get(keyOf(table))
    const columns = byColumn(known ?? { columns: [] })
    const counted = known && known.rows === rows ? known : undefined
    const pages = Math.max(1, counted?.pages ?? tablePages(table, columns, rows))
    const visible = Math.round(pages * (known?.visible ?? 1))
    return [
      { relation: table, numbers: { pages, rows, visible }, height: null },
      ...table.indexes.map((index): Planned => {
        const size = indexSize(table, index, columns, rows)
        const ofIndex = counted?.indexPages?.get(index.name) ?? size.pages
        return {
          relation: index,
          numbers: { pages: ofIndex, rows: size.rows, visible: 0 },
          height: heightOf(index, size),
        }
      }),
    ]
  }

  private async inflate(planned: readonly Planned[], trees: 'read' | 'not read yet' = 'read'): Promise<void> {
    const changed = planned.filter(
      (one) => one.height !== null && one.height !== (this.heights.get(one.relation.oid) ?? 0),
    )
    // A page that lies in the server's cache would hide the one that is written now.
    if (changed.length > 0 && trees === 'read') await this.lab.query(`SELECT FROM pg_buffercache_evict_all()`)
    for (const { relation, height } of changed) {
      this.files.replace(pathOf(relation), emptyTree(this.files.firstPage(pathOf(relation)), height!))
      this.heights.set(relation.oid, height!)
    }
    for (const { relation, numbers } of planned) {
      this.files.setPages(pathOf(relation), numbers.pages)
      this.sizes.set(keyOf(relation), numbers)
    }
    await restoreRelations(
      this.lab,
      planned.map(({ relation: { schema, name }, numbers }) => ({ schema, name, ...numbers })),
    )
  }
}

interface Planned {
  readonly relation: TwinTable | TwinIndex
  readonly numbers: Omit<RelationNumbers, 'schema' | 'name'>
  /** Of a B-tree; null for what is none. */
  readonly height: number | null
}

const DATA = '/pglite/data'
const pathOf = ({ path }: { readonly path: string }): string => `${DATA}/${path}`
const quoted = ({ schema, name }: TwinIndex): string =>
  `"${schema.replaceAll('"', '""')}"."${name.replaceAll('"', '""')}"`
const heightOf = (index: TwinIndex, size: IndexSize): number | null => (index.method === 'btree' ? size.height : null)

/**
 * Pages made by hand carry no checksum. A server in one process never plans for several workers, and what compiling
 * would add to a cost is no part of a plan.
 */
const SETTINGS = `SET ignore_checksum_failure = on; SET max_parallel_workers_per_gather = 0; SET jit = off; SET plan_cache_mode = force_generic_plan`

/** Whoever asks may see and change what no policy keeps. */
const SOMEBODY = `CREATE ROLE ${ASKING}; GRANT pg_read_all_data, pg_write_all_data TO ${ASKING}`

/** What a script of tables does not say of them. */
export interface Beside {
  /** Values a program allows, by `schema.table.column`. */
  readonly choices: ReadonlyMap<string, readonly string[]>
  readonly fences: Fences
}

const NOTHING_BESIDE: Beside = { choices: new Map(), fences: NO_FENCES }

/** Opens a twin of the schema a script makes. What the server refuses of it is left out, and listed. */
export async function openTwin(script: string, { choices, fences }: Beside = NOTHING_BESIDE): Promise<Twin> {
  const { created, assumed } = extensionsOf(script)
  const lab = await openEmbedded([...new Set([CACHE, ...created, ...assumed])])
  await lab.execute(`CREATE EXTENSION ${CACHE}; ${SETTINGS}; ${PREPARED}; ${SOMEBODY}`)
  const refused: RefusedStatement[] = []
  const { statements, problem } = (await loadSql()).statements(script)
  if (problem) refused.push({ sql: script.split('\n')[problem.line - 1] ?? '', message: problem.message })
  if (!(await takesAll(lab, script)))
    for (const { text } of statements)
      await lab.execute(text).catch((error: Error) => refused.push({ sql: text, message: error.message }))
  await raiseFences(lab, fences)
  return new Twin(lab, withChoices(await readSchema(lab), choices), refused)
}

/** A column of plain text can hold few values, too. */
const withChoices = ({ tables }: TwinSchema, choices: Beside['choices']): TwinSchema => ({
  tables: tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      values: column.values ?? choices.get(`${keyOf(table)}.${column.name}`) ?? null,
    })),
  })),
})

/** A script is one transaction: it does all or nothing. */
const takesAll = (lab: EmbeddedLab, script: string): Promise<boolean> =>
  lab.execute(script).then(
    () => true,
    () => false,
  )
