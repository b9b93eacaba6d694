import type { Backend, Effect, Job } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

/** What runs, what it keeps things in, and whom it speaks with. */
export interface Services {
  readonly title: string
  readonly parts: readonly Part[]
  readonly links: readonly Link[]
}

export interface Part {
  readonly id: string
  readonly title: string
  /** A fact or two of it, in a line each. */
  readonly facts: readonly string[]
  readonly kind: 'client' | 'program' | 'store' | 'outside'
}

export interface Link {
  readonly from: string
  readonly to: string
  readonly text: string
}

export function servicesOf(backend: Backend): Services {
  const jobs = jobsApart(backend)
  const found = [clients(backend), api(backend), worker(jobs), database(backend, jobs), ...aside(backend, jobs)]
  const parts = found.flatMap(({ parts: some }) => some)
  const known = new Set(parts.map(({ id }) => id))
  const links = found.flatMap(({ links: some }) => some).filter(({ from, to }) => known.has(from) && known.has(to))
  return { title: `What ${backend.project.name} speaks with`, parts, links }
}

interface Found {
  readonly parts: readonly Part[]
  readonly links: readonly Link[]
}
const NOTHING: Found = { parts: [], links: [] }

function clients({ api: { operations, webSockets, tools = [], graph = [] } }: Backend): Found {
  const signed = operations.filter(({ signature }) => signature !== undefined)
  const faces = [
    ...(operations.length > 0 ? ['HTTP'] : []),
    ...(graph.length > 0 ? ['GraphQL'] : []),
    ...(webSockets.length > 0 ? ['WebSocket'] : []),
  ]
  return {
    parts: [
      { id: 'clients', title: 'Clients', facts: faces, kind: 'client' },
      ...(tools.length > 0
        ? [{ id: 'agents', title: 'Programs', facts: [`MCP, ${count(tools.length, 'tool')}`], kind: 'client' as const }]
        : []),
      ...(signed.length > 0
        ? [
            {
              id: 'senders',
              title: 'Senders of webhooks',
              facts: [...new Set(signed.map(({ path }) => path))].slice(0, 3),
              kind: 'client' as const,
            },
          ]
        : []),
    ],
    links: [
      { from: 'clients', to: 'api', text: faces.join(', ') },
      { from: 'agents', to: 'api', text: 'MCP' },
      { from: 'senders', to: 'api', text: 'signed POST' },
    ],
  }
}

const api = ({ api: { operations, applications }, project }: Backend): Found => ({
  parts: [
    {
      id: 'api',
      title: applications[0]?.title || project.name,
      facts: [count(operations.length, 'operation'), ...versionOf(project.frameworks, 'fastapi', 'FastAPI')],
      kind: 'program',
    },
  ],
  links: [],
})

const versionOf = (frameworks: Backend['project']['frameworks'], name: string, title: string): readonly string[] =>
  frameworks.filter((one) => one.name === name).map(({ version }) => `${title} ${version}`.trim())

/** Jobs that somebody else runs: what follows an answer in the same process needs nobody. */
const jobsApart = ({ runtime }: Backend): readonly Job[] =>
  runtime.jobs.filter(({ runner }) => runner !== 'background-task')

function worker(jobs: readonly Job[]): Found {
  if (jobs.length === 0) return NOTHING
  const timed = jobs.filter(({ schedule }) => schedule !== '').length
  const runners = [...new Set(jobs.map(({ runner }) => runner))].filter((one) => one !== 'program' && one !== 'unknown')
  const facts = [`${count(jobs.length, 'job')}${timed > 0 ? `, ${timed} by the clock` : ''}`, ...runners]
  return { parts: [{ id: 'worker', title: 'Worker', facts, kind: 'program' }], links: [] }
}

function database({ data, project }: Backend, jobs: readonly Job[]): Found {
  if (data.tables.length === 0) return NOTHING
  const driver = project.frameworks.find(({ name }) => /^(asyncpg|psycopg)/.test(name))?.name
  return {
    parts: [{ id: 'database', title: 'PostgreSQL', facts: [count(data.tables.length, 'table')], kind: 'store' }],
    links: [
      { from: 'api', to: 'database', text: driver ?? 'SQL' },
      ...(jobs.length > 0 ? [{ from: 'worker', to: 'database', text: driver ?? 'SQL' }] : []),
    ],
  }
}

/** Caches, queues, models, files, mail and other machines, as settings and effects name them. */
function aside(backend: Backend, jobs: readonly Job[]): readonly Found[] {
  const {
    runtime,
    api: { operations },
    project,
  } = backend
  const effects = operations.flatMap((one) => one.effects)
  const libraries = (kind: Effect['kind']): readonly string[] => [
    ...new Set(effects.filter((one) => one.kind === kind).map(({ library }) => library)),
  ]
  const runner = project.frameworks.find(({ name }) => BROKERED.has(name))
  const queue = jobs.length > 0 && runner !== undefined
  const mails = libraries('mail').length > 0 || runtime.settings.some(({ variable }) => /(^|_)SMTP(_|$)/.test(variable))
  const used = (uses: Backend['runtime']['caches']): readonly string[] => [
    ...new Set(uses.map(({ library }) => library)),
  ]
  return [
    part('cache', 'Cache', [...new Set([...used(runtime.caches), ...libraries('cache')])], 'store', ['api']),
    queue ? part('queue', 'Queue', [runner.name], 'store', ['api', 'worker']) : NOTHING,
    part('files', 'Files', libraries('file'), 'store', ['api']),
    part('vectors', 'Vector store', used(runtime.vectorStores), 'store', ['api']),
    part('models', 'Language models', used(runtime.models), 'outside', ['api']),
    mails ? part('mail', 'Mail server', ['SMTP'], 'outside', ['api']) : NOTHING,
    ...outside(backend, jobs),
  ]
}

const BROKERED = new Set(['celery', 'taskiq', 'arq', 'dramatiq', 'rq', 'faststream'])

const part = (
  id: string,
  title: string,
  facts: readonly string[],
  kind: Part['kind'],
  users: readonly string[],
): Found =>
  facts.length === 0
    ? NOTHING
    : {
        parts: [{ id, title, facts: facts.slice(0, 3), kind }],
        links: users.map((from) => ({ from, to: id, text: '' })),
      }

/** Hosts that settings name by their address; what nobody can name is told by its library. */
function outside({ runtime }: Backend, jobs: readonly Job[]): readonly Found[] {
  const hosts = new Set(runtime.settings.flatMap(({ default: value, secret }) => (secret ? [] : hostOf(value ?? ''))))
  const accounts = (runtime.accounts ?? []).map(({ provider }) => provider)
  const calls = [...new Set(runtime.outbound.map(({ library }) => library))]
  if (calls.length === 0 && accounts.length === 0) return []
  const from = jobs.length > 0 ? ['api', 'worker'] : ['api']
  const names = [...hosts].slice(0, 4)
  const facts = names.length > 0 ? names : ['whatever address it is given']
  return [
    part(
      'outside',
      accounts.length > 0 ? `Outside: ${[...new Set(accounts)].join(', ')}` : `Outside, by ${calls.join(', ')}`,
      facts,
      'outside',
      from,
    ),
  ]
}

const OWN = /^(localhost|127\.|0\.0\.0\.0|\[?::1|example\.)/

function hostOf(value: string): readonly string[] {
  const host = /^["']https:\/\/([\w.-]{1,253})/.exec(value)?.[1]
  return host === undefined || OWN.test(host) ? [] : [host]
}
