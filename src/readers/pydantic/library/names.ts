import type { Summary } from '../../../python/interpret/library.ts'

/** Where each public name of pydantic is defined. */
const HOMES: Readonly<Record<string, string>> = {
  'pydantic.fields': 'Field FieldInfo PrivateAttr ModelPrivateAttr',
  'pydantic.aliases': 'AliasChoices AliasPath AliasGenerator',
  'pydantic.functional_validators':
    'AfterValidator BeforeValidator PlainValidator WrapValidator InstanceOf SkipValidation ValidateAs ModelWrapValidatorHandler',
  'pydantic.functional_serializers': 'PlainSerializer WrapSerializer SerializeAsAny',
  'pydantic.json_schema': 'WithJsonSchema',
  'pydantic.networks':
    'AnyUrl AnyHttpUrl HttpUrl FileUrl FtpUrl AnyWebsocketUrl WebsocketUrl UrlConstraints EmailStr NameEmail IPvAnyAddress IPvAnyInterface IPvAnyNetwork PostgresDsn CockroachDsn AmqpDsn RedisDsn MongoDsn KafkaDsn NatsDsn MySQLDsn MariaDBDsn ClickHouseDsn SnowflakeDsn',
  'pydantic.types':
    'Strict ImportString Json Secret SecretStr SecretBytes StringConstraints ByteSize PastDate FutureDate PastDatetime FutureDatetime AwareDatetime NaiveDatetime AllowInfNan ' +
    'UuidVersion PathType FilePath DirectoryPath NewPath SocketPath EncodedBytes EncodedStr GetPydanticSchema Tag Discriminator JsonValue OnErrorOmit FailFast',
  'pydantic.annotated_handlers': 'GetCoreSchemaHandler GetJsonSchemaHandler',
  'pydantic.type_adapter': 'TypeAdapter',
}

export const NAMES: readonly Summary[] = [
  ...Object.entries(HOMES).flatMap(([home, names]) =>
    names.split(' ').map((name) => ({ path: `${home}.${name}`, aliases: [`pydantic.${name}`, ...older(home, name)] })),
  ),
  { path: 'typing.TypedDict', aliases: ['sqlalchemy.util.typing.TypedDict', 'mypy_extensions.TypedDict'] },
  { path: 'uuid.UUID', aliases: ['pydantic.types.UUID'] },
  { path: 'sqlmodel.main.Field', aliases: ['sqlmodel.Field'] },
  { path: 'sqlmodel.main.Relationship', aliases: ['sqlmodel.Relationship'] },
]

/** `pydantic.v1` and `pydantic.fields` of version 1 name the same things. */
function older(home: string, name: string): readonly string[] {
  return [`pydantic.v1.${name}`, `pydantic.v1.${home.slice(home.lastIndexOf('.') + 1)}.${name}`]
}
