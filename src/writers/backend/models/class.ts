import type { Check, Index, Table } from '../../../model/index.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { constraintName } from '../../../blueprint/storage/names.ts'
import { quoted } from '../../../sql/identifiers.ts'
import { sqlText } from '../../alembic/python.ts'
import { type Attribute, hasOwnIndex } from './columns.ts'
import { called, keywords } from '../arguments.ts'
import type { Relation } from './relations.ts'

/** A mapped class before it is written one way or the other. */
export interface ModelClass {
  readonly name: string
  readonly says: Fragment
  readonly table: Table
  readonly mixins: readonly string[]
  readonly attributes: readonly Attribute[]
  readonly relations: readonly Relation[]
  /** Checks that a column of words brings by itself. */
  readonly brought: ReadonlySet<string>
}

/** How an ORM writes what a class holds. */
export interface Style {
  readonly end: string
  attribute(attribute: Attribute): Fragment
  relation(relation: Relation): Fragment
}

export const BASE = 'app.models.base'

export function writeClass(made: ModelClass, style: Style): Fragment {
  const bases = [...made.mixins, 'Base'].map((name) => py`${imported(`${BASE}:${name}`)}`)
  const relations = made.relations.map((one) => style.relation(one))
  return py`
    class ${ident(made.name)}(${joined(bases, ', ')}${style.end === '' ? null : ident_(style.end)}):
        ${made.says}

        __tablename__ = ${lit(made.table.name)}
        ${argumentsOf(made)}

        ${made.attributes.map((one) => style.attribute(one))}
        ${
          relations.length === 0
            ? null
            : py`

          ${relations}
        `
        }
  `
}

const ident_ = (text: string): Fragment => ({ kind: 'fragment', pieces: [text] })

/** Constraints and indexes that no column says by itself. */
function argumentsOf({ table, brought }: ModelClass): Fragment | null {
  const checks = table.checks.filter(({ name }) => !brought.has(name ?? '')).map((one) => checkOf(one, table))
  const own = new Set(
    table.columns.filter((one) => hasOwnIndex(one, table)).map(({ name }) => constraintName('ix', table.name, name)),
  )
  const indexes = table.indexes.filter(({ name }) => !own.has(name ?? '')).map((one) => indexOf(one, table))
  const exclusions = (table.exclusions ?? []).map(exclusionOf)
  const all = [...checks, ...exclusions, ...indexes]
  return all.length === 0
    ? null
    : py`
        __table_args__ = (
            ${all.map((one) => py`${one},`)}
        )
      `
}

function checkOf({ name, expression }: Check, table: Table): Fragment {
  const prefix = `ck_${table.name}_`
  const full = name ?? ''
  // The convention puts the table in front, and what was cut already is whole.
  const given =
    full.startsWith(prefix) && full === constraintName('ck', table.name, full.slice(prefix.length))
      ? lit(full.slice(prefix.length))
      : called(imported('sqlalchemy.schema:conv'), [lit(full)])
  return called(imported('sqlalchemy:CheckConstraint'), [lit(sqlText(expression)), ...keywords({ name: given })])
}

/** `EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (...)` */
const EXCLUSION = /^EXCLUDE USING (\w+) \((.*?)\)(?: WHERE \((.*)\))?$/s

function exclusionOf({ name, expression }: Check): Fragment {
  const [, using = 'gist', parts = '', where] = EXCLUSION.exec(expression) ?? []
  const text = (sql: string): Fragment => called(imported('sqlalchemy:text'), [lit(sqlText(sql))])
  const pairs = parts.split(/(?<= WITH \S+), /).map((part) => {
    const [of = '', operator = ''] = part.split(' WITH ')
    return py`(${operator === '=' ? lit(unquoted(of)) : text(of)}, ${lit(operator)})`
  })
  return called(imported('sqlalchemy.dialects.postgresql:ExcludeConstraint'), [
    ...pairs,
    ...keywords({ using: lit(using), where: where === undefined ? null : text(where), name: lit(name ?? '') }),
  ])
}

function indexOf({ name, keys, unique, using, where, include }: Index, table: Table): Fragment {
  const plain = new Set(table.columns.map((column) => column.name))
  const text = (sql: string): Fragment => called(imported('sqlalchemy:text'), [lit(sqlText(sql))])
  const classed = keys.flatMap((key) => {
    const [, column = '', operators = ''] = CLASSED.exec(key) ?? []
    return plain.has(unquoted(column)) ? [{ key, column: unquoted(column), operators }] : []
  })
  const written = (key: string): Fragment => {
    const column = classed.find((one) => one.key === key)?.column
    if (column !== undefined) return lit(column)
    return plain.has(key) && quoted(key) === key ? lit(key) : text(key)
  }
  return called(imported('sqlalchemy:Index'), [
    lit(name),
    ...keys.map(written),
    ...keywords({
      unique: unique && lit(true),
      postgresql_using: using === null ? null : lit(using),
      postgresql_ops: classed.length > 0 && lit(Object.fromEntries(classed.map((one) => [one.column, one.operators]))),
      postgresql_where: where === null ? null : text(where),
      postgresql_include: include.length > 0 && lit(include),
    }),
  ])
}

/** A column whose values are compared in a way of their own: `title gin_trgm_ops`. */
const CLASSED = /^(\S+) (\w+_ops)$/
const unquoted = (name: string): string => name.replace(/^"(.*)"$/, '$1')
