import { isSecret, look, lookTables, lookOperations, secrets } from './planned-calls.ts'
import type { Topic } from './topic.ts'

const words = (text: string): readonly string[] => text.split(', ')

export const topics: readonly Topic[] = [
  {
    name: 'map',
    about: 'the backend',
    general: true,
    words: words('overview, summary, map, describe, what is this, what does it do, tell me about'),
    calls: () => [{ tool: 'survey', input: {} }],
  },
  {
    name: 'design',
    told: true,
    about: 'how something should be built',
    words: words('design…, add, build, create, implement…, introduce, architect…, should we, how would, plan for'),
    calls: ({ question }) => [{ tool: 'design', input: { request: question } }],
  },
  {
    name: 'deleting',
    about: 'what deleting a row touches',
    words: words('delet…, cascad…, erase…, erasure, goes with, orphan…'),
    calls: (named) => look('deletes', named),
  },
  {
    name: 'open',
    about: 'what anybody may call',
    words: words(
      'open, public, unprotected, unauthenticated, anonymous, without login, lack auth…, no auth…, ' +
        'to anybody, to anyone',
    ),
    calls: (named) => lookOperations(named, ['access=public']),
  },
  {
    name: 'limits',
    about: 'how often something may be called',
    words: words('rate limit…, ratelimit…, limited, throttl…, how often'),
    calls: () => [
      { tool: 'look', input: { kind: 'operations', where: ['limits'], fields: ['operation', 'at', 'limits'] } },
    ],
  },
  {
    name: 'access',
    about: 'who may call what',
    words: words(
      'who may, who can, access…, permission…, permitted, allowed, protected, role, roles, scope, scopes, ' +
        'auth…, login',
    ),
    calls: (named) => [
      ...lookOperations(named),
      ...(named.things.length + named.operations.length === 0 ? look('callers', named) : []),
    ],
  },
  {
    name: 'plans',
    about: 'how statements are planned as tables grow',
    words: words(
      'plan, plans, planned, slow…, fast, faster, scale…, scaling, performance, million, billion, ' +
        'missing index…, need an index, index would, indexes would, index help…, grow…, explain analyze',
    ),
    calls: ({ rows }) => [{ tool: 'plans', input: { rows } }],
  },
  {
    name: 'findings',
    about: 'what is wrong',
    words: words(
      'wrong, finding…, problem…, issue…, bug…, risk…, review…, secure, security, vulnerab…, weak…, unsafe, ' +
        'broken, mistake…, fix…, leak…',
    ),
    calls: () => [{ tool: 'review', input: {} }],
  },
  {
    name: 'changes',
    about: 'what changed, and whom it breaks',
    words: words(
      'what changed, what has changed, changed since, changed in, changed between, changes since, breaking, ' +
        'branch breaks, since, compatib…, evolve…, release…',
    ),
    calls: ({ base }) => [{ tool: 'evolve', input: { base: base ?? 'HEAD' } }],
  },
  {
    name: 'rule',
    about: 'what a rule means',
    words: words('rule, rules, explain…'),
    calls: ({ rule }) => [{ tool: 'explain', input: rule === null ? {} : { rule } }],
  },
  {
    name: 'tables',
    general: true,
    about: 'tables',
    words: words(
      'table…, column…, schema, foreign key…, key, keys, constraint…, field, fields, entity, entities, ' +
        'stored, index, indexes, indices, unique',
    ),
    calls: lookTables,
  },
  {
    name: 'operations',
    general: true,
    about: 'operations',
    words: words(
      'operation…, endpoint…, route…, api, request…, response…, answer…, returns, return, changed, updated, ' +
        'written, inserted, where is, where are, what happens',
    ),
    calls: (named) => lookOperations(named),
  },
  {
    name: 'statements',
    about: 'what is asked of the database',
    words: words('statement…, query, queries, sql, select, n+1'),
    calls: (named) => look('statements', named),
  },
  {
    name: 'secrets',
    about: 'what is secret',
    words: words('secret…, sensitive, personal'),
    calls: secrets,
  },
  {
    name: 'settings',
    about: 'settings',
    words: words('setting…, environment, variable…, configur…'),
    calls: (named) =>
      isSecret.test(named.question)
        ? secrets(named)
        : /\b(?:must|required|missing|given|mandatory|has to|have to)\b/i.test(named.question) &&
            named.things.length === 0
          ? [{ tool: 'look', input: { kind: 'settings', where: ['missing'] } }]
          : look('settings', named),
  },
  {
    name: 'jobs',
    about: 'background work',
    words: words('job…, background, schedul…, worker…, celery, cron'),
    calls: (named) => look('jobs', named),
  },
  {
    name: 'calls',
    about: 'what is called outside of the database',
    words: words('external, webhook…, mail…, email…, third party, cache…, llm, http calls, effects'),
    calls: (named) => look('calls', named),
  },
  {
    name: 'migrations',
    about: 'migrations',
    words: words('migration…, revision…, alembic, heads'),
    calls: (named) =>
      /\b(?:newest|latest|heads?|last|current)\b/i.test(named.question)
        ? [{ tool: 'look', input: { kind: 'migrations', where: ['head'] } }]
        : look('migrations', named),
  },
  {
    name: 'decisions',
    about: 'decisions somebody recorded',
    words: words('decision…, adr, adrs, decided'),
    calls: () => [{ tool: 'decisions', input: {} }],
  },
  {
    name: 'unknown',
    about: 'what could not be read',
    words: words('unknown, unresolved, not understood, unread'),
    calls: (named) => look('unresolved', named),
  },
]
