import { type Fragment, NOTHING, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported, mentioned } from '../../../python/emit/symbol.ts'
import type { Attribute } from './columns.ts'
import { called, keywords } from '../arguments.ts'
import type { Style } from './class.ts'
import { foreignKey, keyMaker } from './keys.ts'
import type { Relation } from './relations.ts'

const MAPPED = imported('sqlalchemy.orm:Mapped')

/** SQLAlchemy's own classes, typed by annotations. */
export const sqlAlchemyStyle = (ids: string): Style => ({
  end: '',
  attribute: (attribute) => attributeLine(attribute, ids),
  relation: relationLine,
})

function attributeLine(attribute: Attribute, ids: string): Fragment {
  const { name, annotation, optional, isKey, counts } = attribute
  const given = [
    attribute.type ?? NOTHING,
    attribute.reference ? foreignKey(attribute.reference) : NOTHING,
    counts ? called(imported('sqlalchemy:Identity'), []) : NOTHING,
    attribute.computed ?? NOTHING,
    ...keywords({
      primary_key: isKey && lit(true),
      default: isKey && attribute.reference === null ? keyMaker(attribute, ids) : null,
      index: attribute.index && lit(true),
      nullable: attribute.isJson && lit(optional),
      server_default: attribute.serverDefault,
      info: attribute.info,
    }),
  ].filter(({ pieces }) => pieces.length > 0)
  const type = py`${MAPPED}[${annotation}${optional ? py` | None` : null}]`
  if (given.length === 0) return py`${ident(name)}: ${type}`
  return py`${ident(name)}: ${type} = ${called(imported('sqlalchemy.orm:mapped_column'), given)}`
}

function relationLine(relation: Relation): Fragment {
  const target = targetOf(relation)
  const type = relation.many
    ? py`${imported('builtins:list')}["${target}"]`
    : relation.optional
      ? py`"${target} | None"`
      : py`"${target}"`
  return py`${ident(relation.name)}: ${MAPPED}[${type}] = ${called(imported('sqlalchemy.orm:relationship'), keywords(relationGiven(relation)))}`
}

/** The class on the other side, which may be in a file that needs this one. */
export const targetOf = ({ module, target }: Relation): Fragment =>
  module === null ? ident(target) : py`${mentioned(`app.models.${module}:${target}`)}`

/** What both sides of a relation say; the database decides what goes with a row. */
export const relationGiven = ({ back, key, remote, many }: Relation) => ({
  back_populates: lit(back),
  foreign_keys: key !== null && lit(key),
  remote_side: remote !== null && lit(remote),
  passive_deletes: many && lit('all'),
  lazy: lit('raise'),
})
