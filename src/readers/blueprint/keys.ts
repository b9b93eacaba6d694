import type { Field } from '../../blueprint/expression/field.ts'
import { type Key, isTrigrams } from '../../blueprint/expression/key.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import type { NamedResource } from '../../blueprint/language/blueprint.ts'
import type { Range } from '../../blueprint/problem.ts'
import { columnOf, constraintName } from '../../blueprint/storage/names.ts'
import { listIndexes } from '../../blueprint/storage/listing.ts'
import { searchIndex } from '../../blueprint/storage/searching.ts'
import type { Index, Place } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { columnsOf, conditionSql } from '../../blueprint/storage/conditions.ts'

type Locate = (range: Range) => Place
/** Fields of a row, those that are links left out. */
export type Columns = readonly (readonly [string, Field])[]

/** A deleted row takes no name away from the others. */
export const LIVING = 'deleted_at IS NULL'

export function uniqueKeys({ value }: NamedResource, columns: Columns, table: string, at: Locate): readonly Index[] {
  const soft = value.traits?.includes('soft-delete') === true
  const marked = columns.flatMap(([name, field]) =>
    field.marks.includes('unique')
      ? [
          indexOf(
            'uq',
            table,
            [columnOf(name, field.type)],
            { unique: true, where: soft ? LIVING : null, include: [] },
            at(field),
          ),
        ]
      : [],
  )
  return [...marked, ...(value.unique ?? []).map((key) => indexFor(key, columns, table, soft, at))]
}

function indexFor(key: Key, columns: Columns, table: string, soft: boolean | null, at: Locate): Index {
  const names = columnsOf(new Map(columns))
  const parts = key.parts.map(({ field, through, descending }) => {
    const column = quoted(names.get(field.text) ?? field.text)
    return `${through ? `${through.text}(${column})` : column}${descending ? ' DESC' : ''}`
  })
  const own = key.where ? conditionSql(key.where, names) : null
  const conditions = [...(own === null ? [] : [own]), ...(soft === true ? [LIVING] : [])]
  const where = conditions.length === 2 ? `(${own}) AND ${LIVING}` : (conditions[0] ?? null)
  if (key.parts.some(isTrigrams))
    return trigramIndex(
      key.parts.map(({ field }) => names.get(field.text) ?? field.text),
      where,
      table,
      at(key),
    )
  const include = key.include.map(({ text }) => names.get(text) ?? text)
  return indexOf(soft === null ? 'ix' : 'uq', table, parts, { unique: soft !== null, where, include }, at(key))
}

/** It holds texts by the triples of letters in them. */
const trigramIndex = (columns: readonly string[], where: string | null, table: string, at: Place): Index => ({
  ...indexOf('ix', table, [...columns, 'search'], { unique: false, where, include: [] }, at),
  keys: columns.map((column) => `${quoted(column)} gin_trgm_ops`),
  using: 'gin',
})

export const indexOf = (
  kind: 'ix' | 'uq',
  table: string,
  keys: readonly string[],
  { unique, where, include }: Pick<Index, 'unique' | 'where' | 'include'>,
  at: Place,
): Index => ({
  name: constraintName(
    kind,
    table,
    ...keys.map((key) => key.replaceAll(/\W+/g, '_').replaceAll(/^_|_$/g, '').toLowerCase()),
  ),
  keys,
  unique,
  using: null,
  where,
  include,
  at,
})

/** What is known of a resource whose indexes are asked for. */
interface Indexed {
  readonly resource: NamedResource
  readonly scope: Scope
  readonly columns: Columns
  readonly table: string
  readonly uniques: readonly Index[]
}

/** Those somebody asked for, those its lists are read by, and one for each reference no other begins with. */
export function indexesOf(
  { resource, scope, columns, table, uniques }: Indexed,
  placeOf: (field: string) => Place,
  at: Locate,
): readonly Index[] {
  const asked = (resource.value.indexes ?? []).map((key) => indexFor(key, columns, table, null, at))
  const said = new Set(asked.map(({ name }) => name))
  const listed = listIndexes(resource, scope)
    .map(({ columns: keys, living }) => {
      const where = living ? LIVING : null
      return indexOf('ix', table, keys.map(quoted), { unique: false, where, include: [] }, at(resource.nameAt))
    })
    .filter(({ name }) => !said.has(name))
  const search = searchIndex(resource, scope)
  const searched =
    search === null ? [] : [trigramIndex(search.columns, search.living ? LIVING : null, table, at(resource.nameAt))]
  const whole = (all: readonly Index[]): ReadonlySet<string | undefined> =>
    new Set(all.filter(({ where }) => where === null).map(({ keys }) => keys[0]))
  const begun = whole([...asked, ...uniques])
  const found = whole([...asked, ...uniques, ...listed])
  const wanted = columns.filter(([name, { type, marks }]) => {
    const column = columnOf(name, type)
    return marks.includes('index') ? !begun.has(column) : type.kind === 'reference' && !found.has(column)
  })
  return [
    ...asked,
    ...listed,
    ...searched.filter(({ name }) => !said.has(name)),
    ...wanted.map(([name, { type }]) =>
      indexOf('ix', table, [columnOf(name, type)], { unique: false, where: null, include: [] }, placeOf(name)),
    ),
  ]
}
