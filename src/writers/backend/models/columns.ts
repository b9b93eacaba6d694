import { laterBy } from '../later.ts'
import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Field, isSealed } from '../../../blueprint/expression/field.ts'
import type { Column, Table } from '../../../model/index.ts'
import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { constraintName } from '../../../blueprint/storage/names.ts'
import { sqlText } from '../../alembic/python.ts'
import { ROLE, type WordType, wordName } from '../words.ts'
import { columnType, heldType, unsealedType } from './types.ts'

/** A column of a class, in the parts both ways of writing it are made of. */
export interface Attribute {
  readonly name: string
  readonly annotation: Fragment
  readonly optional: boolean
  readonly type: Fragment | null
  /** The SQL type, for what one of the two ways has a word of its own. */
  readonly sql: string
  readonly reference: Reference | null
  readonly computed: Fragment | null
  readonly isKey: boolean
  readonly counts: boolean
  readonly index: boolean
  readonly serverDefault: Fragment | null
  /** How much later than the moment it is made a row begins with; null where it is that moment, or none. */
  readonly later: Fragment | null
  /** What it begins with before the server has seen it. */
  readonly default: Fragment | null
  readonly isJson: boolean
  /** The check its type brings. */
  readonly brings: string | null
  /** What the server need not know of it. */
  readonly info: Fragment | null
}

interface Reference {
  readonly to: string
  readonly onDelete: string | null
}

export interface Held {
  readonly table: Table
  readonly field: Field
  /** The name of the field, which its check bears. */
  readonly fieldName: string
  readonly words: WordType | null
  readonly scope: Scope
  readonly sqlmodel: boolean
}

export function attributeOf(column: Column, held: Held): Attribute {
  const { table, field, fieldName, words, scope, sqlmodel } = held
  const wordy = words ? py`${ident(words.name)}` : field.type.kind === 'role' ? py`${ROLE}` : null
  const check = wordy ? checkOf(held) : null
  const isKey = table.primaryKey?.columns.includes(column.name) === true
  return {
    name: column.name,
    annotation: heldType(field, words ? py`${ident(words.name)}` : null, scope),
    optional: column.nullable,
    type: columnType(column.type, field, { words: wordy ? { type: words, of: wordy, check } : null, sqlmodel }),
    sql: column.type,
    reference: referenceOf(column, table),
    computed: computedOf(column),
    isKey,
    counts: column.identity !== null,
    index: hasOwnIndex(column, table),
    serverDefault: serverDefault(column),
    later: field.default?.kind === 'now' ? laterBy(field.default.later) : null,
    default: isSealed(field) ? null : defaultOf({ field, words, scope, wordsName: words && ident(words.name) }),
    isJson: column.type === 'JSONB',
    info: infoOf(held),
    brings: check === null ? null : constraintName('ck', table.name, fieldName),
  }
}

/** `{"personal": True, "encrypted": String(120)}`: whose it is, and what is sealed in it. */
function infoOf({ field, words, scope }: Held): Fragment | null {
  const sealed = field.marks.find((mark) => mark === 'encrypted' || mark === 'hashed')
  const entries = [
    ...(field.marks.includes('personal') ? [py`"personal": True`] : []),
    ...(sealed ? [py`${lit(sealed)}: ${unsealedType(field.type, words, scope)}`] : []),
  ]
  return entries.length === 0 ? null : py`{${joined(entries, ', ')}}`
}

/** The name of the check of its words, where there is one. */
function checkOf({ table, field, fieldName }: Held): string | null {
  const name = constraintName('ck', table.name, fieldName)
  return !isSealed(field) && table.checks.some((one) => one.name === name) ? fieldName : null
}

function referenceOf({ name: column }: Column, table: Table): Reference | null {
  const key = table.foreignKeys.find(({ columns }) => columns[0] === column)
  if (!key) return null
  const { references, onDelete } = key
  return { to: `${references.table}.${references.columns[0] ?? ''}`, onDelete }
}

function computedOf({ computed }: Column): Fragment | null {
  const [, expression] = /^GENERATED ALWAYS AS \((.*)\) STORED$/s.exec(computed ?? '') ?? []
  if (expression === undefined) return null
  return py`${imported('sqlalchemy:Computed')}(${lit(sqlText(expression))}, persisted=True)`
}

/** An index of nothing but this column, under the name the convention gives. */
export const hasOwnIndex = ({ name: column }: Pick<Column, 'name'>, table: Table): boolean =>
  table.indexes.some(
    ({ name, keys, unique, where, include }) =>
      name === constraintName('ix', table.name, column) &&
      keys.length === 1 &&
      keys[0] === column &&
      isPlain({ unique, where, include }),
  )

const isPlain = ({ unique, where, include }: Pick<Table['indexes'][number], 'unique' | 'where' | 'include'>): boolean =>
  !unique && where === null && include.length === 0

function serverDefault({ serverDefault: sql }: Column): Fragment | null {
  if (sql === null) return null
  if (sql === 'now()') return py`${imported('sqlalchemy:func')}.now()`
  if (/^'.*'$/s.test(sql)) return lit(sql.slice(1, -1).replaceAll("''", "'"))
  return py`${imported('sqlalchemy:text')}(${lit(sqlText(sql))})`
}

interface Beginning extends Pick<Held, 'field' | 'words' | 'scope'> {
  /** What the class of its words is called where this is written. */
  readonly wordsName: Part
}

/** The value a field begins with, where it is always the same one. */
export function defaultOf({ field, words, scope, wordsName }: Beginning): Fragment | null {
  const { default: value, type } = field
  if (value?.kind !== 'constant') return null
  const given = value.value
  if (given === 'null') return null
  if (words && type.kind === 'enum') return py`${wordsName}.${ident(wordName(words, String(given)))}`
  if (type.kind === 'role') return py`${ROLE}.${ident(wordName({ values: scope.roles }, String(given)))}`
  if (type.kind === 'decimal') return py`${imported('decimal:Decimal')}(${lit(String(given))})`
  return /^(str|text|email|url|int|float|bool)$/.test(type.kind) ? lit(given) : null
}
