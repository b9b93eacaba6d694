import { type Kinds, kind } from './kind.ts'

const TOKEN = 'token_hash: str(1..128) unique hidden, expires_at: datetime, used_at: datetime?'

const SIGNED = kind('ip_address: str(2..45)?, user_agent: str(0..400)?')

const QUOTA = kind('limit_bytes: int(0..), used_bytes: int(0..) = 0', 'workspace team organisation organization tenant')

/** What a platform keeps for those who build on it, who run it and who are told by it. */
export const PLATFORM: Kinds = {
  // Told, and to whom.
  'notification template': kind('key: str(1..80) unique, subject: str(1..200), body: text(1..20000)'),
  'email template': kind('key: str(1..80) unique, subject: str(1..200), body: text(1..20000)'),
  'mail template': kind('key: str(1..80) unique, subject: str(1..200), body: text(1..20000)'),
  'notification channel': kind('kind: email|sms|push|webhook = email, address: str(1..255), enabled: bool = true'),
  'device token': kind('token: str(1..255) unique, platform: ios|android|web = ios, last_seen_at: datetime?', 'device'),
  'push token': kind('token: str(1..255) unique, platform: ios|android|web = ios, last_seen_at: datetime?', 'device'),
  // Called, and by whom.
  'webhook endpoint': kind('address: url, events: list str, secret: str(16..128) encrypted, active: bool = true'),
  'webhook subscription': kind('address: url, events: list str, secret: str(16..128) encrypted, active: bool = true'),
  'webhook event': kind('kind: str(1..80), payload: json, happened_at: datetime'),
  'webhook delivery': kind(
    'attempt: int(1..) = 1, status: pending|succeeded|failed = pending, response_code: int?, attempted_at: datetime?',
    'subscription endpoint webhook event',
  ),
  'delivery log': kind(
    'status: pending|succeeded|failed = pending, response_code: int?, attempted_at: datetime',
    'webhook endpoint subscription notification message',
  ),
  'oauth client': kind('name: str(1..120), client_id: str(1..80) unique, redirect_uris: list str'),
  'api client': kind('name: str(1..120), active: bool = true'),
  'sync run': kind(
    'status: running|succeeded|failed = running, started_at: datetime, ended_at: datetime?, records: int(0..) = 0',
    'integration connector source',
  ),
  'login event': SIGNED,
  'logout event': SIGNED,
  'change event': SIGNED,
  'reset event': SIGNED,
  // Who one is, and what one agreed to.
  'recovery code': kind('code_hash: str(1..128) hidden, used_at: datetime?'),
  'backup code': kind('code_hash: str(1..128) hidden, used_at: datetime?'),
  'magic link': kind(TOKEN),
  'reset token': kind(TOKEN),
  'password reset token': kind(TOKEN),
  'verification token': kind(TOKEN),
  'invite link': kind('code: str(1..80) unique, expires_at: datetime?, max_uses: int(1..)?, uses: int(0..) = 0'),
  'invitation link': kind('code: str(1..80) unique, expires_at: datetime?, max_uses: int(1..)?, uses: int(0..) = 0'),
  'invite code': kind('code: str(1..80) unique, expires_at: datetime?, max_uses: int(1..)?, uses: int(0..) = 0'),
  'share link': kind(
    'code: str(1..80) unique, expires_at: datetime?, revoked_at: datetime?',
    'file folder document album note board report',
  ),
  'shared link': kind('code: str(1..80) unique, expires_at: datetime?', 'file folder document album note board report'),
  'download link': kind(
    'code: str(1..80) unique, expires_at: datetime, downloads: int(0..) = 0',
    'file document export',
  ),
  consent: kind('purpose: str(1..120), granted_at: datetime, withdrawn_at: datetime?', 'patient customer'),
  'consent record': kind('purpose: str(1..120), granted_at: datetime, withdrawn_at: datetime?'),
  'cookie consent': kind('categories: list str, granted_at: datetime'),
  'access request': kind(
    'reason: text(0..2000)?, status: pending|approved|denied = pending, decided_at: datetime?',
    'project document resource application folder',
  ),
  'export request': kind(
    'status: pending|processing|ready|failed = pending, ready_at: datetime?, file: file(zip)? <= 500MB',
  ),
  'data export': kind(
    'status: pending|processing|ready|failed = pending, ready_at: datetime?, file: file(zip)? <= 500MB',
  ),
  'login attempt': kind('email: email personal, succeeded: bool = false, address: str(0..60)?, attempted_at: datetime'),
  'access log': kind('action: str(1..80), accessed_at: datetime', 'secret document file record'),
  'request log': kind(
    'method: str(1..10), path: str(1..500), status_code: int, duration_ms: int(0..)?, requested_at: datetime',
    'key client',
  ),
  'support call': kind('started_at: datetime, duration_seconds: int(0..)?', 'customer agent'),
  'phone call': kind('started_at: datetime, duration_seconds: int(0..)?', 'customer agent'),
  'access grant': kind('level: read|write|admin = read, expires_at: datetime?', 'project resource folder document'),
  'user group': kind('name: str(1..120), description: text(0..2000)?'),
  // What runs, and how it went.
  'job run': kind(
    'status: queued|running|succeeded|failed = queued, started_at: datetime?, ended_at: datetime?',
    'job',
  ),
  'background job': kind(
    'kind: str(1..80), payload: json, status: queued|running|succeeded|failed = queued, priority: int = 0, attempts: int(0..) = 0',
  ),
  'workflow run': kind('status: queued|running|succeeded|failed = queued, started_at: datetime?', 'workflow'),
  'scheduled report': kind('name: str(1..120), frequency: daily|weekly|monthly = weekly, recipients: list str'),
  'saved search': kind('name: str(1..120), query: text(1..2000)'),
  'saved filter': kind('name: str(1..120), query: json'),
  'saved view': kind('name: str(1..120), query: json', 'board project'),
  'upload quota': QUOTA,
  'upload limit': QUOTA,
  'storage quota': QUOTA,
  'storage limit': QUOTA,
  'test case': kind('name: str(1..200), input: text(1..20000), expected: text(0..20000)?', 'suite prompt project'),
  'test run': kind('status: queued|running|passed|failed = queued, started_at: datetime?', 'suite prompt project'),
  'usage record': kind('quantity: int(0..), recorded_at: datetime', 'meter subscription customer'),
  // What is watched.
  'status page': kind('name: str(1..120), slug: str(1..80) unique'),
  'incident update': kind(
    'body: text(1..5000), status: investigating|identified|monitoring|resolved = investigating',
    'incident',
  ),
  'health check': kind('name: str(1..120), address: url, interval_seconds: int(1..) = 60', 'service server'),
  'check result': kind('succeeded: bool, response_ms: int(0..)?, checked_at: datetime', 'check monitor'),
  'log entry': kind(
    'level: debug|info|warning|error = info, message: text(1..20000), logged_at: datetime',
    'source service application',
  ),
  'log source': kind('name: str(1..120), kind: str(0..80)?'),
  runbook: kind('title: str(1..200), body: text(1..20000)', 'service alert'),
  'change request': kind(
    'title: str(1..200), description: text(0..5000)?, status: draft|submitted|approved|rejected|done = draft, planned_at: datetime?',
    'service system',
  ),
  vulnerability: kind(
    'title: str(1..200), identifier: str(0..40)?, severity: low|medium|high|critical = medium, status: open|accepted|fixed = open',
    'asset repository package scan service',
  ),
  'security scan': kind('status: queued|running|done|failed = queued, started_at: datetime?', 'repository asset'),
  // What is written in code, and shipped.
  'package version': kind('number: str(1..40), released_at: datetime, file: file(zip)? <= 100MB', 'package'),
  'pull request': kind(
    'title: str(1..200), description: text(0..20000)?, branch: str(1..120), status: open|merged|closed = open',
    'repository',
  ),
  'merge request': kind(
    'title: str(1..200), description: text(0..20000)?, branch: str(1..120), status: open|merged|closed = open',
    'repository project',
  ),
  'code review': kind('decision: pending|approved|changes_requested = pending, body: text(0..20000)?', 'request'),
  artifact: kind('name: str(1..120), file: file(zip) <= 500MB', 'job build pipeline release'),
  artefact: kind('name: str(1..120), file: file(zip) <= 500MB', 'job build pipeline release'),
  'ci pipeline': kind('status: queued|running|passed|failed = queued, branch: str(1..120)', 'repository project'),
  'build job': kind('name: str(1..120), status: queued|running|passed|failed = queued', 'stage pipeline'),
  secret: kind('name: str(1..120), value: text(1..20000) encrypted hidden', 'environment project vault'),
  'config entry': kind('key: str(1..120), value: text(0..20000)', 'environment service application'),
  'configuration entry': kind('key: str(1..120), value: text(0..20000)', 'environment service application'),
  'custom domain': kind('name: str(1..255) unique, verified_at: datetime?', 'organization organisation workspace site'),
  'dns record': kind(
    'name: str(1..255), kind: a|aaaa|cname|mx|txt = a, value: str(1..255), ttl: int(1..) = 3600',
    'domain zone',
  ),
  'feature flag': kind('key: str(1..80) unique, description: str(0..500)?, enabled: bool = false', 'project'),
  'percentage rollout': kind('percentage: int(0..100) = 0', 'flag', 'environment'),
  'document type': kind('name: str(1..120) unique'),
}
