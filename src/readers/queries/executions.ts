import { asText } from '../../python/values/ask.ts'
import type { Statement } from '../../model/data.ts'
import type { Call } from '../../python/ast.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { ANY_ATTRIBUTE } from '../../python/interpret/set-attribute.ts'
import type { Event } from '../behaviour/event.ts'
import { entityTable, isMapped, memberOf, relationOf } from './entities.ts'
import { LAZY_LOAD } from './loaded.ts'
import { originOf, written } from './origin.ts'
import { readSql, sqlOf } from './sql.ts'
import type { Predicate } from './filters.ts'
import { isStatement } from './shape.ts'
import { type Shape, loadPath, shapeOf } from './statement.ts'
import { documentStatement } from './other.ts'

/** Something that reaches the database when it happens. */
export interface Execution {
  readonly event: Event
  readonly shape: Shape
  /** By these its results are recognised: the arguments of the call, or the query that was run. */
  readonly keys: readonly object[]
  /** The objects it writes. */
  readonly objects: readonly Instance[]
}

const EXECUTES = new Set([
  'execute',
  'exec',
  'scalars',
  'scalar',
  'stream',
  'stream_scalars',
  'execute_async',
  'fetch_all',
  'fetch_one',
  'fetch_val',
  'iterate',
  'paginate',
  'apaginate',
  'read_sql',
  'read_sql_query',
  'scalar_one',
  'scalar_one_or_none',
])
const RAW = new Set([
  ...EXECUTES,
  'fetch',
  'fetchrow',
  'fetchval',
  'executemany',
  'execute_many',
  'exec_driver_sql',
  'cursor',
  'copy_records_to_table',
])
const RAW_LIBRARIES =
  /^(sqlalchemy|sqlmodel|asyncpg|psycopg|psycopg2|databases|sqlite3|aiosqlite|aiomysql|pymysql|MySQLdb|clickhouse|clickhouse_connect|duckdb|snowflake|trino|google\.cloud\.bigquery|mysql|oracledb|pyodbc|asyncmy)\b/
const SESSIONS = /(Session|session|sessionmaker\(\)|Connection|\bdb)$/
const QUERY_ENDS = new Set([
  'all',
  'first',
  'one',
  'one_or_none',
  'count',
  'scalar',
  'get',
  'update',
  'delete',
  '__iter__',
  'paginate',
])
const ONE = new Set([
  'first',
  'one',
  'one_or_none',
  'get',
  'count',
  'scalar',
  'scalar_one',
  'scalar_one_or_none',
  'fetch_one',
  'fetchrow',
  'fetchval',
  'fetch_val',
])

/** What an event does to the database; null when it does nothing there. */
export function executionOf(event: Event, machine: Machine): Execution | null {
  if (event.kind === 'set') return assigned(event, machine)
  if (event.kind !== 'call' || !event.call) return null
  if (event.path === LAZY_LOAD) return lazy(event, machine)
  const dot = event.path.lastIndexOf('.')
  const [owner, name] = [event.path.slice(0, dot), event.path.slice(dot + 1)]
  if (owner.endsWith('.Query') && owner.startsWith('sqlalchemy') && QUERY_ENDS.has(name))
    return queried(event, name, machine)
  const args = [...event.call.args, ...event.call.keywords.values()]
  if (EXECUTES.has(name) || /^a?paginate$/.test(name)) {
    const statement = args.find((one) => isStatement(one))
    if (statement) return executed(event, name, statement, machine)
  }
  if (RAW.has(name) && RAW_LIBRARIES.test(event.path)) return raw(event, name, machine)
  return ofSession(event, owner, name, machine) ?? documentStatement(event, owner, name, machine)
}

function executed(event: Event, name: string, statement: Value, machine: Machine): Execution | null {
  const shape = shapeOf(statement, machine)
  if (!shape) return null
  const limited = ONE.has(name) || name === 'paginate' || name === 'apaginate' ? 'yes' : shape.limited
  const reads = shape.verb === 'raw' ? readSql(shape.sql ?? '').does : shape.verb
  const withParameters = shape.verb === 'raw' ? parameters(event, shape, machine) : shape
  return {
    event,
    shape: { ...withParameters, verb: shape.verb === 'raw' ? 'raw' : reads, limited },
    keys: [event.call!.args],
    objects: [],
  }
}

const EMPTY: Shape = {
  verb: 'raw',
  tables: [],
  filters: [],
  sort: [],
  loads: [],
  limited: 'no',
  sql: null,
  known: true,
  principal: 'never',
}

function raw(event: Event, name: string, machine: Machine): Execution | null {
  const [first] = event.call!.args
  const sql = sqlOf(first ?? event.call!.keywords.get('query') ?? event.call!.keywords.get('sql'))
  if (sql === null)
    return first?.kind === 'unknown' || (first?.kind === 'instance' && !SESSIONS.test(event.path))
      ? { event, shape: { ...EMPTY, known: false, limited: 'unknown' }, keys: [event.call!.args], objects: [] }
      : null
  const shape: Shape = parameters(
    event,
    {
      ...EMPTY,
      sql,
      tables: readSql(sql).tables,
      limited: ONE.has(name) ? 'yes' : /\blimit\b/i.test(sql) ? 'yes' : 'unknown',
      known: false,
    },
    machine,
  )
  return { event, shape, keys: [event.call!.args], objects: [] }
}

/** What is handed to a raw statement beside its text: by these it is filtered, mostly. */
function parameters(event: Event, shape: Shape, machine: Machine): Shape {
  const given = [...event.call!.args.slice(1), ...event.call!.keywords.values()]
  const filters = given.flatMap((one) => boundParameters(one, machine))
  return {
    ...shape,
    known: false,
    filters: [...shape.filters, ...filters],
    principal: filters.some((one) => one.from === 'principal') ? 'always' : shape.principal,
  }
}

function boundParameters(value: Value, machine: Machine): readonly Predicate[] {
  if (value.kind === 'mapping')
    return [...value.entries.values()].map((entry) => bound(`:${asText(entry.key) ?? '?'}`, entry.value, machine))
  if (value.kind === 'sequence') return value.items.map((item, i) => bound(`$${i + 1}`, item, machine))
  return [bound('$', value, machine)]
}

const bound = (column: string, value: Value, machine: Machine): Predicate => ({
  column,
  operator: '=',
  from: originOf(value, machine),
  text: column,
  value,
})

function queried(event: Event, name: string, machine: Machine): Execution | null {
  const query = event.receiver
  const shape = query ? shapeOf(query, machine) : null
  if (!query || !shape) return null
  const verb = name === 'update' || name === 'delete' ? name : 'select'
  const filters =
    name === 'get' && event.call!.args[0]
      ? [...shape.filters, keyFilter(shape.tables[0] ?? '?', event.call!.args[0], event, machine)]
      : shape.filters
  const principal = filters.some((one) => one.from === 'principal') ? 'always' : shape.principal
  return {
    event,
    shape: {
      ...shape,
      verb,
      filters,
      principal,
      limited: ONE.has(name) ? 'yes' : verb === 'select' ? shape.limited : 'no',
      ...(name === 'count' ? { aggregate: true } : {}),
      ...(name === 'first' ? { limit: 1 } : {}),
    },
    keys: [query],
    objects: [],
  }
}

function keyFilter(table: string, value: Value, event: Event, machine: Machine): Predicate {
  const node = event.site.node as Call
  const at = node.kind === 'Call' ? node.args[node.args.length - 1] : undefined
  return {
    column: `${table}.(primary key)`,
    operator: '==',
    from: originOf(value, machine),
    text: at ? written(event.site, at) : '',
    value,
  }
}

// --- what a session does with objects ------------------------------------------------------------

const WRITES: Readonly<Record<string, Statement['verb']>> = {
  add: 'insert',
  add_all: 'insert',
  merge: 'update',
  delete: 'delete',
  bulk_save_objects: 'insert',
  bulk_insert_mappings: 'insert',
  bulk_update_mappings: 'update',
  refresh: 'select',
}

function ofSession(event: Event, owner: string, name: string, machine: Machine): Execution | null {
  const [first, second] = [
    event.call!.args[0] ?? event.call!.keywords.get('entity') ?? event.call!.keywords.get('instance'),
    event.call!.args[1] ?? event.call!.keywords.get('ident'),
  ]
  if ((name === 'get' || name === 'get_one') && first && isMapped(first, machine)) {
    const table = entityTable(first, machine)!
    const filter = second ? [keyFilter(table, second, event, machine)] : []
    const options = event.call!.keywords.get('options')
    const loads = options?.kind === 'sequence' ? options.items.flatMap((one) => loadPath(one, machine) ?? []) : []
    return {
      event,
      shape: {
        ...EMPTY,
        verb: 'select',
        tables: [table],
        filters: filter,
        loads,
        limited: 'yes',
        principal: filter[0]?.from === 'principal' ? 'always' : 'never',
      },
      keys: [event.call!.args],
      objects: [],
    }
  }
  const verb = WRITES[name]
  if (!verb || !first) return null
  const objects = objectsIn(first, machine)
  const tables = [
    ...new Set([
      ...objects.flatMap((one) => entityTable(one.class, machine) ?? []),
      ...(name.startsWith('bulk_') ? [entityTable(first, machine)] : []),
    ]),
  ].filter((one): one is string => one !== null)
  if (tables.length === 0 && !(SESSIONS.test(owner) && RAW_LIBRARIES.test(owner))) return null
  const stored = objects.some((one) => one.receiver !== null && !isMadeFromClass(one))
  return {
    event,
    shape: {
      ...EMPTY,
      verb: verb === 'insert' && stored ? 'update' : verb,
      tables,
      // An object is read anew by its key.
      filters: name === 'refresh' ? tables.map(ownKey) : [],
      limited: verb === 'select' ? 'yes' : 'no',
      known: tables.length > 0,
    },
    keys: [event.call!.args],
    objects,
  }
}

const ownKey = (table: string): Predicate => ({
  column: `${table}.(primary key)`,
  operator: '==',
  from: 'computed',
  text: '',
  value: null,
})

const isMadeFromClass = (one: Instance): boolean => one.receiver?.kind === 'class'

/** The mapped objects a value is or holds; `Model.model_validate(...)` makes one too. */
export function objectsIn(value: Value, machine: Machine): readonly Instance[] {
  if (value.kind === 'sequence') return value.items.flatMap((one) => objectsIn(one, machine))
  if (value.kind === 'alternatives') return value.options.flatMap((option) => objectsIn(option.value, machine))
  if (value.kind !== 'instance') return []
  if (value.class.kind === 'class') return isMapped(value.class, machine) ? [value] : []
  return value.receiver?.kind === 'class' && isMapped(value.receiver, machine)
    ? [{ ...value, class: value.receiver }]
    : []
}

/** An attribute of a loaded object is assigned: the next flush writes it. */
function assigned(event: Event, machine: Machine): Execution | null {
  const to = event.receiver
  if (
    to?.kind !== 'instance' ||
    to.class.kind !== 'class' ||
    !isMapped(to.class, machine) ||
    (event.path !== ANY_ATTRIBUTE && !memberOf(to.class, event.path))
  )
    return null
  return {
    event,
    shape: { ...EMPTY, verb: 'update', tables: [entityTable(to.class, machine)!] },
    keys: [],
    objects: [to],
  }
}

const NOT_LAZY = new Set([
  'selectin',
  'joined',
  'subquery',
  'immediate',
  'raise',
  'raise_on_sql',
  'noload',
  'dynamic',
  'write_only',
])

function lazy(event: Event, machine: Machine): Execution | null {
  const owner = event.receiver
  const name = asText(event.call!.args[0])
  if (owner?.kind !== 'instance' || owner.class.kind !== 'class' || name === null) return null
  const { target, loading } = relationOf(owner.class, name, machine)
  const table = target ? entityTable(target, machine) : null
  if (table === null || NOT_LAZY.has(loading)) return null
  return {
    event,
    shape: { ...EMPTY, verb: 'select', tables: [table], loads: [`${name} lazy`], limited: 'no' },
    keys: [],
    objects: [owner],
  }
}
