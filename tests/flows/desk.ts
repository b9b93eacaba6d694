/** A blueprint as it was written first, and what became of it later: each step is built on what people made of the one before. */
export const DESK = `architect: 1
app: desk
stack: { orm: sqlalchemy, ids: uuid7 }
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    fields: { email: email unique, role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
  Project:
    traits: [timestamps]
    fields:
      owner: -> User = me set by server
      name: str(1..120)
      note: text?
    access: { read: owner or admin, create: member, update: owner, delete: owner }
  Task:
    traits: [timestamps]
    fields:
      project: -> Project cascade
      title: str(1..200)
      status: todo|doing|done = todo
      weight: int(0..9) = 0
    access: { read: project.read, create: project.owner, write: project.owner }
    list: { filter: [status], sort: [-created_at], page: cursor }
    states: { status: [todo -> doing, doing -> done] }
`

type Step = (blueprint: string) => string

/** Puts one text in place of another, which must be there once. */
export const swap =
  (find: string, put: string): Step =>
  (text) => {
    if (text.split(find).length !== 2) throw new Error(`this must be there once: ${find}`)
    return text.replace(find, () => put)
  }

export const all =
  (...steps: readonly Step[]): Step =>
  (text) =>
    steps.reduce((so, step) => step(so), text)

/** A field, another name, a longer text, a rule, a state, a filter, a resource and the first job. */
export const grown = all(
  swap(
    '      weight: int(0..9) = 0\n',
    '      weight: int(0..9) = 0\n      due_at: datetime?\n      kind: str(1..20)\n',
  ),
  swap('      note: text?\n', '      remark: text? was note\n'),
  swap('title: str(1..200)', 'title: str(1..300)'),
  swap('create: project.owner, write: project.owner', 'create: project.owner or admin, write: project.owner or admin'),
  swap('todo|doing|done', 'todo|doing|stuck|done'),
  swap('doing -> done]', 'doing -> done, doing -> stuck]'),
  swap('filter: [status]', 'filter: [status, project]'),
  (text) => `${text}  Comment:
    traits: [timestamps]
    fields: { task: -> Task cascade, body: text(1..500) }
    access: { read: task.read, create: task.read, write: nobody }
jobs:
  sweep: { every: 1h, timeout: 10s }
`,
)

/** Traits, an operation that starts a job, keys of programs, another constraint, and a field less. */
export const grownMore = all(
  swap(
    'traits: [timestamps]\n    fields:\n      owner',
    'traits: [timestamps, soft-delete, audit]\n    fields:\n      owner',
  ),
  swap(
    'auth: { provider: builtin, roles: admin > member }',
    'auth: { provider: builtin, roles: admin > member, api_keys: { scopes: [tasks.read] } }',
  ),
  swap('      remark: text? was note\n', ''),
  swap('name: str(1..120)', 'name: str(1..120) unique'),
  swap(
    '    states: { status',
    '    operations:\n      remind: { route: POST /:id/remind, access: project.owner, takes: { text: "text(1..500)?" }, returns: 202, starts: send_reminder }\n    states: { status',
  ),
  swap(
    '  sweep: { every: 1h, timeout: 10s }\n',
    '  sweep: { every: 2h, timeout: 10s }\n  send_reminder: { retry: 3 }\n',
  ),
)
