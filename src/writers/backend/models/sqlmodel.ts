import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Attribute } from './columns.ts'
import { called, keywords } from '../arguments.ts'
import type { Style } from './class.ts'
import { keyMaker } from './keys.ts'
import type { Relation } from './relations.ts'
import { relationGiven, targetOf } from './sqlalchemy.ts'

/** SQLModel's classes, which are Pydantic's as well. */
export const sqlModelStyle = (ids: string): Style => ({
  end: ', table=True',
  attribute: (attribute) => attributeLine(attribute, ids),
  relation: relationLine,
})

function attributeLine(attribute: Attribute, ids: string): Fragment {
  const { name, annotation, optional, isKey, counts } = attribute
  // The server tells the key and what it computes; until then there is none.
  const later = counts || attribute.computed !== null
  // A key that is not there yet is none anybody reads: whoever holds a row that was kept has one.
  const type = py`${annotation}${optional || (later && !counts) ? py` | None` : null}`
  const given = keywords({ ...beginning(attribute, ids, optional || later), ...columnGiven(attribute, later, isKey) })
  if (given.length === 0) return py`${ident(name)}: ${type}`
  return py`${ident(name)}: ${type} = ${called(imported('sqlmodel:Field'), given)}`
}

function beginning(attribute: Attribute, ids: string, optional: boolean): Readonly<Record<string, Part>> {
  if (attribute.default) return { default: attribute.default }
  if (attribute.isKey && attribute.reference === null) {
    const maker = keyMaker(attribute, ids)
    if (maker) return { default_factory: maker }
  }
  const now = NOW[attribute.sql]
  if (attribute.serverDefault !== null && now !== undefined)
    return { default_factory: afterNow(py`${imported(`app.models.base:${now}`)}`, attribute.later) }
  return optional ? { default: lit(null) } : {}
}

const afterNow = (now: Fragment, later: Fragment | null): Fragment =>
  later === null ? now : py`lambda: ${now}()${later}`

/** What the program says where the server would say when it is. */
const NOW: Readonly<Record<string, string>> = {
  'TIMESTAMP WITH TIME ZONE': 'now',
  DATE: 'today',
  'TIME WITHOUT TIME ZONE': 'time_of_day',
}

function columnGiven(attribute: Attribute, later: boolean, isKey: boolean): Readonly<Record<string, Part>> {
  const { reference, sql, isJson, optional } = attribute
  const [, length] = /^VARCHAR\((\d+)\)$/.exec(sql) ?? []
  const isText = length !== undefined && (attribute.type === null || isString(attribute.type))
  const items = [
    ...(attribute.counts ? [called(imported('sqlalchemy:Identity'), [])] : []),
    ...(attribute.computed ? [attribute.computed] : []),
  ]
  const more = [
    ...(attribute.serverDefault ? [py`"server_default": ${attribute.serverDefault}`] : []),
    ...(attribute.info ? [py`"info": ${attribute.info}`] : []),
  ]
  return {
    primary_key: isKey && lit(true),
    foreign_key: reference !== null && lit(reference.to),
    ondelete: reference !== null && reference.onDelete !== null && lit(reference.onDelete),
    index: attribute.index && lit(true),
    max_length: isText && lit(Number(length)),
    nullable: (isJson || (later && !isKey)) && lit(optional),
    sa_type: !isText && attribute.type,
    sa_column_args: items.length > 0 && py`[${joined(items, ', ')}]`,
    sa_column_kwargs: more.length > 0 && py`{${joined(more, ', ')}}`,
  }
}

/** A plain text is what SQLModel makes of `str` by itself. */
const isString = ({ pieces }: Fragment): boolean =>
  pieces.some((piece) => typeof piece !== 'string' && piece.module === 'sqlalchemy' && piece.name === 'String')

function relationLine(relation: Relation): Fragment {
  const target = targetOf(relation)
  const type = relation.many
    ? py`${imported('builtins:list')}["${target}"]`
    : relation.optional
      ? py`${imported('typing:Optional')}["${target}"]`
      : py`"${target}"`
  const { back_populates: back, passive_deletes: deletes, lazy, ...rest } = relationGiven(relation)
  const more = Object.entries({ lazy, ...rest }).flatMap(([name, value]) =>
    value === false ? [] : [py`${lit(name)}: ${value}`],
  )
  const given = keywords({
    back_populates: back,
    passive_deletes: deletes,
    sa_relationship_kwargs: py`{${joined(more, ', ')}}`,
  })
  return py`${ident(relation.name)}: ${type} = ${called(imported('sqlmodel:Relationship'), given)}`
}
