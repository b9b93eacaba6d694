import { argument, asItems, asText, isMade } from '../../../python/values/ask.ts'
import { call } from '../../../python/interpret/calls.ts'
import { external, instance } from '../../../python/values/make.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { encode } from '../json/encode.ts'
import type { Builder } from './builder.ts'
import { type Core, type CoreType, leaf, type Serialization } from './core.ts'

const cores = new WeakMap<Value, Core>()

/** A core schema as code of the project sees it. */
export function coreValue(core: Core): Instance {
  const value = instance(external('pydantic_core.<core schema>'))
  cores.set(value, core)
  return value
}

const PREFIX = 'pydantic_core.core_schema.'

/** What a call such as `core_schema.str_schema(pattern=...)` means; null when it is not known. */
export function coreOf(value: Value, builder: Builder): Core | null {
  const known = cores.get(value)
  if (known) return renamed(known, value, builder)
  if (value.kind === 'alternatives') return value.options[0] ? coreOf(value.options[0].value, builder) : null
  if (value.kind !== 'instance' || value.class.kind !== 'external') return null
  const { path } = value.class
  if (path.endsWith('.__get_pydantic_core_schema__')) return fromSuper(value, builder)
  if (!path.startsWith(PREFIX)) return null
  const core = RULES[path.slice(PREFIX.length)]?.(value, builder) ?? null
  if (!core) return null
  const serialization = serializationOf(value.keywords.get('serialization'), builder)
  return serialization ? { ...core, serialization } : core
}

/** `schema['ref'] = 'Name'`: the project gives a schema a name of its own. */
function renamed(core: Core, value: Value, builder: Builder): Core {
  const ref = value.kind === 'instance' ? asText(value.attributes.get('[sref]')) : null
  return ref === null ? core : { ...(builder.resolve(core) ?? core), ref }
}

function fromSuper(value: Instance, builder: Builder): Core | null {
  const [source, handler] = value.args
  if (!source) return null
  if (!handler) return builder.withoutHooks(source)
  return coreOf(
    call(handler, { args: [source], keywords: new Map(), open: false, site: value.site! }, builder.machine),
    builder,
  )
}

type Rule = (value: Instance, builder: Builder) => Core | null
const inner = (value: Instance, position: number, name: string, builder: Builder): Core | undefined => {
  const given = argument(value, position, name)
  return given ? (coreOf(given, builder) ?? undefined) : undefined
}

const LIMIT_NAMES = [
  'gt',
  'ge',
  'lt',
  'le',
  'multiple_of',
  'min_length',
  'max_length',
  'pattern',
  'max_digits',
  'decimal_places',
]
const simple =
  (type: CoreType): Rule =>
  (value) => {
    const limits = Object.fromEntries(
      [...value.keywords]
        .filter(([name]) => LIMIT_NAMES.includes(name))
        .map(([name, limit]) => [name, encode(limit)?.json])
        .filter(([, limit]) => limit !== undefined && limit !== null),
    )
    return { type, ...(Object.keys(limits).length ? { limits } : {}) }
  }
const items =
  (type: CoreType): Rule =>
  (value, builder) => ({
    ...simple(type)(value, builder)!,
    schema: inner(value, 0, 'items_schema', builder) ?? leaf('any'),
  })
const around =
  (type: CoreType, position: number): Rule =>
  (value, builder) => {
    const schema = inner(value, position, 'schema', builder)
    const input = inner(value, -1, 'json_schema_input_schema', builder)
    return schema ? { type, schema, ...(input ? { input } : {}) } : null
  }
const plain: Rule = (value, builder) => {
  const input = inner(value, -1, 'json_schema_input_schema', builder)
  return {
    type: 'function-plain',
    ...(input ? { input } : {}),
    why: { text: 'a validator function says nothing about its input', site: value.site },
  }
}
const instead =
  (name: string): Rule =>
  (value, builder) => {
    const schema = inner(value, 0, name, builder)
    return schema ? { type: 'wrapped', schema } : null
  }
const several = (value: Instance, position: number, name: string, builder: Builder): Core[] | null => {
  const found = (asItems(argument(value, position, name)) ?? []).map((one) =>
    coreOf(one.kind === 'sequence' ? one.items[0]! : one, builder),
  )
  return found.length && found.every((one) => one !== null) ? found : null
}

const RULES: Readonly<Record<string, Rule>> = {
  any_schema: simple('any'),
  none_schema: simple('none'),
  bool_schema: simple('bool'),
  int_schema: simple('int'),
  float_schema: simple('float'),
  decimal_schema: simple('decimal'),
  str_schema: simple('str'),
  bytes_schema: simple('bytes'),
  date_schema: simple('date'),
  time_schema: simple('time'),
  datetime_schema: simple('datetime'),
  timedelta_schema: simple('timedelta'),
  uuid_schema: simple('uuid'),
  url_schema: simple('url'),
  multi_host_url_schema: simple('multi-host-url'),
  complex_schema: simple('complex'),
  callable_schema: simple('callable'),
  list_schema: items('list'),
  set_schema: items('set'),
  frozenset_schema: items('frozenset'),
  generator_schema: items('generator'),
  is_instance_schema: (value) => ({ type: 'is-instance', why: { text: 'a class without a schema', site: value.site } }),
  is_subclass_schema: simple('is-subclass'),
  dict_schema: (value, builder) => ({
    ...simple('dict')(value, builder)!,
    keys: inner(value, 0, 'keys_schema', builder) ?? leaf('any'),
    values: inner(value, 1, 'values_schema', builder) ?? leaf('any'),
  }),
  tuple_schema: (value, builder) => ({ type: 'tuple', items: several(value, 0, 'items_schema', builder) ?? [] }),
  nullable_schema: around('nullable', 0),
  with_default_schema: around('default', 0),
  json_schema: around('json', 0),
  custom_error_schema: around('wrapped', 0),
  union_schema: (value, builder) => {
    const choices = several(value, 0, 'choices', builder)
    return choices ? { type: 'union', choices } : null
  },
  chain_schema: (value, builder) => {
    const steps = several(value, 0, 'steps', builder)
    return steps ? { type: 'chain', items: steps } : null
  },
  literal_schema: (value) => ({
    type: 'literal',
    expected: (asItems(argument(value, 0, 'expected')) ?? []).map((one) => encode(one)?.json),
  }),
  json_or_python_schema: instead('json_schema'),
  lax_or_strict_schema: instead('lax_schema'),
  ...Object.fromEntries(
    ['no_info', 'with_info', 'general'].flatMap((kind) => [
      [`${kind}_after_validator_function`, around('function-after', 1)],
      [`${kind}_before_validator_function`, around('function-before', 1)],
      [`${kind}_wrap_validator_function`, around('function-wrap', 1)],
      [`${kind}_plain_validator_function`, plain],
    ]),
  ),
}

function serializationOf(value: Value | undefined, builder: Builder): Serialization | null {
  if (!value || value.kind !== 'instance') return null
  const returns = inner(value, -1, 'return_schema', builder)
  const whenUsed = asText(value.keywords.get('when_used')) ?? undefined
  if (isMade(value, `${PREFIX}to_string_ser_schema`, `${PREFIX}format_ser_schema`))
    return { type: 'to-string', whenUsed }
  if (isMade(value, `${PREFIX}plain_serializer_function_ser_schema`))
    return {
      type: 'function-plain',
      returns,
      whenUsed,
      function: value.args[0],
      takesInfo: value.keywords.has('info_arg'),
    }
  if (isMade(value, `${PREFIX}wrap_serializer_function_ser_schema`)) return { type: 'function-wrap', returns, whenUsed }
  return null
}
