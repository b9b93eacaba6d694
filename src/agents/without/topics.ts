/** What a question may be about, by its words, and what tells of it. */
export interface Topic {
  readonly name: string
  /** As the answer says it: `who may call what`. */
  readonly about: string
  /** In lower case, whole words; `…` at the end for any ending. */
  readonly words: readonly string[]
  readonly calls: (named: Named) => readonly PlannedCall[]
  /** Whether it shows things as they are: where the question is about more than that, it says nothing of its own. */
  readonly general?: true
}

/** What the question names. */
export interface Named {
  readonly question: string
  /** Tables, operations and the like that the backend has. */
  readonly things: readonly string[]
  /** `orders=5000000` */
  readonly rows: readonly string[]
  /** `access/unscoped` */
  readonly rule: string | null
  /** `main`, after `since` or `against`. */
  readonly base: string | null
}

export interface PlannedCall {
  readonly tool: string
  readonly input: Readonly<Record<string, unknown>>
}

/** Each thing by itself, or all of the kind where none is named. */
const look = (kind: string, { things }: Named): readonly PlannedCall[] =>
  things.length === 0
    ? [{ tool: 'look', input: { kind } }]
    : things.map((name) => ({ tool: 'look', input: { kind, name } }))

export const topics: readonly Topic[] = [
  {
    name: 'design',
    about: 'how something should be built',
    words: [
      'design…',
      'add',
      'build',
      'create',
      'implement…',
      'introduce',
      'architect…',
      'should we',
      'how would',
      'plan for',
    ],
    calls: ({ question }) => [{ tool: 'design', input: { request: question } }],
  },
  {
    name: 'deleting',
    about: 'what deleting a row touches',
    words: ['delet…', 'cascad…', 'erase…', 'erasure', 'goes with', 'orphan…'],
    calls: (named) => look('deletes', named),
  },
  {
    name: 'open',
    about: 'what anybody may call',
    words: [
      'open',
      'public',
      'unprotected',
      'unauthenticated',
      'anonymous',
      'without login',
      'lack auth…',
      'no auth…',
      'to anybody',
      'to anyone',
    ],
    calls: ({ things }) =>
      (things.length === 0 ? [{}] : things.map((name) => ({ name }))).map((named) => ({
        tool: 'look',
        input: { kind: 'operations', ...named, where: ['access=public'] },
      })),
  },
  {
    name: 'access',
    about: 'who may call what',
    words: [
      'who may',
      'who can',
      'access…',
      'permission…',
      'permitted',
      'allowed',
      'protected',
      'role',
      'roles',
      'scope',
      'scopes',
      'auth…',
      'login',
    ],
    calls: (named) => [...look('operations', named), ...(named.things.length === 0 ? look('callers', named) : [])],
  },
  {
    name: 'plans',
    about: 'how statements are planned as tables grow',
    words: [
      'plan',
      'plans',
      'planned',
      'slow…',
      'fast',
      'faster',
      'scale…',
      'scaling',
      'performance',
      'million',
      'billion',
      'index',
      'indexes',
      'indices',
      'grow…',
      'explain analyze',
    ],
    calls: ({ rows }) => [{ tool: 'plans', input: { rows } }],
  },
  {
    name: 'findings',
    about: 'what is wrong',
    words: [
      'wrong',
      'finding…',
      'problem…',
      'issue…',
      'bug…',
      'risk…',
      'review…',
      'secure',
      'security',
      'vulnerab…',
      'weak…',
      'unsafe',
      'broken',
      'mistake…',
      'fix',
      'leak…',
    ],
    calls: () => [{ tool: 'review', input: {} }],
  },
  {
    name: 'changes',
    about: 'what changed, and whom it breaks',
    words: ['changed', 'breaking', 'breaks', 'since', 'compatib…', 'evolve…', 'release…'],
    calls: ({ base }) => [{ tool: 'evolve', input: { base: base ?? 'HEAD' } }],
  },
  {
    name: 'rule',
    about: 'what a rule means',
    words: ['rule', 'rules', 'explain…'],
    calls: ({ rule }) => [{ tool: 'explain', input: rule === null ? {} : { rule } }],
  },
  {
    name: 'tables',
    general: true,
    about: 'tables',
    words: [
      'table…',
      'column…',
      'schema',
      'foreign key…',
      'key',
      'keys',
      'constraint…',
      'field',
      'fields',
      'entity',
      'entities',
      'stored',
    ],
    calls: (named) => look('tables', named),
  },
  {
    name: 'operations',
    general: true,
    about: 'operations',
    words: ['operation…', 'endpoint…', 'route…', 'api', 'request…', 'response…', 'answer…'],
    calls: (named) => look('operations', named),
  },
  {
    name: 'statements',
    about: 'what is asked of the database',
    words: ['statement…', 'query', 'queries', 'sql', 'select', 'n+1'],
    calls: (named) => look('statements', named),
  },
  {
    name: 'settings',
    about: 'settings',
    words: ['setting…', 'environment', 'variable…', 'configur…', 'secret…'],
    calls: (named) => look('settings', named),
  },
  {
    name: 'jobs',
    about: 'background work',
    words: ['job…', 'background', 'schedul…', 'worker…', 'celery', 'cron'],
    calls: (named) => look('jobs', named),
  },
  {
    name: 'calls',
    about: 'what is called outside of the database',
    words: ['external', 'webhook…', 'mail…', 'third party', 'cache…', 'llm', 'http calls', 'effects'],
    calls: (named) => look('calls', named),
  },
  {
    name: 'migrations',
    about: 'migrations',
    words: ['migration…', 'revision…', 'alembic', 'heads'],
    calls: (named) => look('migrations', named),
  },
  {
    name: 'decisions',
    about: 'decisions somebody recorded',
    words: ['decision…', 'adr', 'adrs', 'decided'],
    calls: () => [{ tool: 'decisions', input: {} }],
  },
  {
    name: 'unknown',
    about: 'what could not be read',
    words: ['unknown', 'unresolved', 'not understood', 'unread'],
    calls: (named) => look('unresolved', named),
  },
]
