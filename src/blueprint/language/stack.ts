import { list, object } from '../shape/parts.ts'
import { choice, count, duration, number, setting } from '../shape/values.ts'

/** What it is built with. */
export const stack = object(
  {
    orm: choice(['sqlmodel', 'sqlalchemy']),
    ids: choice(['uuid7', 'uuid4', 'bigint', 'int']),
    datetimes: choice(['zoned', 'plain']),
    jobs: choice(['postgres', 'celery']),
    cache: choice(['none', 'redis', 'memory']),
    deploy: choice(['docker', 'none']),
    errors: choice(['envelope', 'problem']),
    python: number(3.11, 3.99, '3.12'),
  },
  'stack: { orm: sqlmodel, ids: uuid7 }',
)

/** The most a request of each class may take at the 95th percentile, and how many there are. */
export const budgets = object(
  { read: duration('120ms'), write: duration('250ms'), search: duration('800ms'), rps: count },
  'budgets: { read: 120ms, write: 250ms, rps: 300 }',
)

export const database = object(
  {
    provider: choice(['postgres', 'neon']),
    pooled: setting('$DATABASE_URL'),
    direct: setting('$DATABASE_DIRECT_URL'),
    replicas: count,
    pool: count,
    backup: object({ every: duration('1d'), keep: duration('30d') }, 'backup: { every: 1d, keep: 30d }'),
  },
  'database: { provider: neon, pooled: $DATABASE_URL, direct: $DATABASE_DIRECT_URL }',
)

export const files = object(
  { store: choice(['disk', 's3']), bucket: setting('$FILES_BUCKET'), cdn: setting('$CDN_URL') },
  'files: { store: s3, bucket: $FILES_BUCKET }',
)

export const FACES = ['rest', 'graphql', 'websocket', 'sse', 'mcp'] as const
export const faces = list(choice(FACES), 'faces: [rest, mcp]')
