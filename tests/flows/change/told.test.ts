import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { root } from '../../architecture/imports.ts'
import { readBookshop } from '../design/bookshop.ts'

const bookshop = await readBookshop()

const inBookshop = (text: string): Promise<Proposed> =>
  propose(
    {
      directory: join(root, 'examples/bookshop'),
      request: readRequest(text, bookshop),
      entries: [],
      environment: {},
      answers: {},
    },
    silent,
  )

test.each([
  [
    'Notify customers when their order is shipped.',
    '“Notify customers when their order is shipped” is not written into a repository that is there: mails are sent by `confirm` (app/orders/mail.py:10), and it belongs into POST /orders/{order_id}/ship (app/orders/routes.py:43)',
  ],
  [
    'Soft delete books.',
    '"Soft delete": soft deletion is not written into a repository that is there: rows of book are deleted by DELETE /books/{book_id} (app/books/routes.py:59), which would set a `deleted_at` instead, and GET /books (app/books/routes.py:16) and GET /books/{book_id} (app/books/routes.py:27) would have to leave such rows out',
  ],
  [
    'Rename the field summary of a review to headline.',
    'review has no summary: there is nothing to be renamed (it has stars, text, id, book_id, author_id)',
  ],
  [
    'Limit reviews to 3 per day and customer.',
    '“Limit reviews to 3 per day and customer” is not written: no column says when a row was made: that needs a `created_at`, and they are counted in `write` (app/reviews/service.py:14)',
  ],
  [
    'Staff cancel orders with a reason.',
    '“with a reason” is not written: POST /orders/{order_id}/cancel finds rows for whoever owns them, who would say `cancel_reason` instead of staff: it belongs into an operation for staff, beside `cancel` (app/orders/service.py:45)',
  ],
])('what is not written is told with where it belongs: %s', async (text, told) => {
  const { patch, unwritten } = await inBookshop(text)
  expect([patch, unwritten[0]]).toEqual([[], told])
})

test.each([
  ['Add pagination to the list of orders.', 'GET /orders is paged already, by offset and limit'],
  ['Make the author of a book required.', 'book.author is required already: it is never empty in a row'],
  ['Make the isbn of books unique.', 'book.isbn is unique already'],
])('what is so already is said to be so: %s', async (text, told) => {
  const { patch, sentences, unwritten } = await inBookshop(text)
  expect([patch, sentences.map((one) => one.text), unwritten]).toEqual([[], [told], []])
})

test('what may be made so often is counted where it is made, back from now where that is said', async () => {
  const { patch, unwanted } = await inBookshop('Limit orders to 5 per customer per day.')
  expect(patch.map(({ path }) => path)).toEqual(['app/orders/service.py'])
  expect(patch[0]?.after).toContain(`    made = session.exec(
        select(func.count())
        .select_from(Order)
        .where(Order.buyer_id == buyer.id, Order.placed_at > datetime.now(UTC) - timedelta(days=1))
    ).one()
    if made >= 5:
        raise Conflict("At most 5 orders a day")
    order = Order(buyer_id=buyer.id)
`)
  expect(unwanted).toEqual([])
})

test('what is given with something that is there is said there, and told as all else is', async () => {
  const { patch, unwritten } = await inBookshop('Staff ship an order with a tracking number.')
  const [models, routes, service] = patch.map(({ after }) => after)
  expect(routes).toContain('    tracking_number: Annotated[str | None, Body(embed=True, max_length=200)] = None,\n')
  expect(service).toContain('    order.tracking_number = tracking_number\n')
  expect(models?.match(/ {4}tracking_number: str \| None/g)).toHaveLength(2)
  expect(unwritten).toEqual([])
})
