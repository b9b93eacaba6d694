import { asItems, asNumber, asText } from '../../../../python/values/ask.ts'
import type { Site, Value } from '../../../../python/values/value.ts'
import type { Machine } from '../../../../python/interpret/machine.ts'
import { type Names, type Written, sqlText, written } from '../../../sqlalchemy/sql/expression.ts'
import { literalText, quoted } from '../../../sqlalchemy/sql/quote.ts'
import { compileType } from '../../../sqlalchemy/types/compile.ts'
import { type Clause, argumentsOf, clause, clausesOf, isStatement } from './clauses.ts'
import { boundText, textClause } from './text-clause.ts'
import { type TableReference, columnReference, tableReference, tablesIn } from './tables.ts'
import { jsonText } from './json.ts'
import { momentText } from './moments.ts'

/** How parts of a statement are called where no table is being made. */
export function namesFor(machine: Machine, site: Site): Names {
  return new Writer(machine, site, new Map(), []).names
}

/** A statement that is put together from parts, as SQLAlchemy writes it; null when one is not told. */
export function statementText(
  statement: Value,
  values: ReadonlyMap<string, Value>,
  machine: Machine,
  site: Site,
): string | null {
  const clauses = clausesOf(statement)
  return clauses ? new Writer(machine, site, values, []).statement(clauses) : null
}

const ATOM = 100
/** Holds together among conditions, and stands in parentheses elsewhere. */
const LOOSE = 4
const CONCATENATION = 6

class Writer {
  readonly names: Names
  private readonly machine: Machine
  private readonly site: Site
  private readonly values: ReadonlyMap<string, Value>
  /** Tables of the statements around this one: what is inside refers to them and does not read them again. */
  private readonly around: readonly string[]
  /** Names made up so far in the whole statement. */
  private readonly counted: Map<string, number>

  constructor(
    machine: Machine,
    site: Site,
    values: ReadonlyMap<string, Value>,
    around: readonly string[],
    counted = new Map<string, number>(),
  ) {
    this.counted = counted
    this.machine = machine
    this.site = site
    this.values = values
    this.around = around
    this.names = {
      columnName: () => null,
      typeName: (value) => compileType(value, { machine, site, schema: null, onEnum: () => undefined }),
      memberText: (value) => asText(value.value) ?? value.name,
      special: (value) => this.special(value),
    }
  }

  private text(value: Value): string | null {
    return sqlText(value, this.names)
  }

  private inside(tables: readonly string[]): Writer {
    return new Writer(this.machine, this.site, this.values, [...this.around, ...tables], this.counted)
  }

  /** What an expression means inside a statement; undefined leaves it to what it means everywhere. */
  private special(value: Value & { kind: 'instance' }): Written | null | undefined {
    const column = columnReference(value, this.machine)
    if (column) return { text: `${column.table.text}.${quoted(column.name)}`, tightness: ATOM }
    const path = value.class.kind === 'external' ? value.class.path : ''
    if (path === 'sqlalchemy.bindparam') return this.parameter(value)
    const moment = momentText(value)
    if (moment !== undefined) return moment === null ? null : { text: moment, tightness: ATOM }
    if (path === 'operator.+' && value.args.some((one) => this.isText(one))) return this.concatenated(value.args)
    const clauses = clausesOf(value)
    if (clauses) return this.subquery(clauses)
    const bound = textClause(value)
    if (!bound) return undefined
    const text = boundText(bound.text, new Map([...bound.values, ...this.values]), this.names)
    return text === null ? null : { text, tightness: ATOM }
  }

  /** Two texts are joined by another operator than two numbers. */
  private concatenated(parts: readonly Value[]): Written | null {
    const found = parts.map((one) => written(one, this.names))
    if (found.includes(null)) return null
    const texts = found.map((one) => (one!.tightness < CONCATENATION ? `(${one!.text})` : one!.text))
    return { text: texts.join(' || '), tightness: CONCATENATION }
  }

  private isText(value: Value): boolean {
    if (asText(value) !== null) return true
    const column = columnReference(value, this.machine)
    const type = column?.table.columns.find((one) => one.name === column.name)?.type
    if (type) return /^(VARCHAR|TEXT|CHAR)\b/.test(this.names.typeName(type) ?? '')
    const joins = value.kind === 'instance' && value.class.kind === 'external' && value.class.path === 'operator.+'
    return joins && value.args.some((one) => this.isText(one))
  }

  private parameter(value: Value & { kind: 'instance' }): Written | null {
    const given = this.values.get(asText(value.args[0]) ?? '') ?? value.keywords.get('value') ?? value.args[1]
    const text = given ? this.text(given) : null
    return text === null ? null : { text, tightness: ATOM }
  }

  private subquery(clauses: readonly Clause[]): Written | null {
    const exists = clauses.some((one) => one.name === 'exists')
    const inner = this.statement(clauses)
    if (inner === null) return null
    return exists ? { text: `EXISTS (${inner})`, tightness: LOOSE } : { text: `(${inner})`, tightness: ATOM }
  }

  statement(clauses: readonly Clause[]): string | null {
    const verb = clauses[0]!.name
    if (verb === 'insert') return this.insert(clauses)
    if (verb === 'update') return this.update(clauses)
    return verb === 'delete' ? this.delete(clauses) : this.select(clauses)
  }

  private target(clauses: readonly Clause[]): TableReference | null {
    const { made } = clauses[0]!
    return tableReference(made.receiver ?? made.args[0] ?? made.keywords.get('table'), this.machine)
  }

  /** The condition of all `where` clauses; '' for none, null for one that is not told. */
  private where(clauses: readonly Clause[]): string | null {
    const given = [...argumentsOf(clauses, 'where', 'filter'), ...this.wherePartOfVerb(clauses)]
    if (given.length === 0) return ''
    const parts = given.map((one) => this.grouped(one, given.length > 1))
    return parts.includes(null) ? null : parts.join(' AND ')
  }

  /** `exists().where(...)` aside, older code hands the condition to the verb. */
  private wherePartOfVerb(clauses: readonly Clause[]): readonly Value[] {
    const given = clauses[0]!.made.keywords.get('whereclause')
    return given ? [given] : []
  }

  private grouped(value: Value, several: boolean): string | null {
    const text = this.text(value)
    return text !== null && several && isAlternative(value) ? `(${text})` : text
  }

  private returning(clauses: readonly Clause[]): string | null {
    const given = argumentsOf(clauses, 'returning')
    if (given.length === 0) return ''
    const parts = given.flatMap((one) => this.columnsOf(one))
    return parts.includes(null) ? null : ` RETURNING ${parts.join(', ')}`
  }

  private insert(clauses: readonly Clause[]): string | null {
    const table = this.target(clauses)
    const rows = this.rows(clauses, table)
    const returning = this.returning(clauses)
    if (!table || returning === null) return null
    const source = clause(clauses, 'from_select')
    if (source) return this.insertFrom(table, source)
    if (!rows) return null
    const [first] = rows
    const columns = first ? [...first.keys()] : []
    const tuples = rows.map((row) => columns.map((one) => row.get(one) ?? null))
    if (tuples.some((one) => one.includes(null))) return null
    const into = `INSERT INTO ${table.text}`
    const conflict = this.conflict(clauses)
    if (columns.length === 0) return `${into} DEFAULT VALUES${returning}`
    return `${into} (${columns.map(quoted).join(', ')}) VALUES ${tuples.map((one) => `(${one.join(', ')})`).join(', ')}${conflict}${returning}`
  }

  private conflict(clauses: readonly Clause[]): string {
    const found = clause(clauses, 'on_conflict_do_nothing')
    if (!found) return ''
    const elements = (asItems(found.made.keywords.get('index_elements')) ?? []).map((one) => asText(one) ?? '')
    return elements.length === 0
      ? ' ON CONFLICT DO NOTHING'
      : ` ON CONFLICT (${elements.map(quoted).join(', ')}) DO NOTHING`
  }

  private insertFrom(table: TableReference, { made }: Clause): string | null {
    const names = (asItems(made.args[0]) ?? []).map((one) => asText(one) ?? columnReference(one, this.machine)?.name)
    const inner = clausesOf(made.args[1])
    const text = inner && this.statement(inner)
    if (!text || names.includes(undefined)) return null
    return `INSERT INTO ${table.text} (${names.map((one) => quoted(one!)).join(', ')}) ${text}`
  }

  private update(clauses: readonly Clause[]): string | null {
    const table = this.target(clauses)
    if (!table) return null
    const inside = this.inside([table.text])
    const rows = inside.rows(clauses, table)
    const where = inside.where(clauses)
    const returning = inside.returning(clauses)
    if (rows?.length !== 1 || where === null || returning === null) return null
    const set = [...rows[0]!].map(([name, text]) => (text === null ? null : `${quoted(name)}=${text}`))
    if (set.includes(null) || set.length === 0) return null
    const others = this.otherTables(clauses, table)
    const from = others.length === 0 ? '' : ` FROM ${others.join(', ')}`
    return `UPDATE ${table.text} SET ${set.join(', ')}${from}${where === '' ? '' : ` WHERE ${where}`}${returning}`
  }

  private delete(clauses: readonly Clause[]): string | null {
    const table = this.target(clauses)
    if (!table) return null
    const inside = this.inside([table.text])
    const where = inside.where(clauses)
    const returning = inside.returning(clauses)
    if (where === null || returning === null) return null
    const others = this.otherTables(clauses, table)
    const using = others.length === 0 ? '' : ` USING ${others.join(', ')}`
    return `DELETE FROM ${table.text}${using}${where === '' ? '' : ` WHERE ${where}`}${returning}`
  }

  /** Tables the condition speaks of besides the one that is changed. */
  private otherTables(clauses: readonly Clause[], table: TableReference): readonly string[] {
    const given = argumentsOf(clauses, 'where', 'filter')
    const found = new Set(given.flatMap((one) => tablesIn(one, this.machine, isStatement)))
    return [...found].filter((one) => one !== table.text && !this.around.includes(one))
  }

  /** Values by column, in the order the table has them; several rows of an insert. */
  private rows(
    clauses: readonly Clause[],
    table: TableReference | null,
  ): readonly ReadonlyMap<string, string | null>[] | null {
    const given = clauses.filter((one) => one.name === 'values')
    const sets: Map<string, Value>[] = []
    const common = new Map<string, Value>()
    for (const { made } of given) {
      for (const [name, value] of made.keywords) common.set(name, value)
      for (const one of made.args) {
        const items = one.kind === 'mapping' ? [one] : asItems(one)
        if (!items) return null
        const read = items.map((item) => this.keysOf(item))
        if (read.includes(null)) return null
        if (one.kind === 'mapping') for (const [name, value] of read[0]!) common.set(name, value)
        else sets.push(...(read as Map<string, Value>[]))
      }
    }
    for (const [name, value] of this.values) if (this.isValue(name, table)) common.set(name, value)
    const rows = sets.length > 0 ? sets : [common]
    return rows.map((row) => this.inTableOrder(row, table))
  }

  /** A parameter that is no value of a `bindparam` is the value of the column it is named after. */
  private isValue(name: string, table: TableReference | null): boolean {
    return table?.columns.some((one) => one.key === name) ?? false
  }

  /** `{users.c.name: "x"}`, `{"name": "x"}` */
  private keysOf(value: Value): Map<string, Value> | null {
    if (value.kind !== 'mapping' || value.open) return null
    const entries = [...value.entries.values()].map(
      ({ key, value: one }) => [asText(key) ?? columnReference(key, this.machine)?.name, one] as const,
    )
    return entries.some(([key]) => key === undefined) ? null : new Map(entries as [string, Value][])
  }

  private inTableOrder(
    row: ReadonlyMap<string, Value>,
    table: TableReference | null,
  ): ReadonlyMap<string, string | null> {
    const columns = table?.columns ?? []
    const ordered = [
      ...columns.filter((one) => row.has(one.key)).map((one) => one.key),
      ...[...row.keys()].filter((key) => !columns.some((one) => one.key === key)),
    ]
    return new Map(
      ordered.map((key) => {
        const column = columns.find((one) => one.key === key)
        return [column?.name ?? key, this.valueText(row.get(key)!, column?.type ?? null)]
      }),
    )
  }

  private valueText(value: Value, type: Value | null): string | null {
    const isJson = type !== null && /JSON/.test(this.names.typeName(type) ?? '')
    const json = isJson ? jsonText(value) : null
    if (json !== null) return literalText(json)
    const found = written(value, this.names)
    // SQLAlchemy groups whatever has an operator of its own.
    return found && (found.tightness < ATOM ? `(${found.text})` : found.text)
  }

  private select(clauses: readonly Clause[]): string | null {
    const { name, made } = clauses[0]!
    // `exists(select(...))`, `exists().where(...)`
    const inner = name === 'exists' ? clausesOf(made.args[0]) : null
    if (inner) return this.select(inner)
    const entities = name === 'exists' && made.args.length === 0 ? [] : this.entities(clauses)
    const columns = entities.flatMap((one) => this.columnsOf(one))
    const from = this.from(clauses, entities)
    const writer = this.inside(from.tables)
    const where = writer.where(clauses)
    if (where === null || from.text === null || columns.includes(null)) return null
    const tail = this.tail(clauses)
    if (tail === null) return null
    const distinct = clauses.some((one) => one.name === 'distinct') ? 'DISTINCT ' : ''
    const head = columns.length === 0 ? '*' : columns.join(', ')
    return `SELECT ${distinct}${head}${from.text === '' ? '' : ` \nFROM ${from.text}`}${where === '' ? '' : ` \nWHERE ${where}`}${tail}`
  }

  private entities(clauses: readonly Clause[]): readonly Value[] {
    const { made } = clauses[0]!
    const given = made.receiver && made.args.length === 0 ? [made.receiver] : made.args
    const only = clause(clauses, 'with_only_columns')
    return [...(only ? only.made.args : given), ...argumentsOf(clauses, 'add_columns')].flatMap(
      (one) => asItems(one) ?? [one],
    )
  }

  /** A table stands for its columns. */
  private columnsOf(value: Value): readonly (string | null)[] {
    const table = tableReference(value, this.machine)
    if (table) return table.columns.map((one) => `${table.text}.${quoted(one.name)}`)
    const text = this.text(value)
    const label = value.kind === 'instance' && value.class.kind === 'external' && value.class.path.endsWith('.label')
    if (text === null) return [null]
    const name = label ? quoted(asText(value.args[0]) ?? '') : this.madeUpName(value)
    return [name === null ? text : `${text} AS ${name}`]
  }

  /** What has no name of its own is given one and counted: `count(*) AS count_1`. */
  private madeUpName(value: Value): string | null {
    if (value.kind !== 'instance' || columnReference(value, this.machine) || textClause(value)) return null
    const path = value.class.kind === 'external' ? value.class.path : ''
    if (/^sqlalchemy\.(literal_column|column)$/.test(path)) return null
    const name = /^sqlalchemy\.func\.(?:\w+\.)*(\w+)$/.exec(path)?.[1] ?? 'anon'
    const number = (this.counted.get(name) ?? 0) + 1
    this.counted.set(name, number)
    return `${quoted(name)}_${number}`
  }

  private from(
    clauses: readonly Clause[],
    entities: readonly Value[],
  ): { readonly text: string | null; readonly tables: readonly string[] } {
    const explicit = argumentsOf(clauses, 'select_from')
    const joins = clauses.filter((one) => /^(outer)?join$/.test(one.name) && one.made.args.length > 0)
    const spoken = [
      ...entities.flatMap((one) => tableReference(one, this.machine)?.text ?? tablesIn(one, this.machine, isStatement)),
      ...argumentsOf(clauses, 'where', 'filter').flatMap((one) => tablesIn(one, this.machine, isStatement)),
    ]
    if (explicit.length === 0 && joins.length === 0) {
      const all = [...new Set(spoken)]
      const own = all.filter((one) => !this.around.includes(one))
      return { text: (own.length > 0 ? own : all).join(', '), tables: all }
    }
    const written = explicit.map((one) => this.source(one))
    const first = written.length > 0 ? written : [{ text: spoken[0] ?? null, tables: spoken.slice(0, 1) }]
    const joined = joins.map(({ name, made }) => this.join(name, made.args[0]!, made.args[1], made.keywords))
    const all = [...first, ...joined]
    if (all.some((one) => one.text === null)) return { text: null, tables: [] }
    const text = `${first.map((one) => one.text).join(', ')}${joined.map((one) => ` ${one.text!}`).join('')}`
    return { text, tables: all.flatMap((one) => one.tables) }
  }

  /** A table, or `a.join(b, a.c.id == b.c.a_id)`. */
  private source(value: Value): { readonly text: string | null; readonly tables: readonly string[] } {
    const table = tableReference(value, this.machine)
    if (table) return { text: table.text, tables: [table.text] }
    const path = value.kind === 'instance' && value.class.kind === 'external' ? value.class.path : ''
    const how = /\.(outerjoin|join)$/.exec(path)?.[1]
    if (value.kind !== 'instance' || how === undefined) return { text: null, tables: [] }
    const [left, right, on] = value.receiver ? [value.receiver, ...value.args] : value.args
    const first = left && this.source(left)
    const second = right && this.join(how, right, on, value.keywords)
    if (!first || !second || first.text === null || second.text === null) return { text: null, tables: [] }
    return { text: `${first.text} ${second.text}`, tables: [...first.tables, ...second.tables] }
  }

  private join(
    how: string,
    to: Value,
    on: Value | undefined,
    keywords: ReadonlyMap<string, Value>,
  ): { readonly text: string | null; readonly tables: readonly string[] } {
    const target = this.source(to)
    const condition = on ?? keywords.get('onclause')
    const text = condition ? this.text(condition) : null
    const outer = how === 'outerjoin' || keywords.has('isouter') ? 'LEFT OUTER ' : ''
    return {
      text: target.text === null || text === null ? null : `${outer}JOIN ${target.text} ON ${text}`,
      tables: target.tables,
    }
  }

  private tail(clauses: readonly Clause[]): string | null {
    const parts: string[] = []
    for (const [name, words] of [
      ['group_by', 'GROUP BY'],
      ['having', 'HAVING'],
      ['order_by', 'ORDER BY'],
    ] as const) {
      const given = argumentsOf(clauses, name).map((one) => this.text(one))
      if (given.includes(null)) return null
      if (given.length > 0) parts.push(` ${words} ${given.join(', ')}`)
    }
    for (const name of ['limit', 'offset'] as const) {
      const given = clause(clauses, name)?.made.args[0]
      if (!given) continue
      const number = asNumber(given)
      if (number === null) return null
      parts.push(` \n ${name.toUpperCase()} ${number}`)
    }
    return parts.join('')
  }
}

/** `or_(...)` and `a | b`, which need parentheses beside an AND. */
const isAlternative = (value: Value): boolean =>
  value.kind === 'instance' &&
  value.class.kind === 'external' &&
  (value.class.path === 'operator.|' || (value.class.path === 'sqlalchemy.or_' && value.args.length > 1))
