import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { tableName } from '../../../blueprint/storage/names.ts'
import type { Design, Feature, Setting, WrittenFile } from '../feature.ts'
import { asksCallers } from '../callers.ts'
import { idsOf, isProblem } from '../stack.ts'
import { declaredFormats } from '../storage/fields.ts'
import { hasSealed } from '../words.ts'

/** What every backend stands on: errors, logs, the database, health. */
export const core: Feature = {
  parts: (design) => [
    'core',
    ...(isProblem(design.scope.blueprint) ? ['core/problem'] : []),
    ...(asksCallers(design) ? ['core/callers'] : []),
    ...(hasSealed(design.scope) ? ['core/sealing'] : []),
  ],
  files: (design) => (asksCallers(design) ? [keys(design)] : []),
  settings: (design) => [
    ...SETTINGS,
    mostUploaded(design),
    ...databaseSettings(design),
    ...(hasSealed(design.scope) ? [SEALING] : []),
  ],
  routers: () => [{ module: imported('app.core:health'), versioned: false }],
  tables: (design) => (asksCallers(design) ? ['app.core.limits', 'app.core.once'] : []),
  handlers: (design) =>
    asksCallers(design) ? [[imported('app.core.once:Again'), imported('app.core.once:on_again')]] : [],
  requirements: (design) => (hasSealed(design.scope) ? ['cryptography==50.0.2'] : []),
}

/** What kind of key people have. */
function keys({ scope }: Design): WrittenFile {
  const user = scope.user ?? 'User'
  const external = scope.resources.get(user)?.value.external === 'better-auth'
  const type = external ? 'builtins:str' : idsOf(scope.blueprint).endsWith('int') ? 'builtins:int' : 'uuid:UUID'
  const text = renderModule(
    'What kind of key people have, and where it stands.',
    py`
      UserId = ${imported(type)}
      USER_KEY = ${lit(`${tableName(user, scope)}.id`)}
    `,
    ['UserId'],
  )
  return { path: 'app/core/keys.py', owner: 'owned', text }
}

const STR = imported('builtins:str')
const INT = imported('builtins:int')
const BOOL = imported('builtins:bool')
const SECRET = imported('pydantic:SecretStr')
const FIELD = imported('pydantic:Field')
const MEGABYTE = 1_000_000

const SETTINGS: readonly Setting[] = [
  {
    name: 'environment',
    type: py`${imported('typing:Literal')}["development", "test", "production"]`,
    default: lit('production'),
    says: 'Where it runs. In production the inside is shown to nobody.',
    example: 'development',
    proven: 'test',
  },
  {
    name: 'log_level',
    type: py`${imported('typing:Literal')}["DEBUG", "INFO", "WARNING", "ERROR"]`,
    default: lit('INFO'),
    says: 'How much is written down.',
    example: 'INFO',
  },
  {
    name: 'docs',
    type: py`${BOOL} | None`,
    default: lit(null),
    says: 'Whether the documentation of the interface is served; in production it is not, unless this says so.',
    example: 'true',
  },
  {
    name: 'cors_origins',
    type: py`list[${STR}]`,
    default: lit([]),
    says: 'Which sites may call it from a browser.',
    example: '["http://localhost:3000"]',
  },
  {
    name: 'public_address',
    type: py`${STR}`,
    default: lit('http://localhost:8000'),
    says: 'Where people find it; links in mails begin with it.',
    example: 'https://example.org',
  },
  {
    name: 'most_bytes',
    type: py`${INT}`,
    default: py`${FIELD}(default=${lit(MEGABYTE)}, gt=0)`,
    says: 'The most a body may hold.',
    example: String(MEGABYTE),
  },
]

/** A file and what is around it in a form. */
function mostUploaded({ scope }: Design): Setting {
  const most = Math.max(25 * MEGABYTE, ...[...declaredFormats(scope).values()].map((bytes) => bytes + MEGABYTE))
  return {
    name: 'most_upload_bytes',
    type: py`${INT}`,
    default: py`${FIELD}(default=${lit(most)}, gt=0)`,
    says: 'The most a file may hold.',
    example: String(most),
  }
}

const SEALING: Setting = {
  name: 'sealing_key',
  type: py`${imported('app.core.sealing_key:SealingKey')}`,
  default: null,
  says: 'What is encrypted is encrypted with this: 32 bytes in base64.',
  made: 'python -c "import base64, os; print(base64.b64encode(os.urandom(32)).decode())"',
  example: '',
  proven: '{key}',
}

function databaseSettings({ scope }: Design): readonly Setting[] {
  const { database } = scope.blueprint
  const neon = database?.provider === 'neon'
  const named = database?.pooled?.text.replace(/^\$/, '').toLowerCase() ?? 'database_url'
  const alias = named === 'database_url' ? null : py`${FIELD}(validation_alias=${lit(named.toUpperCase())})`
  return [
    {
      name: 'database_url',
      type: py`${SECRET}`,
      default: alias,
      says: 'The address of the database.',
      example: 'postgresql://app:app@localhost:5432/app',
    },
    number('database_pool', database?.pool ?? 10, 'How many connections are kept.'),
    number('database_overflow', 10, 'How many more there may be for a moment.'),
    number('database_patience', 10, 'How many seconds a request waits for a connection.'),
    number('database_recycle', 1800, 'After how many seconds a connection is made anew.'),
    {
      name: 'database_ping',
      type: py`${BOOL}`,
      default: lit(neon),
      says: 'Whether a connection is tried before it is used; a server that sleeps needs it.',
      example: String(neon),
    },
    {
      name: 'database_pooled',
      type: py`${BOOL}`,
      default: lit(neon),
      says: 'Whether a pool stands before the server, such as pgbouncer.',
      example: String(neon),
    },
  ]
}

const number = (name: string, value: number, says: string): Setting => ({
  name,
  type: py`${INT}`,
  default: lit(value),
  says,
  example: String(value),
})
