import { describe, expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { formatBlueprint } from '../../src/blueprint/format/format.ts'
import { randomBlueprint } from '../blueprint/random.ts'
import { NOT_CARRIED, factsBoth, isWaiting, lostIn, surveyed, withoutComments } from './round-trip.ts'

const HEAD = `architect: 1
app: notes
stack: { orm: ORM, ids: uuid7 }

auth:
  provider: builtin
  roles: admin > member

resources:
  User:
    fields: { email: email unique personal, rank: int = 0, role: role = member set by admin }
    access: { read: member, update: self, delete: self or admin }
`

/** Each says one thing more than the head. */
const SMALL: Readonly<Record<string, string>> = {
  'links, and what a link holds': `
  Board:
    traits: [timestamps, soft-delete]
    fields:
      owner: -> User = me set by server
      name: str(3..80)
      open: bool = false
      members: many User with level(editor|viewer) = viewer
    access: { read: open or owner or members, create: member, write: owner or members.level = editor }
`,
  'rules of other resources, along paths': `
  Board:
    fields: { owner: -> User = me set by server, name: str(1..80) unique, kept: bool = true }
    access: { read: owner or admin, create: member, update: owner, delete: owner and not kept }
  Card:
    traits: [timestamps]
    fields:
      board: -> Board cascade immutable
      weight: int(0..9) = 1
      text: text(1..500)
      due_at: datetime?
      secret: str(4..40) hidden
    access:
      read: board.read
      create: board.owner
      update: board.update and (weight < 5 or due_at > now + 36h or due_at - 15m < now or weight <= me.rank)
      delete: not (board.kept or board.name = 'last')
    list: { filter: [board, weight], search: [text], sort: [-weight, due_at], page: offset, size: 20 }
`,
  'states, and who may take which step': `
  Request:
    traits: [timestamps]
    fields:
      person: -> User cascade = me set by server
      status: open|sent|done = open
      details: json? encrypted personal
      code: str(8..20) hashed
    access: { read: person or admin, create: member, update: person, delete: nobody }
    states: { status: [open -> sent, sent -> done if admin, sent -> open if person] }
    unique: [person status where status = open]
`,
  'what is remembered, and what nobody may see': `
  Board:
    fields: { owner: -> User = me set by server, name: str(1..80) unique, kept: bool = true }
    access: { read: owner.create, create: member, write: owner }
    cache: { ttl: 90s }
  Card:
    traits: [timestamps]
    fields: { board: -> Board cascade immutable, weight: int(0..9) = 1 }
    access: { read: board.read or board.delete, create: board.owner }
    cache: { ttl: 10m }
`,
  'whose each resource is, and what can be asked of it': `
  Board:
    fields: { owner: -> User = me set by server, name: str(1..80) unique }
    access: { read: member, create: member, write: owner }
    faces: [rest, graphql]
  Card:
    fields: { board: -> Board cascade immutable, weight: int(0..9) = 1 }
    access: { read: board.read, create: board.owner }
  Note:
    fields: { text: text(1..500) }
    access: { read: member, create: member }
    deprecated: true
    operations:
      count: { route: GET /count, access: member, custom: true }

services:
  boards: { owns: [Board], calls: [notes, cards] }
  cards: { owns: [Card] }
  notes: { owns: [Note, User] }
`,
  'accounts elsewhere, and what jobs make of them': `
  Mail:
    traits: [timestamps]
    fields:
      person: -> User cascade = me set by server
      message_id: str(..200) set by server
      sender: email personal set by server
      seen_at: datetime set by server
    access: { read: person, delete: person }

integrations:
  mail: { oauth: google, scopes: [gmail.readonly, openid], tokens: encrypted, owner: User, on_revoke: purge }
  code: { oauth: github, scopes: [repo], tokens: encrypted, owner: User, on_revoke: keep }

jobs:
  scan: { every: 15m, for: mail, creates: Mail, retry: 5 exponential, idempotent: message_id, timeout: 45s }
  look: { every: 1d, for: code }
`,
}

const withOrm = (text: string, orm: string): string => `${HEAD}${text}`.replace('ORM', orm)

describe('what was built from a blueprint says the same', () => {
  test.each(Object.keys(SMALL).flatMap((name) => ['sqlalchemy', 'sqlmodel'].map((orm) => [name, orm] as const)))(
    '%s, on %s',
    async (name, orm) => {
      expect(await lostIn(withOrm(SMALL[name]!, orm))).toEqual([])
    },
    60_000,
  )

  test.each([4, 7, 21, 35])(
    'random blueprint %i',
    async (seed) => {
      const text = randomBlueprint(seed)
      const isLater = isWaiting(text)
      expect((await lostIn(text)).filter((one) => !isLater(one))).toEqual([])
    },
    60_000,
  )

  test('what is read back is a blueprint, in its layout', async () => {
    const text = await surveyed(withOrm(SMALL['states, and who may take which step']!, 'sqlmodel'))
    expect(checkBlueprint(text).problems).toEqual([])
    expect(formatBlueprint(text)).toBe(text)
  })
})

test('a rule that is read back wrong is seen', () => {
  const text = withOrm(SMALL['rules of other resources, along paths']!, 'sqlmodel')
  const lost = factsBoth(text, text.replace('read: board.read', 'read: board.owner'))
  expect(lost).toEqual([{ key: 'Card.access.read', before: 'board.read', after: 'board.owner' }])
})

test('comments go, and code stays', () => {
  expect(withoutComments('a = "#1"  # one\n"""# text"""\n# all\n')).toBe('a = "#1"  \n"""# text"""\n\n')
})

test('each thing no code carries says why', () => {
  expect(NOT_CARRIED.filter(([, why]) => why.length < 20)).toEqual([])
})
