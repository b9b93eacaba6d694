import { asBool, asItems, asText, isMade, isNone } from '../../python/values/ask.ts'
import { external, instance, text } from '../../python/values/make.ts'
import type { ClassValue, Instance, Value } from '../../python/values/value.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { COLUMN, RELATIONSHIP } from '../sqlalchemy/library/attributes.ts'
import { includesNone, isAnnotated } from '../sqlalchemy/types/python.ts'
import type { Mapped } from '../sqlalchemy/schema/draft.ts'
import type { Scan } from '../sqlalchemy/mapping/scan.ts'
import { sqlModelType } from './types.ts'

/** A field with what `Field(...)` and `Annotated` say of it. */
export interface ModelField {
  readonly name: string
  readonly type: Value
  readonly info: Instance | null
  readonly value: Value | undefined
  readonly owner: ClassValue
}

/** `Field(...)` calls of SQLModel and pydantic. */
const FIELD = [
  'sqlmodel.main.Field',
  'sqlmodel.Field',
  'pydantic.fields.Field',
  'pydantic.Field',
  'pydantic.fields.FieldInfo',
  'sqlmodel.main.FieldInfo',
]
const LINK = ['sqlmodel.main.Relationship', 'sqlmodel.Relationship']
const PRIVATE = ['pydantic.fields.PrivateAttr', 'pydantic.PrivateAttr', 'pydantic.fields.ModelPrivateAttr']

/** What SQLModel puts on a table class: a column for each field, inherited ones first, then relationships. */
export function scanSqlModel(of: ClassValue, plain: Scan, machine: Machine): Scan {
  const attributes = new Map<string, Mapped>()
  for (const field of fieldsOf(of, machine)) attributes.set(field.name, columnOf(field, machine))
  for (const [name, mapped] of plain.attributes) {
    if (attributes.has(name) || isMade(mapped.value ?? undefined, ...PRIVATE)) continue
    attributes.set(
      name,
      isMade(mapped.value ?? undefined, ...LINK) ? relationship(mapped, mapped.value as Instance) : mapped,
    )
  }
  return { ...plain, attributes, tableName: plain.tableName ?? text(of.name.toLowerCase()) }
}

/** Fields in pydantic's order: those of the oldest base first, each at the place it was first named. */
export function fieldsOf(of: ClassValue, machine: Machine): readonly ModelField[] {
  const found = new Map<string, ModelField>()
  for (const base of [...of.mro].reverse()) {
    if (base.kind !== 'class') continue
    for (const [name, annotation] of base.annotations) {
      if (name.startsWith('_') || name === 'model_config') continue
      const value = base.namespace.get(name)
      if (isMade(value, ...LINK, ...PRIVATE)) continue
      const type = annotationValue(annotation, machine)
      if (isOutside(type)) continue
      found.set(name, { name, type, info: infoOf(type, value), value, owner: base })
    }
  }
  return [...found.values()]
}

/** `ClassVar[...]` is no field. */
const isOutside = (type: Value): boolean =>
  (type.kind === 'external' ? type : type.kind === 'generic' && type.origin.kind === 'external' ? type.origin : null)
    ?.path === 'typing.ClassVar'

function infoOf(type: Value, value: Value | undefined): Instance | null {
  if (isMade(value, ...FIELD)) return value
  if (!isAnnotated(type)) return null
  return type.args.find((one): one is Instance => isMade(one, ...FIELD)) ?? null
}

const given = (field: ModelField, name: string): Value | undefined => field.info?.keywords.get(name)

/** `get_column_from_field` of SQLModel, as the `Column(...)` it makes. */
function columnOf(field: ModelField, machine: Machine): Mapped {
  const own = given(field, 'sa_column')
  const site = field.info?.site ?? field.owner.annotations.get(field.name)!.site
  const base = { type: null, owner: field.owner, site }
  if (own && isMade(own, COLUMN)) return { ...base, value: own }
  const keywords = new Map<string, Value>()
  for (const name of ['primary_key', 'index', 'unique']) if (given(field, name)) keywords.set(name, given(field, name)!)
  keywords.set('nullable', nullable(field))
  const value = defaultOf(field)
  if (value) keywords.set('default', value)
  const type = sqlModelType(field, machine)
  if (type) keywords.set('type_', type)
  const more = given(field, 'sa_column_kwargs')
  if (more?.kind === 'mapping')
    for (const { key, value: one } of more.entries.values()) if (asText(key) !== null) keywords.set(asText(key)!, one)
  return { ...base, value: instance(external(COLUMN), { args: itemsOf(field), keywords, site }) }
}

function itemsOf(field: ModelField): readonly Value[] {
  const target = given(field, 'foreign_key')
  const rule = given(field, 'ondelete')
  const keywords = rule ? new Map([['ondelete', rule]]) : new Map<string, Value>()
  const key =
    target && asText(target) !== null
      ? [
          instance(external('sqlalchemy.ForeignKey'), {
            args: [target],
            keywords,
            ...(field.info?.site ? { site: field.info.site } : {}),
          }),
        ]
      : []
  return [...key, ...(asItems(given(field, 'sa_column_args')) ?? [])]
}

const bool = (value: boolean): Value => ({ kind: 'constant', type: 'bool', value })

function nullable(field: ModelField): Value {
  const said = given(field, 'nullable')
  if (said && asBool(said) !== null) return said
  const key = given(field, 'primary_key')
  return bool(!(key && asBool(key) === true) && noneable(field))
}

/** `is_field_noneable`: a required field follows its type, one with a default of None too. */
function noneable(field: ModelField): boolean {
  return includesNone(field.type)
}

function defaultOf(field: ModelField): Value | undefined {
  if (!field.info) return field.value
  const made = given(field, 'default_factory')
  if (made && !isNone(made)) return made
  const value = given(field, 'default') ?? field.info.args[0]
  return value?.kind === 'constant' && value.type === 'ellipsis' ? undefined : value
}

/** `Relationship(...)` as the `relationship(...)` it becomes. */
function relationship(mapped: Mapped, value: Instance): Mapped {
  const own = value.keywords.get('sa_relationship')
  if (own && !isNone(own)) return { ...mapped, value: own }
  const keywords = new Map<string, Value>()
  const copy = (from: string, to: string): void => {
    const one = value.keywords.get(from)
    if (one && !isNone(one)) keywords.set(to, one)
  }
  copy('back_populates', 'back_populates')
  copy('passive_deletes', 'passive_deletes')
  copy('link_model', 'secondary')
  const cascade = value.keywords.get('cascade_delete')
  if (cascade && asBool(cascade) === true) keywords.set('cascade', text('all, delete-orphan'))
  const more = value.keywords.get('sa_relationship_kwargs')
  if (more?.kind === 'mapping')
    for (const { key, value: one } of more.entries.values()) if (asText(key) !== null) keywords.set(asText(key)!, one)
  return {
    ...mapped,
    value: instance(external(RELATIONSHIP), {
      args: asItems(value.keywords.get('sa_relationship_args')) ?? [],
      keywords,
      ...(value.site ? { site: value.site } : {}),
    }),
  }
}
