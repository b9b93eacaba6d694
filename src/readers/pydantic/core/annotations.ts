import { argument, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { returnType } from '../../../python/interpret/annotations.ts'
import { encode } from '../json/encode.ts'
import type { Builder } from './builder.ts'
import { type Core, type Json, type Metadata, type Rewrite, type Serialization, withMetadata } from './core.ts'
import { hookOf, metadataCore, rewriteOf } from './custom.ts'
import { applyDiscriminator } from './discriminator.ts'
import { attributesOf, fieldInfo, isFieldInfo } from './field-info.ts'
import { functionOf } from './decorators.ts'
import { applyLimits, limitsOf } from './limits.ts'
import { TYPE_RULES } from './type-table.ts'

/** A type with the metadata of `Annotated`, or of a field, applied in order. */
export function applyAnnotations(
  source: Value,
  metadata: readonly Value[],
  builder: Builder,
  transform: (core: Core) => Core = (core) => core,
): Core {
  const rewrites: Rewrite[] = []
  let core = () => transform(own(builder.of(source)))
  for (const one of metadata) {
    const inner = core
    core = () => {
      const result = applyOne(inner, one, builder)
      const rewrite = rewriteOf(one, builder) ?? KNOWN_REWRITES(one)
      if (rewrite) rewrites.push(rewrite)
      return result
    }
  }
  const result = core()
  return rewrites.length ? withMetadata(result, { annotationFunctions: rewrites }) : result
}

/** Metadata must not reach other uses of the same type. */
const own = (core: Core): Core => ({ ...core, ...(core.metadata ? { metadata: { ...core.metadata } } : {}) })

function applyOne(inner: () => Core, metadata: Value, builder: Builder): Core {
  const custom = hookOf(metadata)
  if (custom) return metadataCore(custom, metadata, inner, builder)
  if (metadata.kind === 'instance' && metadata.class.kind === 'external') {
    const rule = METADATA[metadata.class.path]
    if (rule) return rule(inner(), metadata, builder)
  }
  // `Annotated[str, HttpUrl]`: a type of pydantic as metadata replaces the type.
  const path = metadata.kind === 'external' ? builder.machine.library.canonical(metadata.path) : ''
  if (/^pydantic\.(networks|types)\./.test(path)) {
    const says = builder.addressesAreTypes || !/^pydantic\.networks\.\w+(Url|Dsn)$/.test(path)
    return says && TYPE_RULES.has(path) ? builder.of(metadata) : inner()
  }
  if (isFieldInfo(metadata)) return applyField(inner(), metadata, builder)
  return applyNullable(inner(), metadata, builder)
}

/** Constraints of an optional type are those of the type. */
function applyNullable(core: Core, metadata: Value, builder: Builder): Core {
  if (core.type === 'nullable' && core.schema) return { ...core, schema: applyNullable(core.schema, metadata, builder) }
  const limits = limitsOf(metadata)
  if (!limits || limits.size === 0) return core
  const target = core.type === 'definition-ref' ? (builder.resolve(core) ?? core) : core
  return applyLimits(
    {
      ...target,
      ...(target.ref
        ? {
            ref: `${target.ref}_${[...limits].map(([name, limit]) => `${name}=${String(limit).replaceAll(/[[\],:]/g, ' ')}`).join(' ')}`,
          }
        : {}),
    },
    limits,
  )
}

/** `Field(...)` inside a type: its constraints, then its words. */
function applyField(core: Core, field: Instance, builder: Builder): Core {
  const info = fieldInfo('', field, field)
  let at = core
  for (const one of info.metadata) at = applyNullable(at, one, builder)
  const attributes = attributesOf(field)
  const discriminator = attributes.get('discriminator')
  if (discriminator && !isNone(discriminator)) at = applyDiscriminator(at, discriminator, builder)
  return withMetadata(own(at), fieldMetadata(attributes))
}

/** Title, description, examples, deprecation and `json_schema_extra` of a field. */
export function fieldMetadata(attributes: ReadonlyMap<string, Value>): Metadata {
  const updates: Json = {}
  for (const name of ['title', 'description']) {
    const written = asText(attributes.get(name))
    if (written !== null) updates[name] = written
  }
  const deprecated = attributes.get('deprecated')
  if (deprecated && !isNone(deprecated) && !(deprecated.kind === 'constant' && deprecated.value === false))
    updates['deprecated'] = true
  const examples = attributes.get('examples')
  const encoded = examples && !isNone(examples) ? encode(examples) : null
  if (encoded) updates['examples'] = encoded.json
  const extra = attributes.get('json_schema_extra') ?? attributes.get('schema_extra')
  return { ...(Object.keys(updates).length ? { updates } : {}), ...(extra && !isNone(extra) ? { extra } : {}) }
}

type MetadataRule = (core: Core, metadata: Instance, builder: Builder) => Core

const input = (metadata: Instance, builder: Builder): { input?: Core } => {
  const type = metadata.keywords.get('json_schema_input_type')
  return type ? { input: builder.of(type) } : {}
}

/** What metadata of pydantic does to a schema. */
const METADATA: Readonly<Record<string, MetadataRule>> = {
  'pydantic.functional_validators.AfterValidator': (schema) => ({ type: 'function-after', schema }),
  'pydantic.functional_validators.BeforeValidator': (schema, metadata, builder) => ({
    type: 'function-before',
    schema,
    ...input(metadata, builder),
  }),
  'pydantic.functional_validators.WrapValidator': (schema, metadata, builder) => ({
    type: 'function-wrap',
    schema,
    ...input(metadata, builder),
  }),
  'pydantic.functional_validators.PlainValidator': (schema, metadata, builder) =>
    plainValidator(schema, metadata, builder),
  'pydantic.functional_serializers.PlainSerializer': (schema, metadata, builder) => ({
    ...schema,
    serialization: serializer('function-plain', metadata.args[0] ?? metadata.keywords.get('func'), metadata, builder),
  }),
  'pydantic.functional_serializers.WrapSerializer': (schema, metadata, builder) => ({
    ...schema,
    serialization: serializer('function-wrap', metadata.args[0] ?? metadata.keywords.get('func'), metadata, builder),
  }),
  'pydantic.functional_serializers.SerializeAsAny': (schema) => ({ ...schema, serialization: { type: 'any' } }),
  'pydantic.types.Discriminator': (schema, metadata, builder) => applyDiscriminator(schema, metadata, builder),
  'pydantic.types.Tag': (schema, metadata) => ({
    ...schema,
    metadata: { ...schema.metadata, ...({ tag: asText(metadata.args[0] ?? metadata.keywords.get('tag')) } as object) },
  }),
  'pydantic.types.Strict': (schema) => schema,
  'pydantic.networks.UrlConstraints': (schema, metadata) => urlLimits(schema, metadata),
  'pydantic.types.EncodedStr': (schema) => ({
    type: 'function-after',
    schema,
    serialization: { type: 'function-plain' },
  }),
  'pydantic.types.EncodedBytes': (schema) => ({
    type: 'function-after',
    schema,
    serialization: { type: 'function-plain' },
  }),
}

/** `PlainValidator` replaces the type; what is written still follows it. */
export function plainValidator(schema: Core, metadata: Instance, builder: Builder): Core {
  const type = metadata.keywords.get('json_schema_input_type')
  return {
    type: 'function-plain',
    input: type ? builder.of(type) : { type: 'any' },
    serialization: schema.serialization ?? { type: 'function-wrap', returns: schema },
  }
}

function urlLimits(core: Core, metadata: Instance): Core {
  const limits = limitsOf(metadata)
  if (!limits || limits.size === 0) return core
  if (core.type === 'function-wrap' && core.schema)
    return { ...core, schema: { ...core.schema, limits: { ...core.schema.limits, ...Object.fromEntries(limits) } } }
  return applyLimits(core, limits)
}

/** `return_type=`, else what the function says it returns. */
export function serializer(
  type: Serialization['type'],
  callable: Value | undefined,
  options: Instance,
  builder: Builder,
): Serialization {
  const target = functionOf(callable)
  const returns =
    argument(options, -1, 'return_type') ??
    (target && target.node.kind === 'FunctionDef' ? returnType(target, builder.machine) : undefined) ??
    classReturned(callable)
  const usable = returns && !(returns.kind === 'external' && returns.path.endsWith('PydanticUndefined'))
  return {
    type,
    whenUsed: asText(argument(options, -1, 'when_used')) ?? 'always',
    function: callable,
    takesInfo: target
      ? target.node.parameters.filter((one) => one.default === null).length > (target.owner ? 2 : 1)
      : false,
    ...(usable ? { returns: builder.of(returns) } : {}),
  }
}

/** `PlainSerializer(str)`: pydantic cannot read the signature of a built-in type. */
function classReturned(callable: Value | undefined): Value | undefined {
  return callable?.kind === 'class' ? callable : undefined
}

/** `WithJsonSchema`, `SkipJsonSchema` and `Examples` write schemas themselves. */
function KNOWN_REWRITES(metadata: Value): Rewrite | null {
  if (isMade(metadata, 'pydantic.json_schema.WithJsonSchema')) return withJsonSchema(metadata)
  if (
    isMade(metadata, 'pydantic.json_schema.SkipJsonSchema') ||
    (metadata.kind === 'external' && metadata.path === 'pydantic.json_schema.SkipJsonSchema')
  )
    return () => {
      throw new Omitted()
    }
  if (isMade(metadata, 'pydantic.json_schema.Examples')) return withExamples(metadata)
  return null
}

/** Thrown where pydantic leaves a field or a choice out. */
export class Omitted extends Error {}

function withJsonSchema(metadata: Instance): Rewrite {
  const schema = argument(metadata, 0, 'json_schema')
  const mode = asText(argument(metadata, 1, 'mode'))
  return (core, handler) => {
    if (mode !== null && mode !== handler.mode) return handler(core)
    if (isNone(schema)) throw new Omitted()
    return { ...((schema && encode(schema)?.json) as Json) }
  }
}

function withExamples(metadata: Instance): Rewrite {
  const examples = argument(metadata, 0, 'examples')
  const mode = asText(argument(metadata, 1, 'mode'))
  return (core, handler) => {
    const json = handler(core)
    const more = examples && encode(examples)?.json
    if ((mode !== null && mode !== handler.mode) || more === undefined) return json
    return {
      ...json,
      examples:
        Array.isArray(json['examples']) && Array.isArray(more) ? [...(json['examples'] as unknown[]), ...more] : more,
    }
  }
}
