import type { EnumType, Filter, Statement, Table } from '../../model/index.ts'
import { identifier } from '../ddl/identifiers.ts'
import { type ConditionScope } from './conditions.ts'
import { type Joined, connects, isCertain, joinTables } from './joins.ts'
import { loadsOf, relationOf } from './loads.ts'
import { Parameters } from './parameters.ts'
import { rawQuery } from './raw.ts'
import { Names, firstWith, named, reference } from './scope.ts'
import { whereOf } from './tree.ts'

/** A statement as SQL with its values as parameters. */
export interface Query {
  readonly sql: string
  /** Ids of the tables it touches, the one it is about first. */
  readonly tables: readonly string[]
  /** What was read into it, or is left out of it: what it is asked of the reader to know. */
  readonly remarks: readonly string[]
}

export type Rendered =
  | { readonly kind: 'queries'; readonly queries: readonly Query[] }
  /** It only adds rows: there is nothing to look for. */
  | { readonly kind: 'adds' }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Rows of a page, where a statement takes some of many and does not say how many. */
export const ASSUMED_LIMIT = 100

/** Writes the statements of a backend down as SQL. */
export class QueryWriter {
  private readonly names: Names
  private readonly tables: readonly Table[]
  private readonly enums: readonly EnumType[]

  constructor(tables: readonly Table[], enums: readonly EnumType[]) {
    this.names = new Names(tables)
    this.tables = tables
    this.enums = enums
  }

  render(statement: Statement): Rendered {
    if (statement.verb === 'raw') return this.raw(statement)
    const tables = statement.tables.map((name) => this.names.table(name))
    const [root] = tables
    if (!root) return unknown(statement.tables.length === 0 ? 'its table is not known' : 'its table is in no model')
    if (tables.includes(null)) return unknown('one of its tables is in no model')
    if (statement.verb === 'insert') return this.insert(statement)
    const lazy = statement.loads.find((load) => load.endsWith(' lazy'))
    if (lazy !== undefined) return this.lazy(root, lazy.slice(0, -' lazy'.length))
    return this.written(statement, root, tables as readonly Table[])
  }

  private raw(statement: Statement): Rendered {
    const raw = rawQuery(statement)
    if ('reason' in raw) return unknown(raw.reason)
    const tables = statement.tables.flatMap((name) => this.names.table(name)?.id ?? [])
    return { kind: 'queries', queries: [{ sql: raw.sql, tables, remarks: [] }] }
  }

  private insert(statement: Statement): Rendered {
    return statement.tables.length > 1 ? unknown('it adds what another statement finds') : { kind: 'adds' }
  }

  /** A relationship that is loaded when somebody asks for it: by its key, whoever it belongs to. */
  private lazy(target: Table, name: string): Rendered {
    const columns = new Set(
      this.tables.flatMap((owner) => {
        const relation = relationOf(owner, name, this.names)
        return relation?.target === target ? [relation.by] : []
      }),
    )
    const [column] = columns
    if (columns.size !== 1 || !column) return unknown('a relationship that is loaded by a key nobody could read')
    const remarks = [`the relationship ${name}, loaded when it is asked for`]
    const sql = `SELECT * FROM ${named(target)} WHERE ${column} = $1`
    return { kind: 'queries', queries: [{ sql, tables: [target.id], remarks }] }
  }

  private written(statement: Statement, root: Table, wanted: readonly Table[]): Rendered {
    const filters = statement.filters.filter(({ within }) => !(within ?? []).includes('sometimes'))
    const certain = this.certainTables(wanted, statement.filters)
    const joined = joinTables(certain, filters, this.tables, this.names)
    if (joined.apart.length > 0) return unknown('how its tables are joined is not known')
    const scope = { names: this.names, tables: joined.tables, enums: this.enums, parameters: new Parameters() }
    const { conditions, missing } = whereOf(
      filters.filter((one) => !this.isJoin(one, joined)),
      scope,
    )
    const where = [...new Set([...joined.on, ...conditions])]
    const remarks = [...joined.remarks, ...this.leftOut(statement, filters, missing)]
    if (statement.verb !== 'select') return this.change(statement.verb, root, scope, where, remarks, statement)
    return this.select(statement, scope, where, remarks)
  }

  /** Tables that stand only in conditions that are turned around, one of several or not always there are not joined. */
  private certainTables(wanted: readonly Table[], filters: readonly Filter[]): readonly Table[] {
    const [root, ...others] = wanted
    return [
      ...(root ? [root] : []),
      ...others.filter((table) => {
        const about = filters.filter(
          (one) =>
            this.names.column(one.column, [])?.table === table || this.names.column(one.to ?? '', [])?.table === table,
        )
        return about.length === 0 || about.some(isCertain)
      }),
    ]
  }

  private isJoin(filter: Filter, { tables }: Joined): boolean {
    if (!connects(filter) || !isCertain(filter)) return false
    const [one, other] = [this.names.column(filter.column, tables), this.names.column(filter.to ?? '', tables)]
    const both = one && other && one.table !== other.table
    return Boolean(both && tables.includes(one.table) && tables.includes(other.table))
  }

  private leftOut(statement: Statement, used: readonly Filter[], missing: readonly string[]): readonly string[] {
    const sometimes = statement.filters.length - used.length
    return [
      ...missing.map((text) => `left out, as it could not be read: ${text}`),
      ...(sometimes > 0
        ? [`${sometimes} ${sometimes === 1 ? 'filter' : 'filters'} left out that not every call has`]
        : []),
    ]
  }

  private change(
    verb: Statement['verb'],
    root: Table,
    { tables, parameters }: ConditionScope,
    where: readonly string[],
    remarks: readonly string[],
    { filters }: Statement,
  ): Rendered {
    // An object that was loaded is written by its key.
    const byKey = filters.length === 0 ? (root.primaryKey?.columns ?? []) : []
    const own = byKey.map((name) => `${identifier(root.name)}.${identifier(name)} = ${parameters.next()}`)
    const conditions = filters.length === 0 ? own : where
    if (conditions.length === 0) return unknown('which rows it changes is not known')
    const others = tables.filter((table) => table !== root)
    const [set] = root.columns
      .filter(({ name }) => !root.primaryKey?.columns.includes(name))
      .map(({ name }) => identifier(name))
    const from = others.length === 0 ? '' : ` ${verb === 'delete' ? 'USING' : 'FROM'} ${others.map(named).join(', ')}`
    const head =
      verb === 'delete'
        ? `DELETE FROM ${named(root)}`
        : `UPDATE ${named(root)} SET ${set ?? identifier(root.columns[0]?.name ?? 'id')} = ${parameters.next()}`
    const sql = `${head}${from} WHERE ${conditions.join(' AND ')}`
    return { kind: 'queries', queries: [{ sql, tables: tables.map(({ id }) => id), remarks }] }
  }

  private select(
    statement: Statement,
    { tables }: ConditionScope,
    where: readonly string[],
    told: readonly string[],
  ): Rendered {
    const [root] = tables
    const loaded = loadsOf(statement, root!, this.names)
    const aggregate = statement.aggregate === true
    const { keys, missing } = aggregate ? { keys: [], missing: [] } : this.sortOf(statement, tables)
    const limit = aggregate ? null : limitOf(statement, keys.length + missing.length > 0)
    const sql = [
      `SELECT ${aggregate ? 'count(*)' : `${identifier(root!.name)}.*`} FROM ${tables.map(named).join(', ')}`,
      ...(where.length > 0 ? [`WHERE ${where.join(' AND ')}`] : []),
      ...(keys.length > 0 ? [`ORDER BY ${keys.join(', ')}`] : []),
      ...(limit === null ? [] : [`LIMIT ${limit}`]),
    ].join(' ')
    const remarks = [
      ...told,
      ...missing.map((key) => `left out, as it could not be read: sorted by ${key}`),
      ...(limit !== null && statement.limit === undefined ? [`LIMIT ${ASSUMED_LIMIT} is assumed`] : []),
      ...(aggregate ? [] : loaded.missing),
    ]
    const ids = [...new Set([...tables, ...(aggregate ? [] : loaded.joined)])].map(({ id }) => id)
    const main = { sql: aggregate ? sql : withJoins(sql, root!, loaded.joins), tables: ids, remarks }
    const also = aggregate ? [] : loaded.also
    return {
      kind: 'queries',
      queries: [
        main,
        ...also.map((one) => ({
          sql: one.sql,
          tables: [one.table.id],
          remarks: [`loaded with it: ${one.relationship}`],
        })),
      ],
    }
  }

  private sortOf(
    { sort }: Statement,
    tables: readonly Table[],
  ): { readonly keys: readonly string[]; readonly missing: readonly string[] } {
    const keys: string[] = []
    const missing: string[] = []
    for (const key of new Set(sort)) {
      const [, name = '', direction = ''] = /^(.*?)( desc)?$/.exec(key) ?? []
      const found = firstWith(name, tables)
      if (found) keys.push(`${reference(found)}${direction.toUpperCase()}`)
      else missing.push(name)
    }
    return { keys, missing }
  }
}

const unknown = (reason: string): Rendered => ({ kind: 'unknown', reason })

/** A result of which only the first row is taken is no limit: the server makes all of it. */
function limitOf({ limit, limited }: Statement, sorted: boolean): number | null {
  if (limit !== undefined) return limit
  return limited === 'yes' && sorted ? ASSUMED_LIMIT : null
}

/** What is loaded along is joined to the rows that are taken, as the mapper does. */
function withJoins(sql: string, root: Table, joins: readonly string[]): string {
  if (joins.length === 0) return sql
  return `SELECT * FROM (${sql}) AS ${identifier(root.name)} ${joins.join(' ')}`
}
