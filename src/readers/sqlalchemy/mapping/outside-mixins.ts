import { external, instance, text } from '../../../python/values/make.ts'
import { newScope } from '../../../python/values/scope.ts'
import type { ClassValue, Instance, Site, Value } from '../../../python/values/value.ts'
import { MAPPED_COLUMN } from '../library/attributes.ts'

/** A column in short: its type, the length of a text, and options by their letter. */
type Short = readonly [
  name: string,
  type: string,
  length?: number | null,
  options?: Readonly<Record<string, boolean | string>>,
]

const KEY = { primary_key: true } as const
const INDEXED = { index: true } as const

const USER: readonly Short[] = [
  ['email', 'String', 320, { unique: true, index: true, nullable: false }],
  ['hashed_password', 'String', 1024],
  ['is_active', 'Boolean'],
  ['is_superuser', 'Boolean'],
  ['is_verified', 'Boolean'],
]
const ACCOUNT: readonly Short[] = [
  ['oauth_name', 'String', 100, INDEXED],
  ['access_token', 'String', 1024],
  ['expires_at', 'Integer', null, { nullable: true }],
  ['refresh_token', 'String', 1024, { nullable: true }],
  ['account_id', 'String', 320, INDEXED],
  ['account_email', 'String', 320],
]
const TOKEN: readonly Short[] = [
  ['token', 'String', 43, KEY],
  ['created_at', 'fastapi_users_db_sqlalchemy.generics.TIMESTAMPAware', null, INDEXED],
]
const GUID = 'fastapi_users_db_sqlalchemy.generics.GUID'
const ID: Short = ['id', GUID, null, { ...KEY, default: 'uuid.uuid4' }]
const OWNER: Short = ['user_id', GUID, null, { reference: 'user.id' }]

const OPTIONAL = { nullable: true } as const
const CLIENT: readonly Short[] = [
  ['client_id', 'String', 48, { ...OPTIONAL, ...INDEXED }],
  ['client_secret', 'String', 120, OPTIONAL],
  ['client_id_issued_at', 'Integer'],
  ['client_secret_expires_at', 'Integer'],
  ['_client_metadata', 'Text', null, { ...OPTIONAL, column: 'client_metadata' }],
]
const CODE: readonly Short[] = [
  ['code', 'String', 120, { unique: true }],
  ['client_id', 'String', 48, OPTIONAL],
  ...['redirect_uri', 'response_type', 'scope', 'nonce'].map((name): Short => [name, 'Text', null, OPTIONAL]),
  ['auth_time', 'Integer'],
  ...['acr', 'amr', 'code_challenge'].map((name): Short => [name, 'Text', null, OPTIONAL]),
  ['code_challenge_method', 'String', 48, OPTIONAL],
]
const BEARER: readonly Short[] = [
  ['client_id', 'String', 48, OPTIONAL],
  ['token_type', 'String', 40, OPTIONAL],
  ['access_token', 'String', 255, { unique: true }],
  ['refresh_token', 'String', 255, { ...OPTIONAL, ...INDEXED }],
  ['scope', 'Text', null, OPTIONAL],
  ...['issued_at', 'access_token_revoked_at', 'refresh_token_revoked_at', 'expires_in'].map((name): Short => [
    name,
    'Integer',
  ]),
]

interface Mixin {
  readonly table: string | null
  readonly columns: readonly Short[]
}

/** Mixins with columns from other packages: fastapi-users-db-sqlalchemy 7, authlib 1. */
const MIXINS: Readonly<Record<string, Mixin>> = {
  'users.SQLAlchemyBaseUserTable': { table: 'user', columns: USER },
  'users.SQLAlchemyBaseUserTableUUID': { table: 'user', columns: [ID, ...USER] },
  'users.SQLAlchemyBaseOAuthAccountTable': { table: 'oauth_account', columns: ACCOUNT },
  'users.SQLAlchemyBaseOAuthAccountTableUUID': { table: 'oauth_account', columns: [ID, OWNER, ...ACCOUNT] },
  'users.SQLAlchemyBaseAccessTokenTable': { table: 'accesstoken', columns: TOKEN },
  'users.SQLAlchemyBaseAccessTokenTableUUID': { table: 'accesstoken', columns: [OWNER, ...TOKEN] },
  'authlib.OAuth2ClientMixin': { table: null, columns: CLIENT },
  'authlib.OAuth2AuthorizationCodeMixin': { table: null, columns: CODE },
  'authlib.OAuth2TokenMixin': { table: null, columns: BEARER },
}

/** Names of these packages move between modules; the class name is what stays. */
const PACKAGES: readonly (readonly [RegExp, string])[] = [
  [/^fastapi_users(_db_sqlalchemy)?\./, 'users'],
  [/^authlib\.integrations\.sqla_oauth2\./, 'authlib'],
]

const made = new Map<string, ClassValue>()

/** The mixin as if the project had written it; null when nothing is known of the class. */
export function outsideMixin(path: string, site: Site): ClassValue | null {
  const from = PACKAGES.find(([pattern]) => pattern.test(path))?.[1]
  const name = `${from ?? ''}.${path.slice(path.lastIndexOf('.') + 1)}`
  const known = from === undefined ? undefined : MIXINS[name]
  if (!known) return null
  let value = made.get(name)
  if (!value) made.set(name, (value = mixin(name, known, site)))
  return value
}

function mixin(name: string, { table, columns }: Mixin, site: Site): ClassValue {
  const namespace = new Map<string, Value>([
    ...(table === null ? [] : [['__tablename__', text(table)] as const]),
    ...columns.map((short) => [short[0], column(short)] as const),
  ])
  const value: { -readonly [K in keyof ClassValue]: ClassValue[K] } = {
    kind: 'class',
    name,
    qualname: name,
    node: null,
    site,
    bases: [],
    mro: [],
    namespace,
    scope: newScope('class', null),
    annotations: new Map(),
    keywords: new Map(),
    decorators: [],
    docstring: null,
  }
  value.mro = [value]
  return value
}

function column([, type, length, options]: Short): Instance {
  const { reference, column: named, default: factory, ...flags } = options ?? {}
  const path = type.includes('.') ? type : `sqlalchemy.${type}`
  const typed = length
    ? instance(external(path), { keywords: new Map([['length', { kind: 'constant', type: 'int', value: length }]]) })
    : external(path)
  const key =
    typeof reference === 'string'
      ? [
          instance(external('sqlalchemy.ForeignKey'), {
            args: [text(reference)],
            keywords: new Map([['ondelete', text('cascade')]]),
          }),
        ]
      : []
  const keywords = new Map<string, Value>([
    ['nullable', bool(false)],
    ...Object.entries(flags).map(([name, value]) => [name, bool(value === true)] as const),
  ])
  if (typeof factory === 'string') keywords.set('default', external(factory))
  return instance(external(MAPPED_COLUMN), {
    args: [...(typeof named === 'string' ? [text(named)] : []), typed, ...key],
    keywords,
  })
}

const bool = (value: boolean): Value => ({ kind: 'constant', type: 'bool', value })
