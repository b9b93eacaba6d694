import { type Field, isSealed } from '../../../blueprint/expression/field.ts'
import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { fieldColumn } from '../access/condition.ts'
import { one } from '../models/describe.ts'
import { valueType } from '../models/types.ts'
import { TIMES } from '../schemas/types.ts'
import { constants, spoken } from '../names.ts'
import { wordSymbol, wordsOf } from '../words.ts'
import { type Made, columnsOf } from './resource.ts'

/** What a list can be asked for. */
export interface Filter {
  readonly parameter: string
  readonly type: Fragment
  /** The condition, where `query.parameter` is said. */
  readonly condition: Fragment
}

const RANGED = new Set(['date', 'datetime', 'time'])
const DEFAULT_SIZE = 50
const MOST = 100
const LONGEST_SEARCH = 200
const LONGEST_CURSOR = 2000

export function filtersOf(made: Made): readonly Filter[] {
  const { resource, design, name } = made
  const columns = new Map(columnsOf(made).map((one_) => [one_.name, one_]))
  return (resource.value.list?.filter ?? []).flatMap(({ text }) => {
    const held = columns.get(text)
    if (!held || isSealed(held.field)) return []
    const { field, column } = held
    const left = fieldColumn(name, text, design.scope)
    const type = typeOf(text, field, made)
    if (RANGED.has(field.type.kind))
      return [
        { parameter: `${column}_from`, type, condition: py`${left} >= query.${ident(`${column}_from`)}` },
        { parameter: `${column}_until`, type, condition: py`${left} < query.${ident(`${column}_until`)}` },
      ]
    if (field.type.kind === 'list')
      return [{ parameter: column, type, condition: py`${left}.contains([query.${ident(column)}])` }]
    return [{ parameter: column, type, condition: py`${left} == query.${ident(column)}` }]
  })
}

function typeOf(name: string, field: Field, { name: resource, design: { scope } }: Made): Fragment {
  const type = wordsOf(resource, one(resource), name, field, scope)
  const held = field.type.kind === 'list' ? field.type.of : field.type
  const value = valueType(held, type && wordSymbol(resource, type), scope)
  if (/^(str|text|email|url)$/.test(held.kind)) return py`${imported('app.schemas.base:Text')}`
  const time = TIMES[held.kind]
  return time ? py`${time}` : value
}

/** How a list may be sorted: as it is said, the first by itself, and each the other way round. */
export interface Sorting {
  readonly value: string
  readonly constant: string
  readonly field: string
  readonly descending: boolean
}

export function sortingsOf(made: Made): readonly Sorting[] {
  const { resource } = made
  const fields = new Map(columnsOf(made).map((one_) => [one_.name, one_.field]))
  const said = (resource.value.list?.sort ?? []).map(({ text }) => text)
  const usable = said.filter((text) => {
    const field = fields.get(text.replace(/^-/, ''))
    return field && !isSealed(field)
  })
  const begun = usable.length > 0 ? usable : [fields.has('created_at') ? '-created_at' : 'id']
  const all = [...new Set(begun.flatMap((text) => [text, text.startsWith('-') ? text.slice(1) : `-${text}`]))]
  // What was said comes first, so that the first of all is the usual order.
  const values = [...begun, ...all.filter((text) => !begun.includes(text))]
  const names = constants(values.map((text) => (text.startsWith('-') ? `${text.slice(1)}_down` : text)))
  return values.map((value, index) => ({
    value,
    constant: names[index]!,
    field: value.replace(/^-/, ''),
    descending: value.startsWith('-'),
  }))
}

export const searchedOf = (made: Made): readonly string[] => {
  const fields = new Map(columnsOf(made).map((one_) => [one_.name, one_.field]))
  return (made.resource.value.list?.search ?? [])
    .map(({ text }) => text)
    .filter((text) => {
      const field = fields.get(text)
      return field !== undefined && !isSealed(field)
    })
}

export const isOffset = ({ resource }: Made): boolean => resource.value.list?.page === 'offset'

/** `class TaskList(Schema)`, and the words of its order. */
export function listSchemas(made: Made): readonly Fragment[] {
  const { name, resource } = made
  const sortings = sortingsOf(made)
  const size = resource.value.list?.size ?? DEFAULT_SIZE
  const field = imported('pydantic:Field')
  const optional = (parameter: string, type: Part, more: Part = null): Fragment =>
    more === null
      ? py`${ident(parameter)}: ${type} | None = None`
      : py`${ident(parameter)}: ${type} | None = ${field}(default=None, ${more})`
  return [
    py`
      class ${ident(`${name}Sort`)}(${imported('enum:StrEnum')}):
          """What ${words(spoken(made.many))} can be sorted by; - is the other way round."""

          ${sortings.map(
            ({ constant, value }) => py`
            ${ident(constant)} = ${lit(value)}
          `,
          )}
    `,
    py`
      class ${ident(`${name}List`)}(${imported('app.schemas.base:Schema')}):
          """Which ${words(spoken(made.many))} are asked for."""

          ${filtersOf(made).map(({ parameter, type }) => optional(parameter, type))}
          ${searchedOf(made).length > 0 && optional('q', imported('app.schemas.base:Text'), py`min_length=1, max_length=${lit(LONGEST_SEARCH)}`)}
          sort: ${ident(`${name}Sort`)} = ${ident(`${name}Sort`)}.${ident(sortings[0]!.constant)}
          limit: int = ${field}(default=${lit(Math.min(size, MOST))}, ge=1, le=${lit(Math.max(size, MOST))})
          ${
            isOffset(made)
              ? py`offset: int = ${field}(default=0, ge=0, le=1_000_000)`
              : optional('cursor', imported('builtins:str'), py`max_length=${lit(LONGEST_CURSOR)}`)
          }
    `,
  ]
}

/** `statement = statement.where(...)` for each thing that may be asked for. */
export function filtering(made: Made): readonly Fragment[] {
  const { name, design } = made
  const searched = searchedOf(made)
  const looks = searched.map(
    (field) => py`${fieldColumn(name, field, design.scope)}.icontains(query.q, autoescape=True)`,
  )
  return [
    ...filtersOf(made).map(
      ({ parameter, condition }) => py`
      if query.${ident(parameter)} is not None:
          statement = statement.where(${condition})
    `,
    ),
    ...(searched.length > 0
      ? [
          py`
      if query.q is not None:
          statement = statement.where(${looks.length === 1 ? looks[0]! : py`${imported('sqlalchemy:or_')}(${joined(looks, ', ')})`})
    `,
        ]
      : []),
  ]
}
