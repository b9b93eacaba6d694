/** A database of ours, as an application is told of it. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly name: string
}

/** `postgres:secret@127.0.0.1:5432/name` */
const authority = ({ user, password, host, port, name }: Address): string =>
  `${user}:${encodeURIComponent(password)}@${host}:${port}/${name}`

export const addressUrl = (address: Address, scheme = 'postgresql'): string => `${scheme}://${authority(address)}`

/** What stands for a database in a value that is given for a setting. */
export const filled = (value: string, address: Address, port: number): string =>
  value
    .replaceAll('{database_url}', addressUrl(address))
    .replaceAll('{database}', authority(address))
    .replaceAll('{port}', String(port))

const URLS = /(^|_)(DATABASE|DB|POSTGRES|POSTGRESQL|PG|SQLALCHEMY|ASYNCPG)(_\w+)?_?(URL|URI|DSN)(_\w+)?$/i
const OTHERS = /REDIS|MONGO|MYSQL|RABBIT|CELERY|CACHE|VECTOR|QDRANT|ELASTIC/i
const PARTS: readonly (readonly [RegExp, keyof Address])[] = (
  [
    ['SERVER|HOST|HOSTNAME|ADDRESS', 'host'],
    ['PORT', 'port'],
    ['USER|USERNAME', 'user'],
    ['PASSWORD|PASS|PWD', 'password'],
    ['DB|NAME|DATABASE|DBNAME|DB_NAME', 'name'],
  ] as const
).map(([words, part]) => [new RegExp(`(^|_)(POSTGRES|POSTGRESQL|PG|DB|DATABASE|SQL)_?(${words})$`, 'i'), part])

/** What a setting of this name means to the database; null when it is about something else. */
export function partOf(variable: string): keyof Address | 'url' | null {
  if (OTHERS.test(variable)) return null
  if (URLS.test(variable)) return 'url'
  return PARTS.find(([pattern]) => pattern.test(variable))?.[1] ?? null
}

/** `postgresql+asyncpg` of an address as somebody wrote it; null where it is none of PostgreSQL. */
export const schemeOf = (written: string): string | null =>
  /^["']?(postgres(?:ql)?(?:\+\w+)?):\/\//.exec(written.trim())?.[1] ?? null

/** The variables by which PostgreSQL's own library finds a database. */
export const libraryVariables = ({ host, port, user, password, name }: Address): Readonly<Record<string, string>> => ({
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  PGPASSWORD: password,
  PGDATABASE: name,
})
