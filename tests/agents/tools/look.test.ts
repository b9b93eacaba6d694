import { expect, test } from 'vitest'
import { Trouble } from '../../../src/kernel/diagnostic.ts'
import { ask, deskAt } from './desk.ts'

const desk = deskAt('examples/bookshop')
const look = async (input: Readonly<Record<string, unknown>>) => (await ask('look', input, desk)).fromRepository

test('the operations anybody may call, with where they stand', async () => {
  const open = await look({
    kind: 'operations',
    where: ['access=public', 'writes'],
    fields: ['operation', 'at'],
  })
  expect(open).toEqual([{ operation: 'POST /people', at: 'app/people/routes.py:24' }])
})

test('what deleting a person touches, rows of rows included', async () => {
  const [person] = await look({ kind: 'deletes', name: 'person', fields: ['goesWith', 'forbidden'] })
  expect(person).toEqual({
    goesWith: [
      'order.buyer_id → person: CASCADE app/orders/models.py:26',
      'review.author_id → person: CASCADE app/reviews/models.py:18',
      'orderline.order_id → order: CASCADE app/orders/models.py:16',
    ],
  })
})

test('what forbids that a book is deleted', async () => {
  const [book] = await look({ kind: 'deletes', name: 'book', fields: ['forbidden', 'readsWhole'] })
  expect(book).toEqual({
    forbidden: ['orderline.book_id → book: RESTRICT app/orders/models.py:19'],
    readsWhole: ['orderline(book_id) has no index'],
  })
})

test('who may call what, by role', async () => {
  const [staff] = await look({ kind: 'callers', name: 'role staff', fields: ['operations'] })
  expect(staff).toEqual({ operations: ['POST /books', 'PATCH /books/{book_id}', 'POST /orders/{order_id}/ship'] })
})

test('columns that hold a secret, settings that must be given, calls to the outside', async () => {
  expect(await look({ kind: 'columns', where: ['secret'], fields: ['column', 'secret'] })).toEqual([
    { column: 'person.password_hash', secret: 'password' },
  ])
  expect(await look({ kind: 'settings', where: ['missing'], fields: ['variable'] })).toEqual([
    { variable: 'BOOKSHOP_SECRET_KEY' },
  ])
  expect(await look({ kind: 'calls', where: ['kind=outbound'], fields: ['operation', 'call'] })).toEqual([
    {
      operation: 'GET /books/{book_id}/cover',
      call: 'httpx.head https://covers.openlibrary.org/b/isbn/{isbn}-L.jpg',
    },
  ])
})

test('one thing that is named exactly is told whole, with its places', async () => {
  const { fromRepository, result } = await ask('look', { kind: 'operations', name: 'post /orders' }, desk)
  expect(fromRepository).toHaveLength(1)
  expect(fromRepository[0]).toMatchObject({ operation: 'POST /orders', handler: 'place_order', body: 'OrderCreate' })
  expect(result.places).toMatchObject([{ file: 'app/orders/routes.py', line: 14 }])
  expect(result.runs).toMatchObject([{ id: 'R1', command: 'architect survey .' }])
})

test('every kind answers about a backend, and a file is as good a name as any', async () => {
  const { kindNames } = await import('../../../src/agents/tools/look/kinds/index.ts')
  for (const kind of kindNames) expect((await ask('look', { kind }, desk)).summary).toMatch(/^\d+ of \d+ /)
  expect((await look({ kind: 'statements', name: 'app/reviews' })).length).toBeGreaterThan(3)
})

test('a name that is nearly right gets the right one', async () => {
  const { summary, fromRepository } = await ask('look', { kind: 'tables', name: 'revew' }, desk)
  expect(summary).toBe('0 of 5 tables')
  expect(fromRepository).toEqual([{ nearest: 'review' }])
})

test.each([
  [{ kind: 'table' }, 'did you mean tables?'],
  [{ kind: 'tables', fields: ['colums'] }, 'Did you mean columns?'],
  [{ kind: 'tables', where: ['ownr=x'] }, 'Did you mean owner?'],
  [{ kind: 'tables', nme: 'x' }, 'did you mean name?'],
  [{}, 'look needs kind: one of operations, tables, '],
  [{ kind: 'tables', tokens: 1 }, 'tokens is a whole number from 200 to 10000'],
  [{ kind: 'tables', cursor: 'look:99@3' }, 'there is nothing at the cursor look:99@3'],
])('%j is answered with what to do', async (input, words) => {
  const error = await ask('look', input, desk).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Trouble)
  const { message, help = '' } = (error as Trouble).diagnostic
  expect(`${message} ${help}`).toContain(words)
})
