import { asItems, asText, isMade, isNone } from '../../../python/values/ask.ts'
import { external, instance, integer, mapping } from '../../../python/values/make.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { splitAnnotated } from './generic-types.ts'

/** `FieldInfo` of pydantic: everything that was said about one field, merged. */
export interface FieldInfo {
  readonly name: string
  /** The type without `Annotated` and without qualifiers such as `Required`. */
  readonly annotation: Value
  /** Constraints, validators, serializers, in the order they apply. */
  readonly metadata: readonly Value[]
  /** Keywords of `Field(...)`. */
  readonly attributes: ReadonlyMap<string, Value>
  /** `Final`, `ClassVar`, `Required`, `NotRequired`, `InitVar`. */
  readonly qualifiers: ReadonlySet<string>
}

/** Constraints given to `Field(...)` itself. */
const LIMITS = [
  'gt',
  'ge',
  'lt',
  'le',
  'multiple_of',
  'strict',
  'min_length',
  'max_length',
  'pattern',
  'regex',
  'allow_inf_nan',
  'max_digits',
  'decimal_places',
  'min_items',
  'max_items',
  'ascii_only',
]
export const LIMITS_PATH = 'pydantic.fields.<limits>'

const FIELDS =
  /^(pydantic(\.v1)?\.fields\.(Field|FieldInfo)|sqlmodel\.main\.(Field|FieldInfo)|fastapi\.(params|param_functions)\.(Param|Path|Query|Header|Cookie|Body|Form|File)|dataclasses\.field)$/

export const isFieldInfo = (value: Value | undefined): value is Instance =>
  value?.kind === 'instance' && value.class.kind === 'external' && FIELDS.test(value.class.path)

/** Keywords of `Field(...)`, with the default it may be given first. */
export function attributesOf(info: Instance): Map<string, Value> {
  const attributes = new Map([...info.keywords].filter(([name]) => !LIMITS.includes(name)))
  if (isMade(info, 'dataclasses.field')) return dataclassAttributes(attributes)
  for (const [name, value] of info.attributes)
    if (!name.startsWith('<') && name !== 'annotation' && name !== 'metadata') attributes.set(name, value)
  const [first] = info.args
  if (first && !attributes.has('default')) attributes.set('default', first)
  const given = attributes.get('default')
  if (given && isUndefined(given)) attributes.delete('default')
  if (given && isEllipsis(given)) attributes.set(DEMANDED, given)
  for (const [name, value] of extraKeywords(info)) attributes.set(name, value)
  return spreadAlias(attributes)
}

/** `field(metadata={'description': ...})`: pydantic takes what it knows of it. */
function dataclassAttributes(attributes: Map<string, Value>): Map<string, Value> {
  const metadata = attributes.get('metadata')
  attributes.delete('metadata')
  if (metadata?.kind !== 'mapping') return attributes
  for (const { key, value } of metadata.entries.values()) {
    const name = asText(key)
    if (name !== null && KNOWN.has(name) && !attributes.has(name)) attributes.set(name, value)
  }
  return spreadAlias(attributes)
}

/** `alias` stands for both directions, and wins over generated aliases. */
function spreadAlias(attributes: Map<string, Value>): Map<string, Value> {
  for (const name of ['alias', 'validation_alias', 'serialization_alias'])
    if (isNone(attributes.get(name))) attributes.delete(name)
  const alias = attributes.get('alias')
  if (alias && !attributes.has('validation_alias')) attributes.set('validation_alias', alias)
  if (alias && !attributes.has('serialization_alias')) attributes.set('serialization_alias', alias)
  if (
    (alias || attributes.has('validation_alias') || attributes.has('serialization_alias')) &&
    !attributes.has('alias_priority')
  )
    attributes.set('alias_priority', integer(2))
  return attributes
}

/** `Field(example=...)`: unknown keywords of pydantic 1 go into the schema. */
function extraKeywords(info: Instance): [string, Value][] {
  const fastapi = info.class.kind === 'external' && info.class.path.startsWith('fastapi.')
  const unknown = [...info.keywords].filter(
    ([name]) => (!KNOWN.has(name) || (name === 'example' && !fastapi)) && !LIMITS.includes(name) && name !== DEMANDED,
  )
  const strict: boolean = isMade(info, 'dataclasses.field', 'sqlmodel.main.Field')
  if (unknown.length === 0 || info.keywords.has('json_schema_extra') || strict) return []
  return [
    [
      'json_schema_extra',
      mapping(unknown.map(([name, value]) => [{ kind: 'constant', type: 'str', value: name }, value])),
    ],
  ]
}

const KNOWN = new Set([
  'default',
  'default_factory',
  'alias',
  'alias_priority',
  'validation_alias',
  'serialization_alias',
  'title',
  'field_title_generator',
  'description',
  'examples',
  'exclude',
  'exclude_if',
  'discriminator',
  'deprecated',
  'json_schema_extra',
  'frozen',
  'validate_default',
  'repr',
  'init',
  'init_var',
  'kw_only',
  'coerce_numbers_to_str',
  'union_mode',
  'fail_fast',
  'include',
  'const',
  'unique_items',
  'allow_mutation',
  'annotation',
  'convert_underscores',
  'openapi_examples',
  'include_in_schema',
  'embed',
  'media_type',
  'example',
  'env',
  'metadata',
  'hash',
  'compare',
  'primary_key',
  'foreign_key',
  'ondelete',
  'unique',
  'nullable',
  'index',
  'sa_type',
  'sa_column',
  'sa_column_args',
  'sa_column_kwargs',
  'schema_extra',
])

/** Kept when a default of `...` was written out. */
export const DEMANDED = '<demanded>'

const isEllipsis = (value: Value): boolean => value.kind === 'constant' && value.type === 'ellipsis'
export const isUndefined = (value: Value): boolean =>
  isEllipsis(value) ||
  (value.kind === 'external' && /(PydanticUndefined|\bUndefined|dataclasses\.MISSING|RequiredParam)$/.test(value.path))

function limitsOf(info: Instance): Value[] {
  if (isMade(info, 'dataclasses.field')) return []
  const found = new Map([...info.keywords].filter(([name]) => LIMITS.includes(name)))
  // SQLModel takes `regex` and hands it to nobody.
  if (info.class.kind === 'external' && info.class.path.startsWith('sqlmodel.')) found.delete('regex')
  return [
    ...(asItems(info.attributes.get('metadata')) ?? []),
    ...(found.size ? [instance(external(LIMITS_PATH), { keywords: found })] : []),
  ]
}

const QUALIFIERS =
  /^(typing\.(Final|ClassVar|Required|NotRequired|ReadOnly)|dataclasses\.InitVar|sqlalchemy\.orm(\.base)?\.Mapped)$/

/** Takes `Annotated` and qualifiers off a type, however they are nested. */
export function inspect(type: Value): {
  readonly type: Value
  readonly metadata: readonly Value[]
  readonly qualifiers: ReadonlySet<string>
} {
  const qualifiers = new Set<string>()
  const metadata: Value[] = []
  let at = type
  for (let i = 0; i < 20; i++) {
    const split = splitAnnotated(at)
    metadata.unshift(...split.metadata)
    at = split.type
    const path =
      at.kind === 'generic' && at.origin.kind === 'external' ? at.origin.path : at.kind === 'external' ? at.path : ''
    if (!QUALIFIERS.test(path)) return { type: at, metadata, qualifiers }
    qualifiers.add(path.slice(path.lastIndexOf('.') + 1))
    at = (at.kind === 'generic' ? at.args[0] : undefined) ?? external('typing.Any')
  }
  return { type: at, metadata, qualifiers }
}

/** Merges what the annotation and the assignment say; `assigned` is a default or a `Field(...)`. */
export function fieldInfo(name: string, type: Value, assigned: Value | undefined): FieldInfo {
  const seen = inspect(type)
  const given = assigned && isFieldInfo(assigned) ? assigned : null
  const metadata: Value[] = given ? [...limitsOf(given)] : []
  const attributes = new Map<string, Value>()
  for (const one of [...seen.metadata, ...(given ? [given] : [])]) {
    if (!isFieldInfo(one)) {
      const deprecated = deprecation(one)
      if (deprecated) attributes.set('deprecated', deprecated)
      else metadata.push(one)
      continue
    }
    if (one !== given) metadata.push(...limitsOf(one))
    for (const [key, value] of attributesOf(one))
      attributes.set(key, key === 'json_schema_extra' ? mergedExtra(attributes.get(key), value) : value)
  }
  if (assigned && !given) attributes.set(isUndefined(assigned) ? DEMANDED : 'default', assigned)
  return { name, annotation: seen.type, metadata, attributes, qualifiers: seen.qualifiers }
}

/** `deprecated("use the other")` among the metadata. */
const deprecation = (value: Value): Value | null =>
  isMade(value, 'warnings.deprecated', 'typing.deprecated') ? (value.args[0] ?? value) : null

function mergedExtra(before: Value | undefined, now: Value): Value {
  if (before?.kind !== 'mapping') return now
  if (now.kind !== 'mapping') return before
  return { kind: 'mapping', entries: new Map([...before.entries, ...now.entries]), open: before.open || now.open }
}

export const isRequired = (info: FieldInfo): boolean => !info.attributes.has('default') && !hasFactory(info)
export const hasFactory = (info: FieldInfo): boolean => {
  const factory = info.attributes.get('default_factory')
  return factory !== undefined && !(factory.kind === 'constant' && factory.type === 'none') && !isUndefined(factory)
}

/** Text of an attribute that may be given as None. */
export const attributeText = (info: FieldInfo, name: string): string | null => asText(info.attributes.get(name))
