/** What a judgement is about, by the words for it, and the rules that look at it: names, beginnings of names, or families. */
export type Matter = readonly [words: RegExp, rules: string]

export const CALLERS = 'access ownership secrets exposure/cookie exposure/secret'

export const MATTERS: readonly Matter[] = [
  [
    /\b(contracts?|openapi|swagger|rest|responses?|routing|versioning|api design)\b/i,
    'api exposure/docs structure/router structure/zombie',
  ],
  [/\breset\b/i, 'secrets/reset secrets/token-purpose secrets/user secrets/refresh secrets/code'],
  [
    /\b(jwts?|bearer|access tokens?|tokens?|claims?|jwks)\b/i,
    'secrets/token secrets/signing secrets/jwks secrets/refresh secrets/logout secrets/code access',
  ],
  [/\b(refresh|rotat\w+|revo\w+|logout|log out|sign out)\b/i, 'secrets/refresh secrets/logout'],
  [/\bmiddlewares?\b/i, 'structure/middleware api/refusal-in-middleware access'],
  [/\b(sessions?|cookies?|csrf)\b/i, 'exposure/cookie secrets/logout secrets/token-never secrets/code'],
  [
    /\b(passwords?|hash\w*|brute|log-?ins?|sign-?ins?|sign-?ups?|registration|enumeration)\b/i,
    'secrets/password secrets/salt secrets/login secrets/reset secrets/user secrets/default secrets/code secrets/token-compared secrets/token-purpose secrets/token-never secrets/refresh ownership/secret exposure/secret',
  ],
  [/\b(auth|authentication|authenticat\w+|oauth2?|oidc|sso|sign(ed|ing) in|accounts?|identity)\b/i, CALLERS],
  [/\b(authori[sz]\w+|permissions?|roles?|rbac|access|scopes?|privileges?|guards?|admin\w*)\b/i, 'access ownership'],
  [/\b(api[- ]keys?)\b/i, 'secrets/credential secrets/token secrets/code exposure/secret access'],
  [
    /\b(secrets?|credentials?|signing keys?|secret keys?|encryption|\.?env|vault)\b/i,
    'secrets/credential secrets/signing secrets/default secrets/code exposure/secret ownership/secret structure/settings',
  ],
  [
    /\b(rate|throttl\w+|quotas?|abuse|guess\w*|dos|denial)\b/i,
    'secrets/login api/limit api/list api/text ai/call injection/upload-unbounded injection/regular',
  ],
  [/\b(cors|origins?|cross[- ]origin)\b/i, 'exposure/cors structure/middleware exposure/cookie-for'],
  [
    /\b(tenan\w+|isolat\w+|each other'?s|of others|other users'?|leaks?|leak\w+|ownership|idor)\b/i,
    'ownership/list ownership/object ownership/parent ownership/existence ownership/guessable ownership/filter schema/row-security ownership access schema/search-path retrieval/filter',
  ],
  [
    /\b(uploads?|uploaded|files?|attachments?|images?|downloads?)\b/i,
    'injection/upload injection/path injection/deserialise injection/command exposure/secret-in-address',
  ],
  [
    /\b(webhooks?|callbacks?|hooks)\b/i,
    'secrets/token-compared injection/server-side operations/call-without operations/call-inside operations/must operations/failure operations/client access/write',
  ],
  [
    /\b(logs?|logging|logged|tracing|traces)\b/i,
    'exposure/secret-logged exposure/secret-in-address exposure/error-text exposure/debug operations/failure operations/write-error',
  ],
  [
    /\b(personal data|privacy|gdpr|dsgvo|pii|data protection)\b/i,
    'ownership/personal ownership/secret ownership/table exposure/secret exposure/error-text exposure/debug access/hidden schema/soft-delete',
  ],
  [
    /\b(retention|deletion|deletes?|deleting|erasure|soft[- ]delet\w+|forgotten)\b/i,
    'schema/soft-delete schema/delete schema/cascade schema/set-null schema/unique-counts plans/delete',
  ],
  [/\b(injection|sanitis\w+|sanitiz\w+|xss|ssrf|escap\w+|templates?|redirects?)\b/i, 'injection ai/output ai/request'],
  [
    /\b(validat\w+|inputs?|payloads?|bodies)\b/i,
    'api/input api/text api/limit api/offset api/path-parameter injection ownership/privileged ownership/raw ownership/table',
  ],
  [
    /\b(errors?|exceptions?|failures?|status codes?)\b/i,
    'api/error api/exception api/duplicate api/refusal api/response-raised exposure/error operations/failure operations/write-error concurrency/duplicate queries/missing-row',
  ],
  [
    /\b(retr(y|ies)|timeouts?|resilien\w+|outgoing|integrations?|third[- ]party|external (calls?|services?|apis?))\b/i,
    'operations/call operations/client ai/retries ai/call operations/must operations/failure',
  ],
  [
    /\b(pagination|paginated|paging|lists?|listing|cursors?|offsets?)\b/i,
    'api/list api/limit api/offset queries/sliced queries/counted queries/filtered',
  ],
  [/\b(uuids?|integer keys?|convert\w*|types?)\b/i, 'migrations/type migrations/key migrations/number schema/key'],
  [
    /\b(migrat\w+|alembic|downtime|revisions?|roll-?outs?|zero[- ]downtime|split\w*|merg\w+|renam\w+|convert\w*|partition\w*|columns?)\b/i,
    'migrations',
  ],
  [
    /\b(ind(ex(es)?|ices))\b/i,
    'schema/filter schema/foreign-key-un schema/index schema/reference schema/search-un plans',
  ],
  [/\b(foreign keys?|constraints?|schema|tables?|data model|normali[sz]\w+|database|models?)\b/i, 'schema'],
  [
    /\b(n ?\+ ?1|quer(y|ies)|sql|orm|eager|lazy|joins?)\b/i,
    'queries concurrency/lazy schema/filter schema/search-un plans',
  ],
  [
    /\b(performan\w+|slow\w*|fast\w*|speed|latency|scal\w+|bottlenecks?|load)\b/i,
    'queries schema/filter schema/foreign-key-un schema/search-un plans concurrency/blocking concurrency/lazy operations/client operations/engine operations/pool operations/model api/list api/limit',
  ],
  [
    /\b(transactions?|commits?|rollbacks?|atomic\w*|consisten\w+)\b/i,
    'queries/commit operations/call-inside operations/job concurrency/read concurrency/checked concurrency/duplicate concurrency/session concurrency/expired',
  ],
  [
    /\b(concurren\w+|race conditions?|races?|deadlocks?|locks?|locking|double spend\w*|idempoten\w+)\b/i,
    'concurrency queries/commit operations/job schema/uniqueness',
  ],
  [/\b(async\w*|await|event loop|blocking)\b/i, 'concurrency operations/call operations/client'],
  [/\b(cach(e|es|ed|ing)|redis|memory)\b/i, 'operations/state operations/client retrieval/embeds queries/one-per'],
  [
    /\b(connections?|pools?|pooling|engines?)\b/i,
    'operations/engine operations/pool operations/client concurrency/session structure/dependency',
  ],
  [
    /\b(jobs?|workers?|background|queues?|celery|schedul\w+|cron|events?|outbox)\b/i,
    'operations/job operations/must operations/scheduler operations/state operations/call concurrency',
  ],
  [
    /\b(health|deploy\w*|production|configuration|settings|monitoring|observability|readiness|operations)\b/i,
    'operations exposure/debug exposure/docs exposure/version structure/settings',
  ],
  [/\b(e?-?mails?|mailing|notifications?)\b/i, 'operations/call operations/must operations/job operations/client'],
  [
    /\b(architecture|structure|layers?|layering|duplicat\w+|maintainab\w+|refactor\w*|dependenc\w+|imports?|legacy|dead code)\b/i,
    'structure',
  ],
  [/\b(tests?|coverage|testing)\b/i, 'structure/router-untested structure'],
  [/\b(embeddings?|vectors?|rag|retrieval|semantic|chunk\w*)\b/i, 'retrieval ai ownership/list injection'],
  [
    /\b(prompts?|llms?|ai|chatbots?|language models?|agents?)\b/i,
    'ai operations/model injection/command injection/sql retrieval',
  ],
  [
    /\bsearch\w*\b/i,
    'schema/search-un retrieval queries/sliced queries/filtered injection/regular injection/sql ownership/list',
  ],
  [
    /\b(money|prices?|amounts?|payments?|billing|invoic\w+|currenc\w+)\b/i,
    'schema/money concurrency/read concurrency/checked queries/commit operations/call-inside',
  ],
  [/\b(time ?zones?|timestamps?|dates?|times?|utc)\b/i, 'schema/timestamp schema/default'],
  [/\b(states?|status(es)?|enums?|workflows?)\b/i, 'schema/state migrations/enum concurrency/checked'],
  [
    /\b(audit (log|trail)s?|history)\b/i,
    'ownership/privileged ownership/caller-named schema/soft-delete queries/commit',
  ],
]

/** What says how wide it looks, and holds where nothing is named. */
export const WIDE: readonly Matter[] = [
  [/\b(endpoints?|routes?|api)\b/i, 'api access/sibling access/write exposure/docs structure/router structure/zombie'],
  [
    /\b(secur\w+|attack\w*|vulnerab\w+|owasp|penetration|pen-?test\w*|harden\w*|threats?)\b/i,
    'access ownership injection secrets exposure',
  ],
  [/\b(reliab\w+|robust\w*|stab\w+)\b/i, 'operations concurrency queries'],
]
