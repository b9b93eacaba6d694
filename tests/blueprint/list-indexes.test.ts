import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { scopeOf } from '../../src/blueprint/check/scope.ts'
import { Reading } from '../../src/blueprint/shape/shape.ts'
import { listIndexes } from '../../src/blueprint/storage/listing.ts'

/** The indexes of a task that anybody who signed in may make, as columns. */
function indexes(
  { read, fields = '', sort = '[-created_at]', traits = 'timestamps' }: Readonly<Record<string, string>>,
  more = '',
): readonly string[] {
  const { blueprint, problems } = checkBlueprint(`architect: 1
app: tasks
stack: { orm: sqlalchemy, ids: uuid7 }
auth: { provider: builtin, roles: admin > member }
${more}
resources:
  Organisation:
    fields: { name: str(1..80) }
    access: { read: member, create: admin }
  User:
    fields: { email: email unique, organisation: -> Organisation, role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
  Task:
    traits: [${traits}]
    fields: { owner: -> User = me set by server, organisation: -> Organisation, title: str(1..200), done: bool = false${fields} }
    access: { read: ${read}, create: member }
    list: { sort: ${sort} }
`)
  expect(problems).toEqual([])
  const scope = scopeOf(blueprint!, new Reading())
  return listIndexes(scope.resources.get('Task')!, scope).map(
    ({ columns, living }) => columns.join(' ') + (living ? ' living' : ''),
  )
}

test.each([
  ['admin', ['created_at id']],
  ['owner', ['owner_id created_at id']],
  ['owner or admin', ['created_at id', 'owner_id created_at id']],
  ['organisation = me.organisation', ['organisation_id created_at id']],
  [
    'organisation = me.organisation and (owner or admin)',
    ['organisation_id created_at id', 'organisation_id owner_id created_at id'],
  ],
  ['owner or organisation = me.organisation', ['created_at id']],
  ['owner or done', ['created_at id']],
  ['owner.organisation = me.organisation', ['created_at id']],
  ['nobody', []],
  ['owner.create', []],
  ['owner or owner.create', ['owner_id created_at id']],
])('a list of what %s may read is in order by an index', (read, expected) => {
  expect(indexes({ read: read as string }).toSorted()).toEqual((expected as string[]).toSorted())
})

test('other orders are indexed once, behind what every caller is held to', () => {
  expect(indexes({ read: 'owner or admin', sort: '[title, -created_at]' })).toEqual([
    'title id',
    'owner_id title id',
    'created_at id',
  ])
  expect(indexes({ read: 'owner', sort: '[title, -created_at]' })).toEqual([
    'owner_id title id',
    'owner_id created_at id',
  ])
})

test('the key is an order of its own', () => {
  expect(indexes({ read: 'admin', sort: '[id]' })).toEqual([])
  expect(indexes({ read: 'owner', sort: '[id]' })).toEqual(['owner_id id'])
})

test('what counts as gone is in no list, and what is too long in no index', () => {
  expect(indexes({ read: 'admin', traits: 'timestamps, soft-delete' })).toEqual(['created_at id living'])
  expect(indexes({ read: 'admin', fields: ', body: text, meant: json', sort: '[body]' })).toEqual([])
})

test('a list of everybody is one of the tenant', () => {
  expect(indexes({ read: 'member' }, 'tenancy: { by: Organisation }')).toEqual(['organisation_id created_at id'])
})
