import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { designOf } from '../../src/flows/build/design.ts'
import { describedBy } from '../../src/flows/prove/described.ts'
import type { Described } from '../../src/proving/people/described.ts'

const describedIn = (text: string): Described => describedBy(designOf(checkBlueprint(text).blueprint!))

const starter = (name: string): Described =>
  describedIn(readFileSync(new URL(`../../src/blueprint/starters/${name}.yaml`, import.meta.url), 'utf8'))

const opened = ({ openings }: Described): Readonly<Record<string, string>> =>
  Object.fromEntries(openings.map(({ path, verbs }) => [path, verbs.join(' ')]))

test('an ordinary caller has the lowest role that may make what belongs to whoever makes it', () => {
  const roles = ['user-profiles', 'task-manager', 'data-deletion', 'document-search', 'chat'].map(
    (name) => starter(name).accounts?.ordinary,
  )
  expect(roles).toEqual(['user', 'member', 'user', 'editor', 'user'])
})

test('rows that a rule opens to everybody are no leak, and those a flag opens are closed by it', () => {
  const profiles = starter('user-profiles')
  expect(opened(profiles)).toEqual({ '/users': '', '/profiles': '', '/social-links': '' })
  expect(profiles.openings.find(({ path }) => path === '/profiles')?.closing).toEqual({ visible: false })
  expect(opened(starter('chat'))).toEqual({ '/users': 'read', '/rooms': '', '/messages': '' })
  expect(opened(starter('data-deletion'))).toMatchObject({ '/data-brokers': 'read', '/deletion-requests': '' })
})

test('what asks for nothing but a role says which roles open it', () => {
  const { demands } = starter('data-deletion')
  const roles = (line: string): readonly string[] | undefined =>
    demands.find(({ method, path }) => `${method} ${path}` === line)?.roles
  expect(roles('put /users/{user_id}/role')).toEqual(['admin'])
  expect(roles('post /data-brokers')).toEqual(['admin', 'analyst'])
  expect(roles('get /deletion-requests/statistics')).toEqual(['admin', 'analyst'])
  expect(roles('get /deletion-requests')).toBeUndefined()
  expect(roles('delete /authorizations/{authorization_id}')).toBeUndefined()
})

test('accounts, tenants, budgets and numbers of rows are as the blueprint has them', () => {
  expect(starter('document-search').accounts).toMatchObject({
    keeper: 'builtin',
    byLink: false,
    table: 'users',
    roleColumn: 'role',
    roles: ['admin', 'editor', 'reader'],
    tenant: { column: 'organisation_id', table: 'organisations' },
  })
  expect(starter('document-search').openings.map(({ tenanted }) => tenanted)).toEqual([true, true, true])
  expect(starter('task-manager')).toMatchObject({
    accounts: { keeper: 'better-auth', tenant: null, erasedLater: false },
    budgets: { read: '120ms', write: '250ms', rps: 100 },
    rows: ['tasks=5000000'],
  })
  expect(starter('data-deletion')).toMatchObject({
    accounts: { erasedLater: true },
    rows: ['users=2000000', 'data_brokers=900', 'deletion_requests=40000000'],
  })
})

test('where nobody signs in there are no accounts', () => {
  expect(
    describedIn('architect: 1\napp: notes\nresources: { Note: { fields: { text: str(1..9) } } }').accounts,
  ).toBeNull()
})

test('what only the highest role makes says nothing of who is ordinary', () => {
  const { accounts } = describedIn(`architect: 1
app: podcast
auth: { provider: builtin, roles: admin > moderator > member }
resources:
  User:
    fields: { email: email unique, role: role = member set by admin }
    access: { read: self or admin, create: admin, update: self, delete: admin }
  Show:
    fields: { owner: -> User cascade = me set by server, title: str(1..200) }
    access: { read: anyone, create: admin, update: owner, delete: owner }
  Comment:
    fields: { author: -> User cascade = me set by server, body: text(1..5000) }
    access: { read: author or moderator, create: member, update: author, delete: author }
`)
  expect(accounts?.ordinary).toBe('member')
})

test('what all of a role may do while a row stands so is no leak; what they see of it meanwhile may be', () => {
  const rules = (update: string, read = 'member'): string => `architect: 1
app: bills
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    fields: { email: email unique personal, name: str(1..80), rank: int = 0, role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
  Bill:
    fields: { owner: -> User = me set by server, due_on: date, weight: int, status: draft|sent = draft }
    access: { read: ${read}, create: member, update: ${update}, delete: admin }
`
  const bills = (update: string, read?: string) => opened(describedIn(rules(update, read)))['/bills']
  expect(bills('member and status = draft')).toBe('read update')
  expect(bills('member and due_on > today')).toBe('read update')
  expect(bills('owner and status = draft')).toBe('read')
  expect(bills('member and weight <= me.rank')).toBe('read')
  expect(bills('owner', 'owner or status = sent')).toBe('')
})
