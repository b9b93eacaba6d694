import type { CapabilityName } from '../../../model/index.ts'
import { phrasesOf } from './words.ts'

/** What is asked for besides things and fields. The longest phrase that fits is meant. */
export const CAPABILITIES = phrasesOf<CapabilityName>([
  [
    'accounts',
    'authentication|auth|login|log in|logins|sign in|sign up|signup|signin|registration|user accounts|accounts|passwords|password|authenticated|log on|authorization|authorisation|access control|signed in|logged in|anonymous access|email and password|by email and password|username and password',
  ],
  [
    'jwt',
    'jwt|jwts|json web token|json web tokens|bearer token|bearer tokens|access token|access tokens|refresh token|refresh tokens|refresh token rotation|token rotation|rotation of refresh tokens|reuse detection|token reuse detection|token based',
  ],
  ['sessions', 'session|sessions|session cookie|session cookies|cookies'],
  [
    'oauth',
    'oauth|oauth 2|oauth2|google login|github login|social login|single sign on|sso|openid|oidc|sign in with google|sign in with github|login with google|log in with google|login with github|log in with github|login with microsoft|google sign in',
  ],
  [
    'api-keys',
    'api key|api keys|personal access token|personal access tokens|api access token|api access tokens|api token|api tokens|access keys|machine access',
  ],
  [
    'roles',
    'role based access|role based access control|rbac|roles|permissions|role|user roles|access rights|role based',
  ],
  [
    'tenants',
    'each tenant sees only its own data|each tenant sees only its data|each tenant only sees its own data|each tenant sees only their own data|tenants see only their own data|tenants only see their own data|data of each tenant|multi tenant|multi tenancy|multitenant|multitenancy|tenancy|tenant isolation|per tenant|per organisation|per organization|per company|per customer isolation|tenant isolated|row level security|rls|several organisations|several organizations|multiple organisations|multiple organizations|multiple companies',
  ],
  [
    'files',
    'file upload|file uploads|uploads|upload|object storage|s3|file storage|file attachments|uploaded|uploading',
  ],
  [
    'search',
    'search|be searched|full text search|searchable|searching|fulltext search|full text|fuzzy search|filtering and search|search for|findable|faceted search|keyword search',
  ],
  [
    'retrieval',
    'rag|retrieval|retrieval augmented generation|semantic search|vector search|question answering|answers from documents|embeddings|embedding|ask questions|vector database|similarity search|chat with documents|knowledge retrieval|answer questions|by meaning|natural language search|natural language queries|natural language questions|cited answers|sourced answers|answers with citations|answers with sources|answers with links|answers with links to the pages|answers with links to the sources|answers with links to the documents|answers with references|answers with page references|answers with page numbers|answers with cited sources|answers citing sources|questions with cited answers|questions and answers with citations|questions and cited answers|questions and answers with sources|document q & a|semantic retrieval|document retrieval|hybrid retrieval|hybrid search|pgvector|vector index|vector embeddings|pgvector embeddings|semantically|dense retrieval|retrieval pipeline',
  ],
  [
    'history',
    'history|versioned|status history|every change of status|each change of status|change history|status change|every change|all changes|change log|changelog|log of changes|log of status changes|log of all changes|log of every change|record of changes|changes of status|version history|versions|versioning|revisions|revision history|changes over time|track changes|keep track of changes|previous versions|timeline|past values|edit history',
  ],
  [
    'audit',
    'everything is logged|everything must be logged|all changes are logged|every change is logged|chain of custody|audit|audit logging|audit log|audit logs|audit trail|audit trails|auditing|audited|auditable|audit everything|log of who changed what|who changed what|who changed it|who changed|activity log|activity logs|traceability',
  ],
  [
    'soft-delete',
    'soft delete|soft deletes|soft deletion|soft deleted|trash|recycle bin|restore deleted|undelete|logical deletion',
  ],
  [
    'realtime',
    'real time|realtime|websocket|websockets|web socket|web sockets|sse|server sent events|live updates|live|push updates|streaming|instantly|live notifications|in real time|chat application|chat app|chat server|chat service|chat system|chat backend|live chat|instant messaging',
  ],
  [
    'events',
    'events published|domain events|event driven|emit events|emits events|publish events|outbox|event bus|message queue|kafka|rabbitmq|event sourcing',
  ],
  [
    'webhooks',
    'webhook|webhooks|webhook delivery|webhook deliveries|webhook endpoint|webhook endpoints|webhook subscription|webhook subscriptions|webhook urls|callbacks to partners|http callbacks|outgoing webhooks',
  ],
  [
    'jobs',
    'background job|background jobs|background task|background tasks|background worker|background workers|async processing|asynchronous processing|asynchronously|in the background|celery|job queue|task queue|worker|workers|queue|queues',
  ],
  [
    'schedule',
    'scheduled|schedule job|cron|cron job|cron jobs|nightly|every night|every day|every hour|every week|every month|daily|weekly|monthly|hourly|periodically|recurring job|recurring jobs|regularly|scheduled job|scheduled jobs|every morning|once a day|once a week|once a month|each night',
  ],
  ['cache', 'cache|caching|cached|redis|caches'],
  [
    'rate-limit',
    'rate limit|rate limits|rate limiting|rate limiter|rate limited|throttling|throttle|throttled|quota|quotas',
  ],
  ['pagination', 'pagination|paginated|paging|cursor based|infinite scroll|page by page|paged'],
  ['graphql', 'graphql|graph ql'],
  [
    'export',
    'export|exports|csv export|export as csv|export to csv|excel export|csv file of|as csv|exportable as csv|exportable to csv|exportable as excel|exportable to excel|export to excel|export to pdf|download as csv|exportable|exported|data export|exporting',
  ],
  [
    'erasure',
    'gdpr|deletion on request|deletion of a user data|deletion of users data|deletion of user data|deletion of all data|delete user data|deletion of personal data|account deletion|deletion of the account|deletion of an account|deletion of their account|deletion of their accounts|deletion of your account|closing of accounts|delete an account|delete the account|deletion of accounts|deletion and export of personal data|export and deletion of personal data|right to be forgotten|right to erasure|erasure|data deletion|ccpa|anonymise|anonymize|anonymisation|anonymization|delete my account|delete their account|delete their accounts|personal data',
  ],
  [
    'mails',
    'email notification|email notifications|e mail notifications|notify by email|send email|send emails|sends email|send an email|sends an email|email reminder|email reminders|reminder emails|confirmation email|confirmation emails|emails sent|mail notifications|email verification|verify email|password reset|reset password|invitations by email|reminders|notified|notifications by email|newsletter emails|newsletter service|mailing list|sent an email|emailed|by email|notify|dunning emails|welcome emails|transactional emails|invoice emails',
  ],
])
