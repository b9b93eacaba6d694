import { describe, expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { positionOf } from '../../src/kernel/text.ts'
import { taskhub } from './taskhub.ts'

const told = (text: string): readonly string[] =>
  checkBlueprint(text).problems.map(({ message, help }) => `${message}${help ? ` | ${help}` : ''}`)

test('a blueprint that says everything says nothing wrong', () => {
  expect(told(taskhub)).toEqual([])
})

/** What stands where it should not, and the one thing that is said of it. */
const wrong: readonly (readonly [string, string, string])[] = [
  // Names, with the nearest one.
  ['read: project.read', 'read: projet.read', 'there is no field or role projet | Did you mean project?'],
  [
    '-> Project cascade\n      assignee',
    '-> Projekt cascade\n      assignee',
    'there is no resource Projekt | Did you mean Project?',
  ],
  [
    'project.members.level = editor\n',
    'project.members.level = edtor\n',
    'there is no value edtor | Did you mean editor?',
  ],
  ['traits: [timestamps]', 'traits: [timestamp]', 'timestamp is not known here | Did you mean timestamps?'],
  ['indexes:', 'indices:', 'unknown key indices | Did you mean indexes?'],
  ['filter: [status', 'filter: [staus', 'there is no field of Task staus | Did you mean status?'],
  ['todo -> doing', 'todo -> doign', 'there is no state doign | Did you mean doing?'],
  ['starts: remind, rate', 'starts: remnd, rate', 'there is no job remnd | Did you mean remind?'],
  ['creates: Task', 'creates: Tusk', 'there is no resource Tusk | Did you mean Task?'],
  ['task.done]', 'task.doen]', 'there is no event task.doen | Did you mean task.done?'],
  ['title: str(1..200)\n', 'title: strr(1..200)\n', 'strr is no type | Did you mean str?'],
  ['= todo\n', '= toddo\n', 'there is no value toddo | Did you mean todo?'],
  ['= member set', '= membr set', 'there is no role membr | Did you mean member?'],
  ['now + 1d', 'now + 36h', 'a date knows no hours | Say whole days, or write it as a datetime.'],
  ['now + 1d', 'now + 1x', '1x is no length of time | Write it as now + 14d: a number with m, min, h, d and w.'],
  ['now + 1d', 'now + soon', 'how much later: now + 14d is missing | Here stands `soon`.'],
  ['now + 1d', 'now + 99999999d', '99999999d is more than a hundred years | Leave it out.'],
  [
    'project.members.level = editor\n',
    'title + 1d > now\n',
    'only a moment is earlier or later | Write it as now + 1h, or as starts_at - 24h.',
  ],
  ['50 per project', '50 per projekt', 'there is no field of Task projekt | Did you mean project?'],
  ['50 per project', '0 per project', '0 is no number of rows | Say a whole number from 1.'],
  ['50 per project', '50 for project', '`for` does not belong here | Here may stand per, and and where.'],
  ['week of due_at', 'week of title', 'title is no point in time | A week is of a date or datetime.'],
  ['50 per project', 'assignee.rank per project', 'nothing is counted per assignee | Say it behind: per assignee.'],
  [
    '50 per project',
    'project.hours per project',
    'hours is no whole number | What says how many there may be is an int.',
  ],
  ['50 per project', 'status.most per status', 'status points to nothing | Say a number.'],
  [
    'project where status != done, 9',
    'project where admin, 9',
    'the server knows only the row itself here | Compare fields of Task.',
  ],
  ['apart: [project', 'apart: [projekt', 'there is no field of Document projekt | Did you mean project?'],
  [
    'from valid_from to',
    'from title to',
    'title is no point in time | What lies apart begins with a date or datetime.',
  ],
  [
    'valid_from to valid_until',
    'valid_from to updated_at',
    'updated_at is no date as valid_from is | Give both the same type.',
  ],
  [
    'valid_from to valid_until where valid_until != null',
    'valid_until to valid_from',
    'what has no valid_until would lie over all others | Make it required, or leave those out: where valid_until != null.',
  ],
  [
    'where valid_until != null]',
    'where valid_until != null]\n    partition: { by: created_at, every: month }',
    'times cannot be kept apart across partitions | Leave out `partition`, or `apart`.',
  ],
  // What contradicts itself, or lets in too many.
  [
    'assignee',
    'project_id: int\n      assignee',
    'project_id and project are one column, project_id | Keep the one that points elsewhere, or call the other one something that says more.',
  ],
  [
    'role = member set by admin',
    'role = member',
    'whoever may write this field could promote himself | Say who sets it: role = guest set by admin',
  ],
  [
    'todo|doing|done = todo',
    'todo|doing|done = todo unique',
    'there could be no more than 3 rows: each needs a value of its own, and there are 3 | Make it optional, or unique together with another field: unique: [owner kind].',
  ],
  ['as hours * rate', 'as hour * rate', 'there is no field of Project hour | Did you mean hours?'],
  ['as hours * rate', 'as hours * name', 'name is no number | Only int, float and decimal are reckoned with.'],
  ['as hours * rate', 'as hours * cost', 'cost is computed itself | Say here what that one is computed from.'],
  [
    'as hours * rate',
    'as hours * owner.rate',
    'the server knows only the row itself here | Compute it of fields of Project.',
  ],
  [
    '-> User? set-null',
    '-> User set-null',
    'a field that must have a value cannot be emptied | Make it optional, `?`, or choose cascade or restrict.',
  ],
  [
    'create: member,',
    'create: admin and not member,',
    'nobody can ever meet this rule | Two parts of it exclude each other; write `nobody` where that is meant.',
  ],
  [
    'create: member,',
    'create: member or not admin,',
    'this rule is always met | One part or another always holds; write `anyone` where that is meant.',
  ],
  [
    'write: project.owner }',
    'write: project.owner and self }',
    'self is the row of the caller, and this resource holds no callers | Name the field that points to User.',
  ],
  ['read: owner or members,', 'read: name,', 'name says nothing by itself | Compare it with something: name = ...'],
  [
    'read: owner or members,',
    'read: tasks.read,',
    'there is no field or role tasks | There are id, created_at, updated_at, deleted_at, owner, name, members, hours, rate, cost, admin, member and 5 more.',
  ],
  [
    'status: todo|doing|done = todo',
    'status: todo|doing|done|lost = todo',
    'nothing leads to lost | Add a transition to it to states of Task, or leave the value out.',
  ],
  [
    'status: todo|doing|done = todo',
    'status: todo|doing|done',
    'status begins in no state | Give it a default: = todo',
  ],
  ['name: str(1..120)\n', 'name: str(120..1)\n', 'nothing is between 120 and 1 | Write 1..120.'],
  [
    'hours: decimal(8 2)',
    'hours: decimal(2 8)',
    'decimal(2 8) holds no number | First all digits, then those after the point: decimal(12 2).',
  ],
  ['hours >= 0', 'owner.name = me.name', 'the server knows only the row itself here | Compare fields of Project.'],
  ['GET /export', 'GET /', 'GET / is the list already | Choose another path.'],
  ['owns: [Document]', 'owns: [Task]', 'api owns Task already | Let one service own it, and the other ask.'],
  // Words that belong to somebody else.
  ['body: text?', 'class: text?', 'class is a word of Python itself | Call it class_ or something that says more.'],
  [
    'body: text?',
    'order: text?',
    'order is a word of SQL itself, and would have to stand in quotes in every query | Call it something that says more.',
  ],
  [
    'body: text?',
    'created_at: datetime?',
    'created_at is in every row already | It comes with a trait: traits: [timestamps]',
  ],
  ['  Document:', '  my document:', 'my document is no name for a resource | One thing, with a capital: MyDocument'],
  // Text that YAML reads otherwise.
  [
    'read: project.read\n',
    'read: project.read# nobody\n',
    'a comment is glued to this value | Put a space before the `#`.',
  ],
  [
    'read: owner or members',
    'read: !owner',
    'a tag has no meaning here | Put the value in quotes if it begins with `!`.',
  ],
  [
    'flags: { bulk_edit: false }',
    'flags: { bulk_edit: false, bulk_edit: true }',
    'bulk_edit is said twice | Keep one of them.',
  ],
  [
    'traits: [timestamps]',
    'traits: &t [timestamps]',
    'anchors are not part of a blueprint | Write the value out where it is used.',
  ],
  ['architect: 1\n', '', 'the version of the language is missing | Begin with architect: 1'],
  [
    'provider: better-auth',
    'provider: none',
    'rules ask who is calling, and nobody signs in | Say who keeps the accounts: auth: { provider: builtin, roles: admin > member }',
  ],
]

/** The line on which two texts begin to differ. */
function changedLine(one: string, other: string): number {
  const [left, right] = [one.split('\n'), other.split('\n')]
  return left.findIndex((line, index) => line !== right[index]) + 1
}

describe('one mistake is told once, on its line, with what to do', () => {
  test.each(wrong)('%s -> %s', (from, to, expected) => {
    expect(taskhub).toContain(from)
    const text = taskhub.replace(from, to)
    const { problems } = checkBlueprint(text)
    expect(told(text)[0]).toBe(expected)
    expect(positionOf(text, problems[0]!.start).line).toBe(changedLine(taskhub, text))
    // Whoever names what is called otherwise now is told so, too.
    expect(problems.filter(({ message }) => !/^there is no resource (Document|$)/.test(message))).toHaveLength(1)
  })
})

test('an open bracket inside of a rule is one error, not hundreds', () => {
  const problems = told(taskhub.replace('read: owner or members', 'read: owner or [members'))
  expect(problems).toHaveLength(1)
})

test('rows that each need the other first, and rules that each ask the other', () => {
  const head = 'architect: 1\napp: a\nauth: { provider: builtin, roles: admin > member }\nresources:\n'
  const pair = (reference: string, rule: string): string =>
    `${head}  A:\n    fields: { b: -> B }\n    access: { read: b.read }\n  B:\n    fields: { a: -> A${reference} }\n    access: { read: ${rule} }\n`
  expect(told(pair('', 'member'))).toEqual([
    'no row can be the first: A needs B needs A | Make one of these references optional: `?`',
  ])
  expect(told(pair('?', 'a.read'))).toEqual([
    'these rules ask each other in a circle: A.read, B.read, A.read | Let one of them name who may.',
  ])
  expect(told(pair('?', 'member'))).toEqual([])
})

test('what is computed of something that may be missing may be missing, too', () => {
  expect(told(taskhub.replace('hours: decimal(8 2) = 0', 'hours: decimal(8 2)?'))).toEqual([
    'hours may be missing, and then cost is, too | Make both optional, or neither: cost says `?` behind its type.',
  ])
  const both = taskhub.replace('hours: decimal(8 2) = 0', 'hours: decimal(8 2)?').replace('(12 2) as', '(12 2)? as')
  expect(told(both)).toEqual([])
})

test.each([
  ['class(str(1..9))', 'class is a word of Python itself'],
  ['user_id(str(1..9))', 'user_id is what the keys of a link are called'],
  ['photo(file(png) <= 1MB)', 'a link holds one plain value'],
])('what a link may hold: %s', (link, message) => {
  const { problems } = checkBlueprint(`architect: 1
app: teams
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    fields: { email: email unique personal, role: role = member set by admin }
    access: { read: self, create: admin, update: self, delete: self }
  Team:
    fields: { name: str(1..20), members: many User with ${link} }
    access: { read: member, create: member, update: member, delete: admin }
`)
  expect(problems.map((one) => one.message)).toEqual([message])
})

test('what the server cannot read tells no rows apart', () => {
  const text = taskhub
    .replace('      body: text?\n', '      body: text encrypted\n')
    .replace('9 per assignee', '9 per body')
  expect(told(text)).toEqual(['body can be read by the program alone | Count by what the server can compare.'])
})

test('only a link has an end, and where nobody has a password no mail is about one', () => {
  const auth = (...lines: readonly string[]): string =>
    taskhub.replace(
      /auth:\n(?: {2}.*\n)+/,
      `auth:\n  provider: builtin\n  roles: admin > member > guest\n${lines.map((line) => `  ${line}\n`).join('')}`,
    )
  expect(told(auth('sign_in: { by: password, lasts: 15m }')).join()).toContain('a password has no end')
  expect(told(auth('sign_in: { by: link }', 'mails: [reset]')).join()).toContain(
    'mails to reset are for passwords, and nobody has one',
  )
  expect(told(auth('sign_in: { by: link, lasts: 15m }', 'mails: [invite]')).join()).not.toMatch(/password/)
  expect(told(auth('sessions: { most: 0 }')).join()).toContain('no number from 1 to 1000')
})
