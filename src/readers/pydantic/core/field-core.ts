import { asText, isMade, isNone, argument } from '../../../python/values/ask.ts'
import type { ClassValue, Instance, Value } from '../../../python/values/value.ts'
import { applyAnnotations, fieldMetadata, plainValidator, serializer } from './annotations.ts'
import type { Builder } from './builder.ts'
import type { Core, CoreField, Metadata } from './core.ts'
import { concerns, type Decorated, decoratedMembers, decoratorText } from './decorators.ts'
import { applyDiscriminator } from './discriminator.ts'
import { attributesOf, DEMANDED, type FieldInfo, hasFactory, isFieldInfo, isRequired } from './field-info.ts'

/** Decorated methods that change the schema of fields. */
export interface FieldDecorators {
  readonly validators: readonly Decorated[]
  readonly serializers: readonly Decorated[]
}

export function fieldDecorators(of: ClassValue): FieldDecorators {
  return {
    validators: decoratedMembers(of, 'pydantic.functional_validators.field_validator'),
    serializers: decoratedMembers(of, 'pydantic.functional_serializers.field_serializer'),
  }
}

const NO_DECORATORS: FieldDecorators = { validators: [], serializers: [] }

/** The core schema of a field of a model, a dataclass or a TypedDict. */
export function fieldCore(
  info: FieldInfo,
  builder: Builder,
  decorators: FieldDecorators = NO_DECORATORS,
): { readonly schema: Core; readonly metadata: Metadata } {
  const discriminator = info.attributes.get('discriminator')
  let schema = applyAnnotations(
    info.annotation,
    info.metadata,
    builder,
    discriminator && !isNone(discriminator) ? (core) => applyDiscriminator(core, discriminator, builder) : undefined,
  )
  for (const one of decorators.validators)
    if (concerns(one.decorator, info.name)) schema = validated(schema, one.decorator, builder)
  if (!isRequired(info)) schema = withDefault(info, schema)
  for (const one of decorators.serializers.filter(({ decorator }) => concerns(decorator, info.name)).slice(-1))
    schema = serialized(schema, one, builder)
  return { schema, metadata: fieldMetadata(info.attributes) }
}

function validated(schema: Core, decorator: Instance, builder: Builder): Core {
  const mode = decoratorText(decorator, 'mode') ?? 'after'
  if (mode === 'plain') return plainValidator(schema, decorator, builder)
  const type = argument(decorator, -1, 'json_schema_input_type')
  return {
    type: mode === 'before' ? 'function-before' : mode === 'wrap' ? 'function-wrap' : 'function-after',
    schema,
    ...(type && mode !== 'after' ? { input: builder.of(type) } : {}),
  }
}

export function serialized(schema: Core, { decorator, function: method }: Decorated, builder: Builder): Core {
  const mode = decoratorText(decorator, 'mode') === 'wrap' ? 'function-wrap' : 'function-plain'
  const how = serializer(mode, method ?? undefined, decorator, builder)
  // A method needs its object: the default cannot be sent through it.
  return { ...schema, serialization: { ...how, function: undefined } }
}

export function withDefault(info: FieldInfo, schema: Core): Core {
  const value = info.attributes.get('default')
  return { type: 'default', schema, ...(!hasFactory(info) && value ? { default: value } : {}) }
}

/** The default a `Field(...)` inside `Annotated` gives. */
export function defaultAround(info: Value, schema: Core): Core {
  if (!isFieldInfo(info)) return schema
  const attributes = attributesOf(info)
  const asField: FieldInfo = { name: '', annotation: info, metadata: [], attributes, qualifiers: new Set() }
  return isRequired(asField) ? schema : withDefault(asField, schema)
}

/** A field of a model with the names it has outside. */
export function coreField(
  info: FieldInfo,
  builder: Builder,
  decorators: FieldDecorators,
  required?: boolean,
): CoreField {
  const { schema, metadata } = fieldCore(info, builder, decorators)
  const excluded = info.attributes.get('exclude')
  const sometimes = info.attributes.get('exclude_if')
  return {
    name: info.name,
    schema,
    validationAlias: aliasName(info.attributes.get('validation_alias')),
    serializationAlias: asText(info.attributes.get('serialization_alias')),
    excluded: excluded?.kind === 'constant' && excluded.value === true,
    excludedSometimes: sometimes !== undefined && !isNone(sometimes),
    computed: false,
    demanded: info.attributes.has(DEMANDED),
    metadata,
    ...(required === undefined ? {} : { required }),
  }
}

/** The first name of several that is a plain key. */
export function aliasName(alias: Value | undefined): string | null {
  const written = asText(alias)
  if (written !== null) return written
  if (!isMade(alias, 'pydantic.aliases.AliasChoices')) return null
  for (const choice of alias.args) {
    const one = asText(choice)
    if (one !== null) return one
    if (isMade(choice, 'pydantic.aliases.AliasPath') && choice.args.length === 1) return asText(choice.args[0])
  }
  return null
}
