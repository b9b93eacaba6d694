import { asItems, asText, isMade } from '../../../../python/values/ask.ts'
import { external, instance, text } from '../../../../python/values/make.ts'
import type { ClassValue, Instance, Value } from '../../../../python/values/value.ts'
import type { Summary } from '../../../../python/interpret/library.ts'
import type { Machine } from '../../../../python/interpret/machine.ts'
import { tableOf } from '../../../queries/entities.ts'
import { COLUMN, MAPPED_COLUMN } from '../../../sqlalchemy/library/attributes.ts'
import { TABLE, itemsOf } from '../../../sqlalchemy/library/schema.ts'
import { made } from '../../../sqlalchemy/made.ts'
import { quoted } from '../../../sqlalchemy/sql/quote.ts'

/** A table a statement speaks of. */
export interface TableReference {
  /** As SQL: `crm.users`. */
  readonly text: string
  readonly columns: readonly ColumnOfTable[]
}

export interface ColumnOfTable {
  readonly name: string
  /** What values are given by. */
  readonly key: string
  readonly type: Value | null
}

export interface ColumnReference {
  readonly table: TableReference
  readonly name: string
}

const CLAUSE = 'sqlalchemy.table'
const CLAUSE_COLUMNS = 'sqlalchemy.<columns>'
const CLAUSE_COLUMN = 'sqlalchemy.column'

/** `table("users", column("id")).c.id` */
export const TABLE_CLAUSES: readonly Summary[] = [
  {
    path: CLAUSE,
    attribute: (self, name) =>
      name === 'c' || name === 'columns' ? instance(external(CLAUSE_COLUMNS), {}, [], self) : undefined,
  },
  {
    path: CLAUSE_COLUMNS,
    attribute: (self, name) => columnOfClause(self, name),
    methods: { __getitem__: (self, { args: [key] }) => columnOfClause(self, asText(key)) },
  },
]

function columnOfClause(self: Value, name: string | null): Value | undefined {
  if (self.kind !== 'instance' || self.receiver?.kind !== 'instance' || name === null) return undefined
  const found = self.receiver.args.find((one) => one.kind === 'instance' && asText(one.args[0]) === name)
  const column = instance(external(CLAUSE_COLUMN), {
    args: found?.kind === 'instance' ? found.args : [text(name)],
    ...(found?.kind === 'instance' ? { keywords: found.keywords } : {}),
  })
  column.attributes.set('table', self.receiver)
  column.attributes.set('key', text(name))
  return column
}

export function tableReference(value: Value | null | undefined, machine: Machine): TableReference | null {
  if (value?.kind === 'class') return mappedTable(value, machine)
  if (!isMade(value ?? undefined, CLAUSE, TABLE)) return null
  const of = value as Instance
  const name = asText(of.args[0])
  const schema = asText(of.keywords.get('schema'))
  if (name === null) return null
  const items = made(of, TABLE) ? itemsOf(of) : of.args.slice(1)
  return { text: named(schema, name), columns: items.flatMap((one) => columnIn(one) ?? []) }
}

const named = (schema: string | null, name: string): string =>
  schema === null ? quoted(name) : `${quoted(schema)}.${quoted(name)}`

function columnIn(value: Value, key: string | null = null): ColumnOfTable | null {
  if (!isMade(value, COLUMN, MAPPED_COLUMN, CLAUSE_COLUMN)) return null
  const given = asText(value.args[0])
  const name = given ?? asText(value.keywords.get('name')) ?? key
  if (name === null) return null
  const type = value.keywords.get('type_') ?? value.args.find((one, i) => (i > 0 || given === null) && isType(one))
  return { name, key: key ?? asText(value.keywords.get('key')) ?? name, type: type ?? null }
}

const isType = (value: Value): boolean =>
  value.kind === 'external' || (value.kind === 'instance' && !isMade(value, 'sqlalchemy.ForeignKey'))

/** The columns of a mapped class, those of the classes it inherits from first. */
function mappedTable(of: ClassValue, machine: Machine): TableReference | null {
  const written = tableOf(of, machine)
  if (written === null) return null
  const table = of.namespace.get('__table__')
  if (table) return tableReference(table, machine)
  const dot = written.lastIndexOf('.')
  const columns = of.mro.toReversed().flatMap((base) => {
    if (base.kind !== 'class') return []
    return [...base.namespace].flatMap(([key, value]) => columnIn(value, key) ?? [])
  })
  return { text: named(dot < 0 ? null : written.slice(0, dot), written.slice(dot + 1)), columns }
}

/** A column with the table it belongs to; null for anything else. */
export function columnReference(value: Value | undefined, machine: Machine): ColumnReference | null {
  if (value?.kind !== 'instance') return null
  const key = asText(value.attributes.get('key'))
  const table = tableReference(value.attributes.get('table') ?? value.attributes.get('class_'), machine)
  if (key === null || !table) return null
  return { table, name: table.columns.find((one) => one.key === key)?.name ?? key }
}

/** Every table an expression speaks of, in order, those of statements inside it left out. */
export function tablesIn(value: Value, machine: Machine, isStatement: (value: Value) => boolean): readonly string[] {
  const found = new Set<string>()
  const visit = (at: Value, depth: number): void => {
    const column = columnReference(at, machine)
    if (column) found.add(column.table.text)
    else if (at.kind === 'sequence') for (const one of asItems(at) ?? []) visit(one, depth + 1)
    else if (at.kind === 'instance' && depth < 30 && !isStatement(at))
      for (const one of [...(at.receiver ? [at.receiver] : []), ...at.args, ...at.keywords.values()])
        visit(one, depth + 1)
  }
  visit(value, 0)
  return [...found]
}
