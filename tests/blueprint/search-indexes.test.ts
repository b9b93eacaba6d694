import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { scopeOf } from '../../src/blueprint/check/scope.ts'
import { Reading } from '../../src/blueprint/shape/shape.ts'
import { rowsOfResources } from '../../src/blueprint/storage/rows.ts'
import { searchIndex } from '../../src/blueprint/storage/searching.ts'

/** A desk of notes, each in a box: what of either says how much there is of it. */
function desk({ box = '', note = '', search = '[title, body]', more = '' }: Readonly<Record<string, string>>) {
  const { blueprint, problems } = checkBlueprint(`architect: 1
app: desk
stack: { orm: sqlalchemy, ids: uuid7 }
auth: { provider: builtin, roles: admin > member }
${more}
resources:
  Team:
    fields: { name: str(1..80) }
    access: { read: member, create: admin }
  User:
    fields: { email: email unique, team: -> Team, role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
  Box:
    fields: { team: -> Team, name: str(1..80) }
    access: { read: member, create: member }
    list: { search: [name] }${box}
  Note:
    traits: [timestamps, soft-delete]
    fields: { box: -> Box, title: str(1..200), body: text(0..9000), key: str(8..80)? encrypted }
    access: { read: member, create: member }
    list: { search: ${search} }${note}
`)
  expect(problems).toEqual([])
  const scope = scopeOf(blueprint!, new Reading())
  return {
    rows: Object.fromEntries(rowsOfResources(scope)),
    of: (name: string) => searchIndex(scope.resources.get(name)!, scope),
  }
}
const scale = (text: string): string => `\n    scale: ${text}`

test('many rows that are searched have one index for all texts they are searched by', () => {
  expect(desk({ note: scale('5M') }).of('Note')).toEqual({ columns: ['title', 'body'], living: true })
  expect(desk({ note: scale('{ rows: 100k }'), search: '[title]' }).of('Note')).toEqual({
    columns: ['title'],
    living: true,
  })
})

test('few rows, or nobody knows how many, have none', () => {
  expect(desk({ note: scale('99k') }).of('Note')).toBeNull()
  expect(desk({}).of('Note')).toBeNull()
})

test('how many there are of what rows refer to is said by those that do, unless it says so itself', () => {
  const said = desk({ note: scale('{ rows: 50M, box: 200k }') })
  expect(said.rows).toEqual({ Note: 50_000_000, Box: 200_000 })
  expect(said.of('Box')).toEqual({ columns: ['name'], living: false })
  expect(desk({ note: scale('{ rows: 50M, box: 200k }'), box: scale('900') }).rows).toEqual({
    Note: 50_000_000,
    Box: 900,
  })
})

test('behind row-level security there is none, for the server would not use it', () => {
  const of = (enforce: string) =>
    desk({ box: scale('1M'), more: `tenancy: { by: Team, enforce: ${enforce} }` }).of('Box')
  expect(of('filter')).toEqual({ columns: ['name'], living: false })
  expect(of('row-level-security')).toBeNull()
})
