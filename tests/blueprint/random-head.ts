import type { Random } from '../lab/random-catalog.ts'

/** Who keeps accounts, and whether rows are kept apart: what all else stands on. */
export interface Ground {
  readonly provider: 'builtin' | 'better-auth' | 'none'
  readonly roles: readonly string[]
  /** How rows are kept apart by organisation; null where they are not. */
  readonly tenancy: 'row-level-security' | 'filter' | null
}

export function groundFor(random: Random, whole: boolean): Ground {
  const external = random.chance(0.3)
  const roles = random.one([
    ['admin', 'member'],
    ['admin', 'manager', 'member'],
  ])
  if (!whole) return { provider: external ? 'better-auth' : 'builtin', roles, tenancy: null }
  if (random.chance(0.06)) return { provider: 'none', roles: [], tenancy: null }
  const tenancy = !external && random.chance(0.18) ? random.one(['row-level-security', 'filter'] as const) : null
  return { provider: external ? 'better-auth' : 'builtin', roles, tenancy }
}

/** Everything before the resources. */
export function headLines(ground: Ground, random: Random, whole: boolean, thing: string): readonly string[] {
  return [
    'architect: 1',
    'app: random',
    `stack: { ${stackParts(random, whole).join(', ')} }`,
    ...(whole ? aroundLines(ground, random) : []),
    '',
    ...authLines(ground, random, whole, thing),
    '',
  ]
}

function stackParts(random: Random, whole: boolean): readonly string[] {
  const maybe = (key: string, words: readonly string[], chance = 0.3): readonly string[] =>
    random.chance(chance) ? [`${key}: ${random.one(words)}`] : []
  return [
    `orm: ${random.one(['sqlalchemy', 'sqlmodel'])}`,
    `ids: ${random.one(['uuid7', 'uuid4', 'bigint', ...(whole ? ['int'] : [])])}`,
    ...(whole
      ? [
          ...maybe('datetimes', ['zoned']),
          ...maybe('jobs', ['celery', 'postgres'], 0.6),
          ...maybe('cache', ['none', 'redis', 'memory']),
          ...maybe('deploy', ['docker', 'none']),
          ...maybe('errors', ['envelope', 'problem']),
          ...maybe('python', ['3.11', '3.12', '3.13']),
        ]
      : []),
  ]
}

const FACES = ['rest', 'websocket', 'sse', 'mcp', 'graphql']

export const facesFor = (random: Random): string => `faces: [${random.some(FACES, 1, 4).join(', ')}]`

function aroundLines({ tenancy }: Ground, random: Random): readonly string[] {
  const budgets = ['read: 120ms', 'write: 250ms', 'search: 1.5s', 'rps: 300']
  const database = [
    `provider: ${random.one(['postgres', 'neon'])}`,
    'pooled: $POOLED_URL',
    'direct: $DIRECT_URL',
    'replicas: 2',
    'pool: 20',
    'backup: { every: 1d, keep: 30d }',
  ]
  const files = [`store: ${random.one(['disk', 's3'])}`, 'bucket: $OUR_BUCKET', 'cdn: $CDN_URL']
  return [
    ...(random.chance(0.15) ? [`budgets: { ${random.some(budgets, 2, 4).join(', ')} }`] : []),
    ...(random.chance(0.2) ? [facesFor(random)] : []),
    ...(tenancy === null
      ? random.chance(0.1)
        ? ['tenancy: none']
        : []
      : [`tenancy: { by: Organisation${tenancy === 'filter' || random.chance(0.7) ? `, enforce: ${tenancy}` : ''} }`]),
    ...(random.chance(0.25) ? [`database: { ${random.some(database, 1, 5).join(', ')} }`] : []),
    ...(random.chance(0.3) ? [`files: { ${random.some(files, 1, 3).join(', ')} }`] : []),
  ]
}

function authLines({ provider, roles }: Ground, random: Random, whole: boolean, thing: string): readonly string[] {
  if (provider === 'none') return ['auth: { provider: none }']
  const elsewhere = provider === 'better-auth'
  return [
    'auth:',
    `  provider: ${provider}`,
    ...(elsewhere ? ['  issuer: $BETTER_AUTH_URL'] : []),
    `  roles: ${roles.join(' > ')}`,
    ...(whole && random.chance(0.25) ? [`  api_keys: { ${keyParts(roles, random, thing).join(', ')} }`] : []),
    ...(whole && random.chance(0.15) ? [`  oauth: [${random.some(OAUTH, 1, 3).join(', ')}]`] : []),
    ...(whole && !elsewhere && random.chance(0.4) ? [`  sessions: { ${random.some(SESSIONS, 1, 4).join(', ')} }`] : []),
    ...(whole ? mailLines(elsewhere, random) : []),
  ]
}

/** How programs sign in, and whose their keys are. */
function keyParts(roles: readonly string[], random: Random, thing: string): readonly string[] {
  const access = ['read', 'create', 'delete'].map((verb) => `${verb}: ${random.one(roles)}`).join(', ')
  return [
    ...random.some([random.one(['rate: 600/min', 'rate: 20/s']), 'lasts: 90d', 'most: 10'], 0, 3),
    ...(random.chance(0.4) ? [`of: ${thing}, access: { ${access} }`] : []),
    'scopes: [users.read, users.write]',
  ]
}

/** Where a link lets people in, no mail is about a password. */
function mailLines(elsewhere: boolean, random: Random): readonly string[] {
  const isLink = !elsewhere && random.chance(0.2)
  const kinds = isLink ? ['invite'] : ['verify', 'reset', 'invite']
  const mails = random.chance(0.4) ? random.some(kinds, 1, kinds.length) : []
  return [
    ...(!isLink && !elsewhere && random.chance(0.1) ? ['  sign_in: { by: password }'] : []),
    ...(isLink ? [`  sign_in: { by: link, ${random.some(['lasts: 10m', 'rate: 4/hour'], 1, 2).join(', ')} }`] : []),
    ...(mails.length > 0 ? [`  mails: [${mails.join(', ')}]`] : []),
    ...(!elsewhere && mails.includes('reset') && random.chance(0.5) ? ['  reset: { lasts: 30m, rate: 3/hour }'] : []),
  ]
}

const SESSIONS = ['access: 10m', 'refresh: 7d', 'listed: true', 'most: 5']

const OAUTH = ['google', 'github', 'microsoft', 'apple']
