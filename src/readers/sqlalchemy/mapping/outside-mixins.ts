import { external, instance, text } from '../../../python/values/make.ts'
import { newScope } from '../../../python/values/scope.ts'
import type { ClassValue, Instance, Site, Value } from '../../../python/values/value.ts'
import { MAPPED_COLUMN } from '../library/attributes.ts'

/** A column in short: its type, the length of a text, and options by their letter. */
type Short = readonly [name: string, type: string, length?: number | null, options?: Readonly<Record<string, boolean | string>>]

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

/** Mixins with columns from other packages: fastapi-users-db-sqlalchemy 7. */
const MIXINS: Readonly<Record<string, { readonly table: string; readonly columns: readonly Short[] }>> = {
  SQLAlchemyBaseUserTable: { table: 'user', columns: USER },
  SQLAlchemyBaseUserTableUUID: { table: 'user', columns: [ID, ...USER] },
  SQLAlchemyBaseOAuthAccountTable: { table: 'oauth_account', columns: ACCOUNT },
  SQLAlchemyBaseOAuthAccountTableUUID: { table: 'oauth_account', columns: [ID, OWNER, ...ACCOUNT] },
  SQLAlchemyBaseAccessTokenTable: { table: 'accesstoken', columns: TOKEN },
  SQLAlchemyBaseAccessTokenTableUUID: { table: 'accesstoken', columns: [OWNER, ...TOKEN] },
}

const made = new Map<string, ClassValue>()

/** The mixin as if the project had written it; null when nothing is known of the class. */
export function outsideMixin(path: string, site: Site): ClassValue | null {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const known = /^fastapi_users(_db_sqlalchemy)?\./.test(path) ? MIXINS[name] : undefined
  if (!known) return null
  let value = made.get(name)
  if (!value) made.set(name, (value = mixin(name, known.table, known.columns, site)))
  return value
}

function mixin(name: string, table: string, columns: readonly Short[], site: Site): ClassValue {
  const namespace = new Map<string, Value>([['__tablename__', text(table)], ...columns.map((short) => [short[0], column(short)] as const)])
  const value: { -readonly [K in keyof ClassValue]: ClassValue[K] } = {
    kind: 'class', name, qualname: name, node: null, site, bases: [], mro: [], namespace, scope: newScope('class', null), annotations: new Map(), keywords: new Map(), decorators: [], docstring: null,
  }
  value.mro = [value]
  return value
}

function column([, type, length, options]: Short): Instance {
  const { reference, default: factory, ...flags } = options ?? {}
  const path = type.includes('.') ? type : `sqlalchemy.${type}`
  const typed = length ? instance(external(path), { keywords: new Map([['length', { kind: 'constant', type: 'int', value: length }]]) }) : external(path)
  const key = typeof reference === 'string' ? [instance(external('sqlalchemy.ForeignKey'), { args: [text(reference)], keywords: new Map([['ondelete', text('cascade')]]) })] : []
  const keywords = new Map<string, Value>([['nullable', bool(false)], ...Object.entries(flags).map(([name, value]) => [name, bool(value === true)] as const)])
  if (typeof factory === 'string') keywords.set('default', external(factory))
  return instance(external(MAPPED_COLUMN), { args: [typed, ...key], keywords })
}

const bool = (value: boolean): Value => ({ kind: 'constant', type: 'bool', value })
