/** Everything that happens beside requests, in one small backend. */
export const background = `architect: 1
app: background
stack: { orm: sqlmodel, ids: uuid7 }
auth:
  provider: builtin
  roles: admin > member > guest
  api_keys: { scopes: [tickets.read, tickets.write], lasts: 90d, most: 5, of: Team, access: { read: owner or members, create: owner, delete: owner } }
resources:
  User:
    fields: { email: email unique personal, name: str(1..80) personal, role: role = guest set by admin }
    access: { read: self or admin, update: self, delete: self or admin }
    erase: { after: 30d, anonymise: [audit] }
  Team:
    traits: [timestamps, soft-delete, audit]
    fields: { owner: -> User = me set by server, name: str(1..80), open: bool = false, members: many User with level(editor|viewer) = viewer }
    access: { read: open or owner or members, create: member, update: owner, delete: owner or admin }
    history: [name, open]
    emits: [team.full]
    operations:
      archive: { route: POST /:id/archive, access: owner, takes: { reason: "str(1..200)", force: bool = false, kind: soft|hard }, returns: Team, custom: true }
      join: { route: POST /:id/join, access: open or members, returns: nothing }
      largest: { route: GET /largest, access: anyone, returns: list Team, takes: { most: int(1..50) = 10 }, rate: 20/min }
      print: { route: GET /:id/print, access: admin, returns: file(pdf) }
      mine: { route: GET /mine, access: owner or members.level = editor, returns: file(csv) }
  Ticket:
    traits: [timestamps, audit]
    fields:
      team: -> Team cascade
      title: str(1..120)
      due_on: date?
      status: todo|doing|done = todo
      secret: str(1..80)? encrypted
    access: { read: team.read, create: team.owner, write: team.owner or team.members.level = editor }
    states: { status: [todo -> doing, doing -> done, done -> todo if admin] }
    history: [status, due_on, secret]
    operations:
      remind: { route: POST /:id/remind, access: team.owner, takes: { text: "text(1..500)?" }, returns: 202, starts: send_reminder, idempotent: true, rate: 5/hour }
      recount: { route: POST /recount, access: admin, returns: 202, starts: recount }
jobs:
  welcome: { when: Team.created, retry: 3 }
  sweep: { every: 1h, timeout: 10s }
  send_reminder: { retry: 5 exponential }
  note_done: { when: ticket.done }
webhooks:
  ticket_moves: { out: [ticket.created, ticket.done, team.full], sign: hmac-sha256, retry: 8 exponential }
  mail_in: { in: POST /hooks/mail, verify: hmac-sha256 $MAIL_SECRET, starts: read_mail }
  payments: { in: POST /hooks/payments, verify: stripe $STRIPE_SECRET, starts: read_mail }
  pushes: { in: POST /hooks/pushes, verify: github $GITHUB_SECRET, starts: read_mail }
  orders_in: { in: POST /hooks/orders, verify: shopify $SHOPIFY_SECRET, starts: read_mail }
retention: { Ticket: 400d, audit: 7y }
flags: { fast_lane: false, new_search: true }
`
