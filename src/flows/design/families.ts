import type { CapabilityName, DesignRequest } from '../../model/index.ts'

const OF_CALLERS = ['access', 'ownership', 'secrets', 'exposure']

/** Families of rules that speak of what a request asks about. */
const FAMILIES: Readonly<Record<CapabilityName, readonly string[]>> = {
  accounts: OF_CALLERS,
  jwt: OF_CALLERS,
  sessions: OF_CALLERS,
  oauth: OF_CALLERS,
  'api-keys': OF_CALLERS,
  roles: ['access', 'ownership'],
  tenants: ['access', 'ownership', 'queries'],
  files: ['exposure', 'injection', 'operations'],
  search: ['queries', 'schema', 'retrieval'],
  retrieval: ['retrieval', 'ai', 'injection', 'queries'],
  history: ['schema', 'migrations', 'ownership'],
  audit: ['schema', 'ownership'],
  'soft-delete': ['schema', 'queries'],
  realtime: ['access', 'concurrency'],
  events: ['concurrency', 'operations'],
  webhooks: ['access', 'injection', 'operations'],
  jobs: ['concurrency', 'operations'],
  schedule: ['concurrency', 'operations'],
  cache: ['queries', 'concurrency'],
  'rate-limit': ['access', 'operations'],
  pagination: ['api', 'queries'],
  graphql: ['api', 'access'],
  export: ['exposure', 'queries'],
  erasure: ['schema', 'exposure'],
  mails: ['operations', 'secrets'],
  operation: ['api', 'access'],
}

/** What else says what a review is to look at. */
const BY_WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\b(secur\w+|attack\w*|vulnerab\w+|owasp|penetration|harden\w*)\b/i,
    ['access', 'ownership', 'injection', 'secrets', 'exposure'],
  ],
  [/\b(tenants?|isolat\w+|each other'?s|of others|other users'?|leaks?)\b/i, ['access', 'ownership']],
  [
    /\b(index(es)?|indices|foreign keys?|constraints?|database|schema|tables?|data model|normali[sz]\w+)\b/i,
    ['schema', 'queries'],
  ],
  [/\b(performan\w+|slow\w*|fast\w*|speed|latency|n\+1|quer(y|ies)|sql)\b/i, ['queries', 'schema', 'plans']],
  [
    /\b(migrat\w+|alembic|downtime|locks?|split\w*|merg\w+|renam\w+|convert\w*|partition\w*|uuids?|integer keys?|columns?)\b/i,
    ['migrations'],
  ],
  [/\b(transactions?|concurren\w+|race conditions?|deadlocks?|async\w*|blocking)\b/i, ['concurrency', 'queries']],
  [
    /\b(secrets?|credentials?|tokens?|passwords?|hash\w*|sign(ing|ed|atures?)|(api|signing|secret|encryption) keys?)\b/i,
    ['secrets', 'exposure'],
  ],
  [/\b(middleware|auth\w*|login|sessions?|cookies?|cors|csrf|permissions?|roles?|admin\w*)\b/i, OF_CALLERS],
  [/\b(validat\w+|inputs?|injection|uploads?|files?|sanitis\w+|sanitiz\w+)\b/i, ['injection', 'exposure', 'api']],
  [
    /\b(errors?|exceptions?|status codes?|contracts?|endpoints?|rest|openapi|responses?|pagination|versioning)\b/i,
    ['api'],
  ],
  [
    /\b(logging|logs?|monitoring|health|timeouts?|deploy\w*|production|retries|configuration|settings)\b/i,
    ['operations', 'exposure'],
  ],
  [/\b(architecture|structure|layers?|code|duplicat\w+|maintainab\w+|tests?|coverage)\b/i, ['structure']],
  [/\b(embeddings?|vectors?|prompts?|llms?|ai|rag|retrieval)\b/i, ['retrieval', 'ai']],
  [/\b(personal data|privacy|gdpr|dsgvo|pii)\b/i, ['exposure', 'ownership', 'schema']],
]

/** The families of rules that speak of what a request asks about; none where it asks for a judgement and names nothing. */
export function familiesOf(asked: DesignRequest): readonly string[] {
  const named = [
    ...asked.capabilities.flatMap(({ name }) => FAMILIES[name]),
    ...(asked.asks?.kind === 'access' ? OF_CALLERS : asked.asks?.kind === 'speed' ? ['queries', 'schema'] : []),
  ]
  const said = asked.asks === undefined ? BY_WORDS.filter(([words]) => words.test(asked.text)) : []
  // What is named first is meant most.
  return [...new Set([...named, ...(named.length > 0 ? [] : said.flatMap(([, families]) => families))])]
}
