import { returnType } from '../../../python/interpret/annotations.ts'
import { argument, asText, classAttribute, isNone } from '../../../python/values/ask.ts'
import { external, tuple } from '../../../python/values/make.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { ClassValue, Value } from '../../../python/values/value.ts'
import { cleanDocstring } from '../../../python/interpret/builtins/indentation.ts'
import { fieldMetadata } from './annotations.ts'
import type { Builder } from './builder.ts'
import { type Config, configOf, optionSet } from './config.ts'
import { type Core, type CoreField, mergeMetadata, type Named, unknownCore, withMetadata } from './core.ts'
import { decoratedMembers } from './decorators.ts'
import { coreField, type FieldDecorators, fieldCore, fieldDecorators, serialized } from './field-core.ts'
import { isRequired } from './field-info.ts'
import { parametrised, substitute, type TypeMap } from './generic-types.ts'
import { className, classRef } from './refs.ts'
import { annotatedFields, dataclassFields } from './plain-fields.ts'
import { ask, fillTypes } from './model-fields.ts'
import { serializer } from './annotations.ts'
import { TYPE_RULES } from './type-table.ts'

/** The core schema of a class of the project. */
export function classCore(type: Value, builder: Builder): Core {
  const seen = parametrised(type)
  if (!seen) return unknownCore('a class that is not known')
  const { kinds } = builder
  if (kinds.isModel(seen.class)) return modelCore(type, seen.class, seen.map, builder)
  if (kinds.isTypedDict(seen.class)) return typedDictCore(type, seen.class, seen.map, builder)
  if (kinds.isEnum(seen.class)) return builder.enum(seen.class)
  if (kinds.isNamedTuple(seen.class)) return namedTupleCore(type, seen.class, seen.map, builder)
  if (kinds.isDataclass(seen.class)) return dataclassCore(type, seen.class, seen.map, builder)
  return otherClass(seen.class, builder)
}

/** A class pydantic knows nothing of: it must be allowed, and has no schema. */
function otherClass(of: ClassValue, builder: Builder): Core {
  for (const base of of.mro.slice(1)) {
    const path = base.kind === 'external' ? base.path : ''
    if (path.startsWith('pydantic.') && TYPE_RULES.has(path)) return builder.of(external(path))
  }
  if (optionSet(builder.config, 'arbitrary_types_allowed'))
    return { type: 'is-instance', why: { text: `${of.name} is a class without a schema`, site: of.site } }
  return unknownCore(`${of.name} is a class without a schema`, of.site)
}

function named(type: Value, of: ClassValue, config: Config, builder: Builder, root = false): Named {
  return {
    name: shownName(type, of, builder),
    class: of,
    // A generic with its types filled in is a class of its own, without a docstring.
    description: of.docstring && type === of ? cleanDocstring(of.docstring) : null,
    config,
    root,
    deprecated: of.decorators.some(
      ({ value }) =>
        value.kind === 'instance' && value.class.kind === 'external' && value.class.path.endsWith('.deprecated'),
    ),
  }
}

/** The name a model has, its arguments included. */
export const shownName = (type: Value, of: ClassValue, builder: Builder): string =>
  parametrisedName(type, of, builder) ?? className(type)

/** `model_parametrized_name` of the project names its generics. */
function parametrisedName(type: Value, of: ClassValue, builder: Builder): string | null {
  const seen = type === of ? null : parametrised(type)
  const method = classAttribute(of, 'model_parametrized_name')?.value
  const target = method?.kind === 'instance' ? method.args[0] : method
  return seen && target ? asText(ask(target, [of, tuple(seen.args)], builder.machine)) : null
}

function modelCore(type: Value, of: ClassValue, map: TypeMap, builder: Builder): Core {
  const known = builder.fields.of(type)
  return builder.within(type, () =>
    builder.define(classRef(type), () => {
      const config = configOf(of)
      return builder.under(config, () => {
        const decorators = fieldDecorators(of)
        const core = builder.kinds.isRootModel(of)
          ? rootCore(type, of, builder, decorators)
          : {
              type: 'model' as const,
              named: named(type, of, config, builder),
              fields: [...known.values()].map((info) => coreField(info, builder, decorators)),
              computed: computedFields(of, map, builder, decorators),
              ...extras(of, config, map, builder),
            }
        return modelSerialized(core, of, builder)
      })
    }),
  )
}

function rootCore(type: Value, of: ClassValue, builder: Builder, decorators: FieldDecorators): Core {
  const info = builder.fields.of(type).get('root')
  const { schema, metadata } = info
    ? fieldCore(info, builder, decorators)
    : { schema: unknownCore(`the root type of ${of.name} is not known`, of.site), metadata: {} }
  const naming = named(type, of, configOf(of), builder, true)
  const described =
    naming.description !== null && metadata.updates?.['description'] !== undefined
      ? mergeMetadata(metadata, { updates: { description: naming.description } })
      : metadata
  return withMetadata({ type: 'model', named: naming, schema }, described)
}

/** `__pydantic_extra__: dict[str, int]` types what `extra='allow'` lets in. */
function extras(of: ClassValue, config: Config, map: TypeMap, builder: Builder): { extras?: Core } {
  if (asText(config.get('extra')) !== 'allow') return {}
  const annotation = builder.fields.extraType(of)
  const values = annotation?.kind === 'generic' ? annotation.args[1] : undefined
  if (!values || (values.kind === 'external' && values.path === 'typing.Any')) return {}
  return { extras: builder.of(substitute(values, map)) }
}

/** `@computed_field` properties: read only, always sent. */
function computedFields(
  of: ClassValue,
  map: TypeMap,
  builder: Builder,
  decorators: FieldDecorators,
): readonly CoreField[] {
  return decoratedMembers(of, 'pydantic.fields.computed_field').map((one) => {
    const declared =
      argument(one.decorator, -1, 'return_type') ??
      (one.function ? returnType(one.function, builder.machine) : undefined)
    let schema = declared
      ? builder.of(substitute(declared, map))
      : unknownCore(`the type of ${one.name} is not declared`, of.site)
    for (const other of decorators.serializers)
      if (other.decorator.args.some((arg) => asText(arg) === one.name)) schema = serialized(schema, other, builder)
    const alias = asText(one.decorator.keywords.get('alias')) ?? generatedAlias(one.name, configOf(of), builder)
    const sometimes = one.decorator.keywords.get('exclude_if')
    return {
      name: one.name,
      schema,
      validationAlias: null,
      serializationAlias: alias,
      excluded: false,
      excludedSometimes: sometimes !== undefined && !isNone(sometimes),
      computed: true,
      metadata: mergeMetadata(
        { updates: { readOnly: true } },
        computedMetadata(
          one.decorator.keywords,
          one.function?.node.kind === 'FunctionDef' ? one.function.node.docstring : null,
        ),
      ),
    }
  })
}

function computedMetadata(keywords: ReadonlyMap<string, Value>, docstring: string | null) {
  const metadata = fieldMetadata(keywords)
  return docstring !== null && docstring !== '' && !keywords.has('description')
    ? mergeMetadata({ updates: { description: cleanDocstring(docstring) } }, metadata)
    : metadata
}

function generatedAlias(name: string, config: Config, builder: Builder): string | null {
  return builder.fields.generated(name, config)
}

/** `@model_serializer` replaces what is written by what it returns. */
function modelSerialized(core: Core, of: ClassValue, builder: Builder): Core {
  const one = decoratedMembers(of, 'pydantic.functional_serializers.model_serializer').at(-1)
  if (!one) return core
  const mode = asText(one.decorator.keywords.get('mode')) === 'wrap' ? 'function-wrap' : 'function-plain'
  return {
    ...core,
    serialization: { ...serializer(mode, one.function ?? undefined, one.decorator, builder), function: undefined },
  }
}

function typedDictCore(type: Value, of: ClassValue, map: TypeMap, builder: Builder): Core {
  return builder.within(type, () =>
    builder.define(classRef(type), () => {
      const config = readHere(of.scope, '__pydantic_config__') ? configOf(of) : builder.config
      return builder.under(config, () => {
        const fields = annotatedFields(of, builder).map(({ info, owner }) => {
          const total = owner.keywords.get('total')
          const required =
            info.qualifiers.has('Required') ||
            (!(total?.kind === 'constant' && total.value === false) && !info.qualifiers.has('NotRequired'))
          return coreField(fillTypes(info, map), builder, fieldDecorators(of), required && isRequired(info))
        })
        const closed = of.keywords.get('closed')
        const extraItems = of.keywords.get('extra_items')
        return modelSerialized(
          {
            type: 'typed-dict',
            named: named(of, of, config, builder),
            fields,
            computed: computedFields(of, map, builder, fieldDecorators(of)),
            total: !(closed?.kind === 'constant' && closed.value === true),
            ...(extraItems ? { extras: builder.of(substitute(extraItems, map)) } : {}),
          },
          of,
          builder,
        )
      })
    }),
  )
}

function dataclassCore(type: Value, of: ClassValue, map: TypeMap, builder: Builder): Core {
  return builder.within(type, () =>
    builder.define(classRef(type), () => {
      const config = dataclassConfig(of, builder)
      return builder.under(config, () => {
        const decorators = fieldDecorators(of)
        const fields = dataclassFields(of, builder).map((info) => coreField(fillTypes(info, map), builder, decorators))
        return modelSerialized(
          {
            type: 'dataclass',
            named: named(of, of, config, builder),
            fields,
            computed: computedFields(of, map, builder, decorators),
          },
          of,
          builder,
        )
      })
    }),
  )
}

/** Options of `@dataclass(config=...)` or `__pydantic_config__`; a plain one takes those around it. */
function dataclassConfig(of: ClassValue, builder: Builder): Config {
  for (const { value } of of.decorators) {
    const given = value.kind === 'instance' ? value.keywords.get('config') : undefined
    if (given?.kind === 'mapping')
      return new Map([...given.entries.values()].map(({ key, value: item }) => [asText(key) ?? '', item]))
    if (given?.kind === 'class') return configOf(given)
  }
  return readHere(of.scope, '__pydantic_config__') ? configOf(of) : builder.config
}

function namedTupleCore(type: Value, of: ClassValue, map: TypeMap, builder: Builder): Core {
  return builder.within(type, () =>
    builder.define(classRef(type), () => ({
      type: 'named-tuple',
      named: named(of, of, builder.config, builder),
      fields: annotatedFields(of, builder).map(({ info }) =>
        coreField(fillTypes(info, map), builder, { validators: [], serializers: [] }),
      ),
    })),
  )
}
