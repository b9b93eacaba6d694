/** A whole blueprint in which every kind of part stands once. */
export const taskhub = `architect: 1
app: taskhub
stack: { orm: sqlmodel, ids: uuid7, jobs: celery, cache: redis, deploy: docker }
budgets: { read: 120ms, write: 250ms, search: 800ms, rps: 300 } # p95

auth:
  provider: better-auth
  issuer: $BETTER_AUTH_URL
  roles: admin > member > guest # each includes those to its right
  api_keys: { scopes: [tasks.read], rate: 600/min }

resources:
  User:
    external: better-auth
    fields: { email: email unique personal, name: str(1..120), role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
    erase: { after: 30d, anonymise: [audit] }

  Project:
    traits: [timestamps, soft-delete, audit]
    fields:
      owner: -> User = me set by server
      name: str(1..120)
      members: many User with level(editor|viewer) = viewer
      hours: decimal(8 2) = 0
      rate: decimal(8 2) = 0
      cost: decimal(12 2) as hours * rate
    access: { read: owner or members, create: member, update: owner, delete: owner or admin }
    checks: { not_negative: hours >= 0 and rate >= 0 }

  Task:
    traits: [timestamps, soft-delete]
    fields:
      project: -> Project cascade
      assignee: -> User? set-null
      title: str(1..200)
      body: text?
      status: todo|doing|done = todo
      due_at: datetime?
      tags: list str
    access:
      read: project.read
      create: project.owner or project.members.level = editor
      write: project.owner or project.members.level = editor or assignee
    list: { filter: [status, assignee, due_at], search: [title], sort: [-created_at, due_at], page: cursor }
    states: { status: [todo -> doing, doing -> done, done -> todo if admin] }
    history: [status]
    unique: [project title where status = todo]
    indexes: [project status, lower(title), due_at desc include title where status = doing|todo]
    limits: [50 per project where status != done, 9 per assignee and week of due_at]
    emits: [task.finished]
    operations:
      remind: { route: POST /:id/remind, access: project.owner, returns: 202, starts: remind, rate: 5/hour }
      export: { route: GET /export, access: member, takes: { since: date? }, returns: file(csv) }
    partition: { by: created_at, every: month }
    scale: { rows: 5M, project: 2k, status: { todo: 20, doing: 10, done: 70 } }

  Document:
    traits: [timestamps]
    fields:
      project: -> Project cascade
      title: str(1..200)
      file: file(pdf md txt) <= 20MB
      valid_from: date = now + 1d
      valid_until: date?
    access: { read: project.read, create: project.owner, write: project.owner }
    apart: [project title from valid_from to valid_until where valid_until != null]

rag:
  docs: { source: Document.file, search: { mode: hybrid, top_k: 8, filter: Document.read } }

integrations:
  gmail: { oauth: google, scopes: [gmail.readonly], tokens: encrypted, owner: User, on_revoke: purge }

jobs:
  remind: { retry: 5 exponential, timeout: 60s }
  scan_inbox: { every: 15m, for: gmail, creates: Task, idempotent: message_id }
  index_document: { when: Document.created, runs: rag.docs, retry: 3 }

webhooks:
  replies: { in: POST /hooks/replies, verify: hmac-sha256 $REPLY_SECRET, starts: remind }
  finished: { out: [task.finished, task.done], sign: hmac-sha256, retry: 8 exponential }

services:
  api: { owns: [User, Project, Task] }
  reader: { owns: [Document], talks: events, calls: [api] }

retention: { Document: 90d, audit: 7y }
flags: { bulk_edit: false }
decisions: { Task.partition: docs/adr/0007.md }
`
