import { asItems, asText } from '../../../../python/values/ask.ts'
import type { Site, Value } from '../../../../python/values/value.ts'
import type { Machine } from '../../../../python/interpret/machine.ts'
import { ATOM, type Names, type Written, sqlText, written } from '../../../sqlalchemy/sql/expression.ts'
import { quoted } from '../../../sqlalchemy/sql/quote.ts'
import { compileType } from '../../../sqlalchemy/types/compile.ts'
import { type Clause, argumentsOf, clause, clausesOf, isStatement } from './clauses.ts'
import { boundText, textClause } from './text-clause.ts'
import { type TableReference, columnReference, tableReference, tablesIn } from './tables.ts'
import { momentText } from './moments.ts'
import { rowsOf } from './rows.ts'
import { columnsOf, selectText } from './select.ts'
import type { Speech } from './speech.ts'

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

/** Holds together among conditions, and stands in parentheses elsewhere. */
const LOOSE = 4
const CONCATENATION = 6

class Writer implements Speech {
  readonly names: Names
  readonly machine: Machine
  private readonly site: Site
  readonly values: ReadonlyMap<string, Value>
  readonly around: readonly string[]
  readonly counted: Map<string, number>

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

  text(value: Value): string | null {
    return sqlText(value, this.names)
  }

  inside(tables: readonly string[]): Writer {
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
    return verb === 'delete' ? this.delete(clauses) : selectText(clauses, this)
  }

  private target(clauses: readonly Clause[]): TableReference | null {
    const { made } = clauses[0]!
    return tableReference(made.receiver ?? made.args[0] ?? made.keywords.get('table'), this.machine)
  }

  where(clauses: readonly Clause[]): string | null {
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
    const parts = given.flatMap((one) => columnsOf(one, this))
    return parts.includes(null) ? null : ` RETURNING ${parts.join(', ')}`
  }

  private insert(clauses: readonly Clause[]): string | null {
    const table = this.target(clauses)
    const rows = rowsOf(clauses, table, this)
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
    const rows = rowsOf(clauses, table, inside)
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
}

/** `or_(...)` and `a | b`, which need parentheses beside an AND. */
const isAlternative = (value: Value): boolean =>
  value.kind === 'instance' &&
  value.class.kind === 'external' &&
  (value.class.path === 'operator.|' || (value.class.path === 'sqlalchemy.or_' && value.args.length > 1))
