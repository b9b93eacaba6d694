import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { AskedRule, DesignRequest } from '../../../src/model/index.ts'
import { root } from '../../architecture/imports.ts'

const WORDS = { text: 'as it is said', start: 0, end: 0 }

const suppliers = (rules: readonly Omit<AskedRule, 'of' | 'from'>[]): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Supplier',
      table: null,
      from: WORDS,
      fields: [
        { name: 'name', type: 'str(1..200)', from: WORDS, typed: 'said' },
        { name: 'since', type: 'datetime', from: WORDS, typed: 'said' },
      ],
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
  rules: rules.map((one) => ({ ...one, of: 'Supplier', from: WORDS })),
})

const inBookshop = (request: DesignRequest): Promise<Proposed> =>
  propose({ directory: join(root, 'examples/bookshop'), request, entries: [], environment: {}, answers: {} }, silent)

const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

test('a new resource asks callers for what the request says, and its tests ask as those who may', async () => {
  const change = await inBookshop(
    suppliers([
      { who: 'staff', how: 'may', verbs: ['create', 'update', 'delete'] },
      { who: 'admin', how: 'only', verbs: ['read'] },
    ]),
  )
  const routes = textOf(change, 'app/suppliers/routes.py')
  expect(routes).toContain(
    '@router.get("", response_model=list[SupplierPublic], dependencies=[Depends(require_admin)])',
  )
  expect(routes).toContain(
    `"/{supplier_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=[Depends(require_staff)]`,
  )
  expect(routes).toContain('from app.security import require_admin, require_staff')
  const tests = textOf(change, 'tests/test_suppliers.py')
  expect(tests).toContain('def test_only_admins_read_suppliers(client, supplier, sign_in):')
  expect(tests).toContain(`def test_only_staff_remove_suppliers(client, supplier, sign_in):
    headers = sign_in("ada", Role.admin)
    path = f"/suppliers/{supplier.id}"
    assert client.delete(path, headers=sign_in("kim")).status_code == 403
    assert client.delete(path, headers=headers).status_code == 204
    assert client.get(path, headers=headers).status_code == 404
`)
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('who alone may make rows alone changes them, and what is for anyone has no guard', async () => {
  const change = await inBookshop(
    suppliers([
      { who: 'admin', how: 'only', verbs: ['create'] },
      { who: 'anyone', how: 'may', verbs: ['read'] },
    ]),
  )
  const routes = textOf(change, 'app/suppliers/routes.py')
  expect(routes).not.toContain('require_staff')
  expect(routes).toContain('@router.get("", response_model=list[SupplierPublic])')
  expect(textOf(change, 'tests/test_suppliers.py')).toContain('headers=sign_in("ada", Role.admin)')
  expect(change.unwanted).toEqual([])
})

test('a role no operation asks for is said, and nothing is guarded by it', async () => {
  const change = await inBookshop(suppliers([{ who: 'curator', how: 'only', verbs: ['create'] }]))
  expect(change.unknown.join('\n')).toContain('no operation of the backend asks for the role curator')
  expect(textOf(change, 'app/suppliers/routes.py')).not.toContain('curator')
})

test('what a class holds is imported where nothing of the imports before it stays', async () => {
  const change = await inBookshop(suppliers([]))
  expect(textOf(change, 'app/suppliers/models.py')).toMatch(/^from datetime import datetime\n/)
  expect(textOf(change, 'app/suppliers/routes.py')).toContain('"""Suppliers whose name holds the words, by name."""')
})

test('rows of something new are those of whoever made them, where what teaches it is nobody’s', async () => {
  const list: DesignRequest = {
    ...suppliers([]),
    subjects: [
      {
        name: 'ReadingList',
        table: null,
        from: WORDS,
        fields: [
          { name: 'person', type: '-> Person', from: WORDS, typed: 'said' },
          { name: 'name', type: 'str(1..120)', from: WORDS, typed: 'said' },
        ],
      },
    ],
  }
  const change = await inBookshop(list)
  expect(textOf(change, 'app/reading_lists/models.py')).toContain(
    '    person_id: int = Field(foreign_key="person.id", index=True, ondelete="CASCADE")',
  )
  const service = textOf(change, 'app/reading_lists/service.py')
  expect(service).toContain('        .where(ReadingList.person_id == person.id)')
  // As orders of somebody are found here: by a query that asks whose they are.
  expect(service).toContain(
    'select(ReadingList).where(\n        ReadingList.id == reading_list_id, ReadingList.person_id == person.id\n    )',
  )
  expect(service).not.toContain('person_id !=')
  expect(service).toContain('ReadingList.model_validate(data, update={"person_id": person.id})')
  expect(textOf(change, 'app/reading_lists/routes.py')).toContain(
    '    return service.get(session, person, reading_list_id)',
  )
  expect(textOf(change, 'tests/test_reading_lists.py')).toContain(
    '    assert client.get("/reading-lists", headers=eve).json() == []',
  )
  expect(change.patch.map(({ path }) => path)).not.toContain('tests/conftest.py')
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

const about = (
  subjects: DesignRequest['subjects'],
  capabilities: DesignRequest['capabilities'] = [],
): DesignRequest => ({
  ...suppliers([]),
  subjects,
  capabilities,
})
const said = (name: string, type: string) => ({ name, type, from: WORDS, typed: 'said' as const })

test('a key to rows of others is written as keys are that are there, and nothing searches in it', async () => {
  const change = await inBookshop(
    about([
      {
        name: 'BookAlert',
        table: null,
        from: WORDS,
        fields: [said('person', '-> Person'), said('book', '-> Book')],
      },
    ]),
  )
  expect(textOf(change, 'app/book_alerts/models.py')).toContain(
    '    book_id: int = Field(foreign_key="book.id", ondelete="CASCADE", index=True)',
  )
  expect(textOf(change, 'app/book_alerts/routes.py')).not.toContain('words')
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('what each has several of stands in a table of pairs, and what is not written of it is said', async () => {
  const change = await inBookshop(
    about([
      { name: 'Genre', table: null, from: WORDS, fields: [said('name', 'str(1..80)')] },
      { name: 'Book', table: 'book', from: WORDS, fields: [said('genres', 'many Genre')] },
    ]),
  )
  expect(textOf(change, 'app/genres/models.py')).toContain(`class BookGenre(SQLModel, table=True):
    book_id: int = Field(foreign_key="book.id", primary_key=True`)
  expect(change.unwritten.join('\n')).toContain('no operation puts a genre on a book yet')
  expect(change.unwanted).toEqual([])
})

test('a value of each pair, and a column that is called like what is linked now, are told', async () => {
  const change = await inBookshop(
    about([
      { name: 'Author', table: null, from: WORDS, fields: [said('name', 'str(1..80) unique')] },
      {
        name: 'Book',
        table: 'book',
        from: WORDS,
        fields: [said('authors', 'many Author with position(int(0..)) = 0')],
      },
    ]),
  )
  expect(change.unwritten.join('\n')).toContain('the position of each pair is no column of `BookAuthor` yet')
  expect(change.unwritten.join('\n')).toContain('`book.author` is there already')
  expect(textOf(change, 'app/authors/service.py')).toContain('raise Conflict("This name is taken")')
})

test('an operation that is there sets what is said where it is done, and when', async () => {
  const change = await inBookshop(
    about(
      [
        {
          name: 'Order',
          table: 'order',
          from: WORDS,
          fields: [said('tracking_number', 'str(1..200)?'), said('shipped_at', 'datetime?')],
        },
      ],
      [{ name: 'operation', of: 'Order.ship.tracking_number', from: WORDS }],
    ),
  )
  expect(textOf(change, 'app/orders/routes.py')).toContain(
    '    tracking_number: Annotated[str | None, Body(embed=True, max_length=200)] = None,',
  )
  expect(textOf(change, 'app/orders/service.py')).toContain(`    order.state = OrderState.shipped
    order.tracking_number = tracking_number
    order.shipped_at = datetime.now(UTC)
`)
  expect(change.unwanted).toEqual([])
})

const books = (rules: readonly Omit<AskedRule, 'of' | 'from'>[]): DesignRequest => ({
  ...suppliers([]),
  subjects: [{ name: 'Book', table: 'book', from: WORDS, fields: [] }],
  rules: rules.map((one) => ({ ...one, of: 'Book', from: WORDS })),
})

test('what is for others from now on asks callers for that, and its tests ask as those who may', async () => {
  const change = await inBookshop(books([{ who: 'admin', how: 'only', verbs: ['create'] }]))
  const routes = textOf(change, 'app/books/routes.py')
  expect(routes.split('def add_book')[0]).toMatch(/@router\.post\([^@]*Depends\(require_admin\)[^@]*$/)
  expect(textOf(change, 'tests/test_books.py')).toContain('Role.admin')
  expect(change.sentences.map(({ text }) => text)).toContain(
    'POST /books is for admin from now on: whoever else calls it gets a 403',
  )
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('what is so already is told, and nothing is written', async () => {
  const change = await inBookshop(books([{ who: 'admin', how: 'only', verbs: ['delete'] }]))
  expect(change.patch).toEqual([])
  expect(change.sentences[0]?.text).toContain('is so already: DELETE /books/{book_id} lets admin alone')
  expect(change.unknown).toEqual([])
})

test('what anybody may already, people of whom nothing is known may as well', async () => {
  const change = await inBookshop(books([{ who: 'reader', how: 'may', verbs: ['read'] }]))
  expect([change.patch, change.unwritten]).toEqual([[], []])
  expect(change.sentences[0]?.text).toContain('is so already: GET /books lets anyone, without signing in')
})

test('who may at rows of others is written by hand, and where is told', async () => {
  const request = books([{ who: 'staff', how: 'may', operation: 'cancel', verbs: [] }])
  const orders = {
    ...request,
    subjects: [{ name: 'Order', table: 'order', from: WORDS, fields: [] }],
    rules: request.rules!.map((one) => ({ ...one, of: 'Order' })),
  }
  const change = await inBookshop(orders)
  expect(change.patch).toEqual([])
  expect(change.unwritten[0]).toMatch(
    /POST \/orders\/\{order_id\}\/cancel lets .* at rows of their own \(.*service\.py:\d+\)/,
  )
})

test('what is done to rows that are there for the first time is for whom the request says', async () => {
  const request: DesignRequest = {
    ...books([{ who: 'admin', how: 'only', operation: 'archive', verbs: [] }]),
    capabilities: [{ name: 'operation', of: 'Book.archive', from: { ...WORDS, text: 'archive' } }],
  }
  const [subject] = request.subjects
  const change = await inBookshop({
    ...request,
    subjects: [{ ...subject!, fields: [{ name: 'archived', type: 'bool = false', from: WORDS, typed: 'said' }] }],
  })
  expect(textOf(change, 'app/books/routes.py').split('def archive')[0]).toMatch(
    /@router\.post\([^@]*archive[^@]*Depends\(require_admin\)[^@]*$/,
  )
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('what is said with a deed is kept, taken by that operation alone, and in no answer', async () => {
  const field = (name: string, type: string) => ({ name, type, from: WORDS, typed: 'said', isUntold: true }) as const
  const change = await inBookshop({
    ...suppliers([]),
    subjects: [
      {
        name: 'Book',
        table: 'book',
        from: WORDS,
        fields: [
          field('archived', 'bool = false set by server'),
          field('archive_reason', 'text(0..5000)? set by server'),
        ],
      },
    ],
    capabilities: [
      { name: 'operation', of: 'Book.archive', from: WORDS },
      { name: 'operation', of: 'Book.archive.archive_reason', from: WORDS },
    ],
  })
  expect(textOf(change, 'app/books/service.py')).toContain(`
def archive(session: Session, book_id: int, archive_reason: str | None) -> Book:
    book = get(session, book_id)
    book.archived = True
    book.archive_reason = archive_reason
    return _save(session, book)
`)
  expect(change.differences.filter((one) => one.startsWith('+ field'))).toEqual([
    '+ field Body_archive_book_books__book_id__archive_post.archive_reason',
  ])
  expect([change.unwanted, change.broken]).toEqual([[], []])
})
