import type { Field, FieldType } from '../expression/field.ts'
import type { Scope } from '../check/scope.ts'

const KEYS = { uuid7: 'UUID', uuid4: 'UUID', bigint: 'BIGINT', int: 'INTEGER' } as const
/** Better Auth's user ids are text, whatever the stack says. */
const KEY_OF_BETTER_AUTH = 'VARCHAR(64)'
/** An address is as long as its two parts may be: RFC 5321. */
const LONGEST_EMAIL = 320
const LONGEST_URL = 2048
const LONGEST_WORD = 32

/** The type of the key of a resource, and of whatever points to it. */
export const keyType = (resource: string, { blueprint, resources }: Scope): string =>
  resources.get(resource)?.value.external === 'better-auth' ? KEY_OF_BETTER_AUTH : KEYS[blueprint.stack?.ids ?? 'uuid7']

/** The type of a column as PostgreSQL spells it. */
export function columnType({ type, marks }: Field, scope: Scope): string {
  // What is encrypted is bytes to the server, and what is hashed a text of the hash.
  if (marks.includes('encrypted')) return 'BYTEA'
  return marks.includes('hashed') ? 'VARCHAR(255)' : plainType(type, scope)
}

/** The same of what is in it before anything is sealed. */
export function plainType(type: FieldType, scope: Scope): string {
  switch (type.kind) {
    case 'str':
      return `VARCHAR(${type.most ?? 255})`
    case 'int':
      return isWide(type.least, type.most) ? 'BIGINT' : 'INTEGER'
    case 'decimal':
      return `NUMERIC(${type.digits}, ${type.places})`
    case 'vector':
      return `VECTOR(${type.dimensions})`
    case 'list':
      return `${plainType(type.of, scope)}[]`
    case 'enum':
      return `VARCHAR(${Math.max(LONGEST_WORD, ...type.values.map(({ text }) => text.length))})`
    case 'reference':
      return keyType(type.to.text, scope)
    case 'file':
      return 'UUID'
    case 'many':
      throw new Error('a link is no column')
    case 'datetime':
      return scope.blueprint.stack?.datetimes === 'plain' ? 'TIMESTAMP WITHOUT TIME ZONE' : PLAIN.datetime
    default:
      return PLAIN[type.kind]
  }
}

const PLAIN = {
  text: 'TEXT',
  float: 'DOUBLE PRECISION',
  bool: 'BOOLEAN',
  date: 'DATE',
  datetime: 'TIMESTAMP WITH TIME ZONE',
  time: 'TIME WITHOUT TIME ZONE',
  duration: 'INTERVAL',
  uuid: 'UUID',
  email: `VARCHAR(${LONGEST_EMAIL})`,
  url: `VARCHAR(${LONGEST_URL})`,
  json: 'JSONB',
  bytes: 'BYTEA',
  role: `VARCHAR(${LONGEST_WORD})`,
} as const

const isWide = (least: number | null, most: number | null): boolean =>
  (least !== null && least < -2_147_483_648) || (most !== null && most > 2_147_483_647)
