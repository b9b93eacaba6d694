import { snake } from '../../src/blueprint/storage/names.ts'
import type { Random } from '../lab/random-catalog.ts'
import { facesFor } from './random-head.ts'
import type { Around, RandomField, RandomResource } from './random.ts'

/** What a resource says beside its fields and who may: how it is called, kept, told and counted. */
export function besideLines(resource: RandomResource, { random, ground }: Around): readonly string[] {
  const { name, fields, traits, isExternal } = resource
  const isUser = name === 'User'
  const word = fields.find(({ kind }) => kind === 'words')?.type.split('|')[0]
  const spread = word === undefined ? '' : `, ${fields.find(({ kind }) => kind === 'words')!.name}: { ${word}: 80 }`
  return [
    ...(random.chance(0.3) && !isExternal
      ? [`    emits: [${random.one([`${snake(name)}.noticed`, `${snake(name)}.created`])}]`]
      : []),
    ...(random.chance(0.08) && traits.includes('timestamps')
      ? [`    partition: { by: created_at, every: ${random.one(['day', 'week', 'month', 'year'])} }`]
      : []),
    ...(random.chance(0.1) ? ['    cache: { ttl: 10m }'] : []),
    ...(isUser && random.chance(0.3) && ground.provider !== 'none'
      ? [`    erase: { after: ${random.one(['30d', '36h', '2w'])}${random.chance(0.3) ? ', anonymise: [audit]' : ''} }`]
      : []),
    ...(random.chance(0.1) ? [`    scale: ${random.one(['5M', `{ rows: 40M${spread} }`])}`] : []),
    ...(random.chance(0.1) ? [`    ${facesFor(random)}`] : []),
    ...(random.chance(0.04) ? ['    etag: true'] : []),
    ...(random.chance(0.06) && !isExternal ? [`    path: /our-${snake(name).replaceAll('_', '-')}`] : []),
    ...(random.chance(0.04) ? ['    deprecated: true'] : []),
  ]
}

/** How a table is called, and what it was called before. */
export const nameLines = ({ name, isExternal }: RandomResource, { random }: Around): readonly string[] => [
  ...(random.chance(0.03) ? [`    was: Old${name}`] : []),
  ...(random.chance(0.06) && !isExternal ? [`    table: ${snake(name)}_rows`] : []),
]

const first = ({ fields }: RandomResource): RandomField => fields[0]!

/** What goes past resources; `said` is what they say. */
export function partLines(around: Around, said: string): readonly string[] {
  const { random, ground } = around
  const some = around.around.at(-1)!
  const part = (chance: number, key: string, ...lines: readonly string[]): readonly string[] =>
    random.chance(chance) ? ['', `${key}:`, ...lines] : []
  const gmail = random.chance(0.25)
  const rag = ragLines(some, random)
  const webhooks = webhookLines(some, around)
  const isOwned = new Set([some, around.around[0], around.around.at(-2)]).size === 3
  const isStarted = /starts: work\b/.test(said + webhooks.join())
  return [
    ...rag,
    ...part(
      0.12,
      'tasks',
      `  summarise: { prompt: prompts/summarise.md, model: gpt-5-mini, fallback: [gpt-5], budget: 0.01 USD, returns: Summary, stream: ${random.one(['sse', 'none'])}, limit: 20/min }`,
    ),
    ...(gmail
      ? [
          '',
          'integrations:',
          `  gmail: { oauth: ${random.one(['google', 'github', 'microsoft', 'slack'])}, scopes: [gmail.readonly], tokens: encrypted, owner: ${ground.provider === 'none' ? some.name : 'User'}, on_revoke: ${random.one(['purge', 'keep'])} }`,
        ]
      : []),
    ...jobLines(some, { gmail, rag: rag.length > 0, isStarted }, random),
    ...part(0.08, 'sagas', '  order: { steps: [reserve, charge], undo: { reserve: release } }'),
    ...webhooks,
    ...part(
      0.08,
      'services',
      `  api: { owns: [${some.name}], talks: ${random.one(['events', '[events, http]', 'http'])} }`,
      `  worker: { ${isOwned ? `owns: [${around.around[0]!.name}], ` : ''}calls: [api] }`,
      ...(isOwned ? [`  others: { owns: [${around.around.at(-2)!.name}] }`] : []),
    ),
    ...retentionLines(around),
    ...part(0.3, 'flags', '  bulk: false', ...(random.chance(0.5) ? ['  new_search: true'] : [])),
    ...part(0.08, 'decisions', `  ${some.name}.fields: docs/adr/0007.md`),
  ]
}

function ragLines(some: RandomResource, random: Random): readonly string[] {
  if (!random.chance(0.25)) return []
  return [
    '',
    'rag:',
    '  docs:',
    `    source: ${some.name}.${first(some).name}`,
    `    chunk: { by: ${random.one(['sentence', 'paragraph', 'token', 'page'])}, size: 512, overlap: 64 }`,
    '    embed: { model: text-embedding-3-small, dims: 1536, cache: true }',
    `    search: { mode: ${random.one(['hybrid', 'vector', 'text'])}, top_k: 8, rerank: true, filter: ${some.name}.read }`,
    `    answer: { model: gpt-5-mini, stream: ${random.one(['sse', 'none'])}, limit: 20/min, cost: 0.01 USD }`,
    '    eval: { set: evals/docs.jsonl, p95: 800ms }',
  ]
}

interface There {
  readonly gmail: boolean
  readonly rag: boolean
  /** Whether something starts the job called work. */
  readonly isStarted: boolean
}

function jobLines(some: RandomResource, { gmail, rag, isStarted }: There, random: Random): readonly string[] {
  const event = `${snake(some.name)}.${random.one(['updated', 'deleted'])}`
  const jobs = [
    '  sweep: { every: 15m, retry: 5 exponential }',
    `  notice: { when: ${random.one([`${some.name}.created`, event])}, timeout: 1m }`,
    `  collect: { every: 36h, ${gmail ? 'for: gmail, ' : ''}creates: ${some.name}, idempotent: ${random.one(['true', first(some).name])} }`,
    '  nightly: { every: 1d, retry: 0 }',
    ...(rag ? [`  index: { when: ${some.name}.created, runs: rag.docs }`] : []),
  ]
  return [
    '',
    'jobs:',
    `  work: { ${isStarted ? '' : 'every: 2h, '}retry: 3, timeout: 30s }`,
    ...random.some(jobs, 0, 4),
  ]
}

function webhookLines(some: RandomResource, { random, ground }: Around): readonly string[] {
  const { roles } = ground
  const who = roles.length > 0 && random.chance(0.5) ? `, access: ${random.one([...roles, `not ${roles[0]!}`])}` : ''
  const most = random.chance(0.4) ? ', most_failures: 20' : ''
  const webhooks = [
    `  replies: { in: ${random.one(['POST /hooks/replies', 'POST /incoming'])}, verify: ${random.one(['hmac-sha256', 'stripe', 'github', 'shopify'])} $REPLY_SECRET, starts: work }`,
    `  told: { out: [${snake(some.name)}.created], sign: hmac-sha256, retry: ${random.one(['8 exponential', '3', '5 fixed'])}${most}${who} }`,
    `  asked: { in: POST /hooks/asked, verify: hmac-sha256 }`,
  ]
  const own = random.some(webhooks, 0, 2)
  return own.length > 0 ? ['', 'webhooks:', ...own] : []
}

function retentionLines({ around, random }: Around): readonly string[] {
  const kept = [
    ...(random.chance(0.3) ? [`  audit: ${random.one(['90d', '7y'])}`] : []),
    ...around.flatMap(({ name, isExternal }) =>
      !isExternal && name !== 'User' && random.chance(0.1) ? [`  ${name}: ${random.one(['400d', '90d', '12h'])}`] : [],
    ),
  ]
  return kept.length > 0 ? ['', 'retention:', ...kept] : []
}
