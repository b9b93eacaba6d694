import type { Value } from '../../../python/values/value.ts'
import { type Core, type CoreType, fixed, leaf } from './core.ts'

/** What a rule may ask while a type is understood. */
export interface Types {
  of(type: Value): Core
}
type Rule = (args: readonly Value[], types: Types) => Core

const ANY = leaf('any')
const one = (args: readonly Value[], types: Types): Core => (args[0] ? types.of(args[0]) : { ...ANY })
const two = (args: readonly Value[], types: Types): { keys: Core; values: Core } => ({
  keys: args[0] ? types.of(args[0]) : { ...ANY },
  values: args[1] ? types.of(args[1]) : { ...ANY },
})

const plain =
  (type: CoreType): Rule =>
  () =>
    leaf(type)
const items =
  (type: CoreType): Rule =>
  (args, types) => ({ type, schema: one(args, types) })
const mapping: Rule = (args, types) => ({ type: 'dict', ...two(args, types) })
const text =
  (format?: string): Rule =>
  () =>
    fixed({ type: 'string', ...(format ? { format } : {}) })

/** A type whose text form is parsed by a function: a string with limits is seen in the schema. */
const url =
  (type: 'url' | 'multi-host-url', maximum?: number): Rule =>
  () => ({ type: 'function-wrap', schema: { type, ...(maximum ? { limits: { max_length: maximum } } : {}) } })
/** Serialised to text, whatever limits the input has. */
const ip =
  (format: string): Rule =>
  () =>
    fixed({ type: 'string', format })
const path =
  (format: string): Rule =>
  () => ({
    type: 'wrapped',
    schema: leaf('str'),
    metadata: { functions: [(core, handler) => ({ ...handler(core), format })] },
  })

/** `Sequence` and `deque` look like lists, and stay lists when written. */
const sequence: Rule = (args, types) => ({ type: 'wrapped', schema: { type: 'list', schema: one(args, types) } })
const around =
  (rule: Rule): Rule =>
  (args, types) => ({ type: 'wrapped', schema: rule(args, types) })

function tuple(args: readonly Value[], types: Types): Core {
  const last = args.at(-1)
  if (args.length === 0) return { type: 'tuple', items: [{ ...ANY }], variadic: 0 }
  if (last?.kind === 'constant' && last.type === 'ellipsis')
    return { type: 'tuple', items: [types.of(args[0]!)], variadic: 0 }
  if (args.length === 1 && last?.kind === 'sequence' && last.items.length === 0) return { type: 'tuple', items: [] }
  return { type: 'tuple', items: args.map((arg) => types.of(arg)) }
}

const secret =
  (type: 'str' | 'bytes'): Rule =>
  () => ({
    type: 'wrapped',
    schema: leaf(type),
    metadata: {
      functions: [(core, handler) => ({ ...handler(core), type: 'string', writeOnly: true, format: 'password' })],
    },
  })

function rules(rule: Rule, ...paths: readonly string[]): [string, Rule][] {
  return paths.map((one) => [one, rule])
}

/** From the full name of a type to its meaning. */
export const TYPE_RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...rules(plain('str'), 'builtins.str'),
  ...rules(plain('bytes'), 'builtins.bytes', 'builtins.bytearray'),
  ...rules(plain('int'), 'builtins.int'),
  ...rules(plain('float'), 'builtins.float'),
  ...rules(plain('bool'), 'builtins.bool'),
  ...rules(plain('complex'), 'builtins.complex'),
  ...rules(plain('any'), 'builtins.object', 'typing.Any', 'typing.Final', 'typing.Generic'),
  ...rules(plain('none'), 'types.NoneType'),
  ...rules(plain('date'), 'datetime.date'),
  ...rules(plain('datetime'), 'datetime.datetime'),
  ...rules(plain('time'), 'datetime.time'),
  ...rules(plain('timedelta'), 'datetime.timedelta'),
  ...rules(plain('decimal'), 'decimal.Decimal'),
  ...rules(plain('fraction'), 'fractions.Fraction'),
  ...rules(plain('uuid'), 'uuid.UUID'),
  ...rules(items('list'), 'builtins.list', 'typing.List', 'typing.MutableSequence', 'collections.abc.MutableSequence'),
  ...rules(items('set'), 'builtins.set', 'typing.Set', 'typing.MutableSet', 'collections.abc.MutableSet'),
  ...rules(items('frozenset'), 'builtins.frozenset', 'typing.FrozenSet', 'typing.AbstractSet', 'collections.abc.Set'),
  ...rules(sequence, 'typing.Sequence', 'collections.abc.Sequence', 'collections.deque', 'typing.Deque'),
  ...rules(
    items('generator'),
    'typing.Iterable',
    'collections.abc.Iterable',
    'typing.Generator',
    'collections.abc.Generator',
  ),
  ...rules(tuple, 'builtins.tuple', 'typing.Tuple'),
  ...rules(mapping, 'builtins.dict', 'typing.Dict'),
  ...rules(
    around(mapping),
    'typing.Mapping',
    'typing.MutableMapping',
    'typing.OrderedDict',
    'typing.DefaultDict',
    'collections.abc.Mapping',
    'collections.abc.MutableMapping',
    'collections.OrderedDict',
    'collections.defaultdict',
  ),
  ...rules(
    (args, types) => ({ type: 'wrapped', schema: { type: 'dict', keys: one(args, types), values: leaf('int') } }),
    'collections.Counter',
    'typing.Counter',
  ),
  ...rules(plain('callable'), 'typing.Callable', 'collections.abc.Callable'),
  ...rules(plain('any'), 'typing.Hashable', 'collections.abc.Hashable'),
  ...rules(() => ({ type: 'is-subclass' }), 'builtins.type', 'typing.Type'),
  ...rules(
    () =>
      fixed({ type: 'string', format: 'regex' }, { type: 'function-plain', returns: leaf('str'), whenUsed: 'json' }),
    're.Pattern',
    'typing.Pattern',
  ),
  ...rules(text('zoneinfo'), 'zoneinfo.ZoneInfo'),
  ...rules(ip('ipv4'), 'ipaddress.IPv4Address'),
  ...rules(ip('ipv6'), 'ipaddress.IPv6Address'),
  ...rules(ip('ipv4network'), 'ipaddress.IPv4Network'),
  ...rules(ip('ipv6network'), 'ipaddress.IPv6Network'),
  ...rules(ip('ipv4interface'), 'ipaddress.IPv4Interface'),
  ...rules(ip('ipv6interface'), 'ipaddress.IPv6Interface'),
  ...rules(ip('ipvanyaddress'), 'pydantic.networks.IPvAnyAddress'),
  ...rules(ip('ipvanynetwork'), 'pydantic.networks.IPvAnyNetwork'),
  ...rules(ip('ipvanyinterface'), 'pydantic.networks.IPvAnyInterface'),
  ...rules(
    path('path'),
    'pathlib.Path',
    'pathlib.PurePath',
    'pathlib.PosixPath',
    'pathlib.PurePosixPath',
    'pathlib.WindowsPath',
    'pathlib.PureWindowsPath',
    'os.PathLike',
    'pydantic.types.NewPath',
    'pydantic.types.SocketPath',
  ),
  ...rules(path('file-path'), 'pydantic.types.FilePath'),
  ...rules(path('directory-path'), 'pydantic.types.DirectoryPath'),
  ...rules(
    () => ({
      type: 'function-after',
      schema: leaf('str'),
      metadata: { functions: [() => ({ type: 'string', format: 'email' })] },
    }),
    'pydantic.networks.EmailStr',
  ),
  ...rules(
    () => ({
      type: 'function-after',
      schema: leaf('str'),
      serialization: { type: 'to-string' },
      metadata: { functions: [() => ({ type: 'string', format: 'name-email' })] },
    }),
    'pydantic.networks.NameEmail',
  ),
  ...rules(
    url('url'),
    'pydantic.networks.AnyUrl',
    'pydantic.networks.AnyHttpUrl',
    'pydantic.networks.FtpUrl',
    'pydantic.networks.AnyWebsocketUrl',
    'pydantic.networks.WebsocketUrl',
    'pydantic.networks.FileUrl',
    'pydantic.networks.AmqpDsn',
    'pydantic.networks.RedisDsn',
    'pydantic.networks.CockroachDsn',
    'pydantic.networks.MySQLDsn',
    'pydantic.networks.MariaDBDsn',
    'pydantic.networks.ClickHouseDsn',
    'pydantic.networks.SnowflakeDsn',
    'pydantic.networks.KafkaDsn',
  ),
  ...rules(url('url', 2083), 'pydantic.networks.HttpUrl'),
  ...rules(
    url('multi-host-url'),
    'pydantic.networks.PostgresDsn',
    'pydantic.networks.MongoDsn',
    'pydantic.networks.NatsDsn',
  ),
  ...rules(secret('str'), 'pydantic.types.SecretStr'),
  ...rules(secret('bytes'), 'pydantic.types.SecretBytes'),
  ...rules(() => fixed({ type: 'string', format: 'date' }), 'pydantic.types.PastDate', 'pydantic.types.FutureDate'),
  ...rules(
    plain('datetime'),
    'pydantic.types.PastDatetime',
    'pydantic.types.FutureDatetime',
    'pydantic.types.AwareDatetime',
    'pydantic.types.NaiveDatetime',
  ),
  ...rules(
    (args, types) => ({ type: 'json', ...(args[0] ? { schema: types.of(args[0]) } : {}) }),
    'pydantic.types.Json',
    'pydantic.types.JsonWrapper',
  ),
  ...rules(
    (args, types) => one(args, types),
    'pydantic.types.Strict',
    'sqlalchemy.orm.base.Mapped',
    'sqlalchemy.orm.Mapped',
  ),
  ...limited('int', { gt: 0 }, 'PositiveInt'),
  ...limited('int', { lt: 0 }, 'NegativeInt'),
  ...limited('int', { le: 0 }, 'NonPositiveInt'),
  ...limited('int', { ge: 0 }, 'NonNegativeInt'),
  ...limited('float', { gt: 0 }, 'PositiveFloat'),
  ...limited('float', { lt: 0 }, 'NegativeFloat'),
  ...limited('float', { le: 0 }, 'NonPositiveFloat'),
  ...limited('float', { ge: 0 }, 'NonNegativeFloat'),
  ...limited('int', {}, 'StrictInt'),
  ...limited('float', {}, 'StrictFloat', 'FiniteFloat'),
  ...limited('bool', {}, 'StrictBool'),
  ...limited('str', {}, 'StrictStr'),
  ...limited('bytes', {}, 'StrictBytes'),
  ...[1, 3, 4, 5, 6, 7, 8].flatMap((version) =>
    rules(
      () => ({ type: 'uuid', metadata: { updates: { format: `uuid${version}` } } }),
      `pydantic.types.UUID${version}`,
    ),
  ),
  ...rules(encoded('base64', 'bytes'), 'pydantic.types.Base64Bytes'),
  ...rules(encoded('base64', 'str'), 'pydantic.types.Base64Str'),
  ...rules(encoded('base64url', 'bytes'), 'pydantic.types.Base64UrlBytes'),
  ...rules(encoded('base64url', 'str'), 'pydantic.types.Base64UrlStr'),
  ...rules(byteSize, 'pydantic.types.ByteSize'),
  ...rules(importString, 'pydantic.types.ImportString'),
  ...rules(plain('bytes'), 'starlette.datastructures.UploadFile', 'fastapi.datastructures.UploadFile'),
  ...rules(text('color'), 'pydantic.color.Color', 'pydantic_extra_types.color.Color'),
])

function limited(
  type: CoreType,
  limits: Readonly<Record<string, number>>,
  ...names: readonly string[]
): [string, Rule][] {
  return rules(
    () => ({ type, ...(Object.keys(limits).length ? { limits } : {}) }),
    ...names.map((name) => `pydantic.types.${name}`),
  )
}

function encoded(format: string, type: 'str' | 'bytes'): Rule {
  return () => ({
    type: 'function-after',
    schema: leaf(type),
    metadata: { functions: [(core, handler) => ({ ...handler(core), type: 'string', format })] },
  })
}

function byteSize(): Core {
  return {
    type: 'function-after',
    schema: {
      type: 'union',
      choices: [
        { type: 'str', limits: { pattern: '^\\s*(\\d*\\.?\\d+)\\s*(\\w+)?' } },
        { type: 'int', limits: { ge: 0 } },
      ],
    },
    serialization: { type: 'function-plain', returns: { type: 'int', limits: { ge: 0 } } },
  }
}

function importString(): Core {
  return fixed({ type: 'string' }, { type: 'function-plain', returns: leaf('str'), whenUsed: 'json' })
}
