import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { DesignRequest } from '../../../src/model/index.ts'
import { root } from '../../architecture/imports.ts'

const WORDS = { text: '', start: 0, end: 0 }

const asking = (subjects: Readonly<Record<string, Readonly<Record<string, string>>>>): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: Object.entries(subjects).map(([name, fields]) => ({
    name,
    table: name === 'Book' ? 'book' : null,
    from: WORDS,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type, from: WORDS, typed: 'said' })),
  })),
  capabilities: [],
  figures: [],
  unread: [],
})

const inBookshop = (request: DesignRequest): Promise<Proposed> =>
  propose({ directory: join(root, 'examples/bookshop'), request, entries: [], environment: {}, answers: {} }, silent)

const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

test('who and which are there once, are not changed, and a test sends what is there', async () => {
  const change = await inBookshop(asking({ Bookmark: { person: '-> Person', book: '-> Book' } }))
  const models = textOf(change, 'app/bookmarks/models.py')
  expect(models).toContain('UniqueConstraint("person_id", "book_id", name="uq_bookmark_person_id_book_id")')
  // The pair finds rows of a person; those of a book need an index of their own.
  expect(models).toContain('person_id: int = Field(foreign_key="person.id", ondelete="CASCADE")')
  expect(models).toContain('book_id: int = Field(foreign_key="book.id", ondelete="CASCADE", index=True)')
  expect(textOf(change, 'app/bookmarks/service.py')).toContain('raise Conflict("This bookmark is there")')
  expect(textOf(change, 'app/bookmarks/routes.py')).not.toContain('patch')
  expect(textOf(change, 'tests/test_bookmarks.py')).toContain('json={"book_id": book.id}, headers=kim')
  expect(textOf(change, 'tests/test_bookmarks.py')).not.toContain('"book_id": 1')
})

test('a pair of things goes with either of them', async () => {
  const change = await inBookshop(asking({ Shelf: { name: 'str(1..80)' }, Book: { shelves: 'many Shelf' } }))
  const models = textOf(change, 'app/shelves/models.py')
  expect(models).toContain('book_id: int = Field(foreign_key="book.id", primary_key=True, ondelete="CASCADE")')
  expect(models).not.toContain('RESTRICT')
})

test('nothing is put below what nobody spoke of, however like its fields are', async () => {
  const change = await inBookshop(asking({ Discount: { percent: 'int(1..100)', uses: 'int(0..)' } }))
  const models = textOf(change, 'app/discounts/models.py')
  expect(models).not.toMatch(/book_id|author_id|stars/)
  expect(textOf(change, 'app/discounts/routes.py')).toContain('prefix="/discounts"')
})

test('checks of columns that are its own stay with what it was learned from', async () => {
  const change = await inBookshop(asking({ Comment: { book: '-> Book', person: '-> Person', text: 'str(1..2000)' } }))
  expect(textOf(change, 'app/comments/models.py')).not.toContain('stars')
})
