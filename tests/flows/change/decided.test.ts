import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { openIn } from '../../../src/flows/design/open.ts'
import { withRightsTold } from '../../../src/flows/design/owners.ts'
import { openFolder } from '../../../src/flows/read-folder.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { overlayTree } from '../../../src/kernel/files/overlay.ts'
import { readBackend } from '../../../src/readers/backend/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { root } from '../../architecture/imports.ts'

const directory = join(root, 'examples/bookshop')
const reading = { entries: [], environment: {}, needs: [] as const }
/** The shop as it is, read once for all of them. */
const shop = readBackend(openFolder(directory), reading, silent)
const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

async function asked(text: string) {
  const there = await shop
  const { request, questions } = openIn(readRequest(text, there), there, {})
  const change = await propose({ directory, request, entries: [], environment: {}, answers: {} }, silent)
  const patched = new Map(change.patch.map(({ path, after }) => [path, after]))
  const backend = await readBackend(overlayTree(openFolder(directory), patched), reading, silent)
  return { change, questions: questions.map((one) => withRightsTold(one, there, backend)) }
}

test('what customers hand in is theirs, and what staff decide of it is for staff, whosever it is', async () => {
  const { change, questions } = await asked(
    'Let customers return shipped orders with a reason; staff accept or reject the return.',
  )
  const routes = textOf(change, 'app/returns/routes.py')
  expect(routes).toMatch(/"\/\{return_id\}\/accept".*dependencies=\[Depends\(require_staff\)\]/s)
  expect(routes).toContain('def accept_return(session: Db, return_id: int) -> Return:')
  expect(routes).toContain('def add_return(session: Db, person: CurrentPerson, data: ReturnCreate) -> Return:')
  expect(routes).toContain('def read_return(session: Db, person: CurrentPerson, return_id: int) -> Return:')
  const service = textOf(change, 'app/returns/service.py')
  expect(service).toContain('def get_any(session: Session, return_id: int) -> Return:')
  expect(service).toContain('    return_ = get_any(session, return_id)\n    return_.sqlmodel_update(')
  expect(service).toContain('select(Return).where(Return.id == return_id, Return.person_id == person.id)')
  // What was decided is decided no more, and nobody sets it beside that.
  const refused =
    '    if return_.status is not ReturnStatus.requested:\n        raise Conflict(f"The return is {return_.status}")\n'
  expect(service).toContain(`${refused}    return_.status = ReturnStatus.accepted`)
  expect(service).toContain(`${refused}    return_.status = ReturnStatus.rejected`)
  const models = textOf(change, 'app/returns/models.py')
  const update = models.slice(models.indexOf('class ReturnUpdate'), models.indexOf('class ReturnPublic'))
  expect(update).not.toMatch(/status|order_id/)
  // The order is their own, and shipped.
  expect(service).toContain(
    '    order = orders.owned_by(session, person, data.order_id)\n    if order.state is not OrderState.shipped:\n',
  )
  expect(service).toContain('from app.orders import service as orders')
  // Nobody accepts what they hand in by saying so.
  expect(textOf(change, 'app/returns/models.py')).toContain('class ReturnCreate(ReturnBase):\n    pass')
  const tests = textOf(change, 'tests/test_returns.py')
  expect(tests).toContain('client.post(f"{path}/accept", headers=kim).status_code == 403')
  expect(tests).toContain('client.post(f"{path}/accept", headers=deciding).status_code == 200')
  expect(tests).toContain('assert not client.post(f"{path}/reject", headers=deciding).is_success')
  expect(tests).toContain('"order_id": order["id"]')
  expect(change.unwritten.join('\n')).not.toContain('whose the order of a new return is is asked nowhere')
  expect(questions.find(({ id }) => id === 'owner/Return')?.answers.find(({ name }) => name === 'own')?.title).toBe(
    'Whoever made it: whoever made one sees and deletes them; whoever is signed in makes them; admin or staff changes them',
  )
})

test('what is done to something new and sets nothing is told, and not passed over', async () => {
  const { change } = await asked(
    'Add gift cards with a code and an amount; staff create them and customers may redeem one.',
  )
  expect(change.unwritten.join('\n')).toContain('no column of giftcard could hold that somebody did `redeem`')
  const routes = textOf(change, 'app/gift_cards/routes.py')
  expect(routes).toContain(
    '@router.get("", response_model=list[GiftCardPublic], dependencies=[Depends(require_staff)])',
  )
  expect(textOf(change, 'tests/test_gift_cards.py')).toContain('def test_only_staff_read_gift_cards(')
})

test('what only some may change is said by nobody where others make rows as well', async () => {
  const { change } = await asked('Add a loyalty points balance to people that only staff can change.')
  const models = textOf(change, 'app/people/models.py')
  const base = models.slice(models.indexOf('class PersonBase'), models.indexOf('class Person('))
  expect(base).not.toContain('loyalty_points_balance')
  expect(change.unwritten.join('\n')).toContain('no operation takes loyalty_points_balance yet')
  const books = await asked('Add a discount percentage to books that only staff can set.')
  expect(books.change.sentences.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('is so already: nobody else makes or changes rows of book'),
  )
})

test('where staff see what anybody hands in, nobody signs in twice in one test', async () => {
  const { change } = await asked(
    'Add complaints about orders: a customer files one with a subject and a text, staff see all of them and close or reject them.',
  )
  const tests = textOf(change, 'tests/test_complaints.py')
  expect(tests).toContain('def test_whoever_is_signed_in_adds_complaints(')
  const removing = tests.slice(tests.indexOf('def test_only_admins_remove_complaints('))
  expect(removing.match(/sign_in\("sam"/g)).toHaveLength(1)
  expect(textOf(change, 'app/complaints/models.py')).toContain('class ComplaintCreate(ComplaintBase):\n    pass')
})

test('what people write by hand is told with where it belongs', async () => {
  const { change } = await asked(
    'Add returns: a customer can return a shipped order within 14 days, staff accept or reject the return, and the stock goes back up when it is accepted.',
  )
  const told = change.unwritten.join('\n')
  expect(told).toMatch(
    /the stock goes back up when it is accepted”: book\.stock is set in .*`_put_back` \(app\/orders\/service\.py:\d+\)/,
  )
  expect(told).toMatch(
    /no column of order says since when it is shipped: that needs a `shipped_at` .*`ship` \(app\/orders/,
  )
})

/** Columns of new tables that have to hold something, and that neither whoever makes a row nor the program says. */
async function unset(text: string): Promise<readonly string[]> {
  const there = await shop
  const { change } = await asked(text)
  const patched = new Map(change.patch.map(({ path, after }) => [path, after]))
  const after = await readBackend(overlayTree(openFolder(directory), patched), reading, silent)
  const made = after.data.tables.filter(({ id }) => !there.data.tables.some((one) => one.id === id))
  return made.flatMap(({ name, columns, primaryKey }) => {
    const own = change.patch.filter(({ path, after: now }) => now.includes(`class `) && path.endsWith('models.py'))
    const text = own.map((one) => one.after).join('\n')
    const services = change.patch
      .filter(({ path }) => path.endsWith('service.py'))
      .map((one) => one.after)
      .join('\n')
    return columns
      .filter((one) => !one.nullable && one.default === null && primaryKey?.columns.includes(one.name) !== true)
      .filter(({ attribute }) => {
        const base = new RegExp(`class \\w+(?:Base|Create)\\([^)]*\\):(?:\\n    .*|\\n)*?\\n    ${attribute}:`)
        const isBegun = new RegExp(`\\n    ${attribute}: [^\\n=]+ = (?!Field\\()`).test(text)
        return !base.test(text) && !isBegun && !services.includes(`"${attribute}":`)
      })
      .map((one) => `${name}.${one.name}`)
  })
}

test.each([
  'Add suppliers to the shop: staff record purchases from a supplier with a quantity.',
  'Customers can ask a question about a book and staff answer it; everybody can see the questions and answers.',
  'Add gift cards to the shop: staff issue a gift card with a unique code and a balance.',
  'Let customers keep a wishlist of at most 50 books.',
  'Add branches with an address; a shelf has a number and belongs to a branch.',
])('whoever makes a row says all it has to hold: %s', async (text) => {
  expect(await unset(text)).toEqual([])
})

test('how many each may make is counted where one is made', async () => {
  const { change } = await asked('Let customers keep a wishlist of at most 50 books.')
  const service = textOf(change, 'app/wishlist_items/service.py')
  expect(service).toContain('select(func.count()).select_from(WishlistItem).where(WishlistItem.person_id == person.id)')
  expect(service).toContain('    if made >= 50:\n        raise Conflict("At most 50 wishlist items")')
  expect(service).toContain('    books.get(session, data.book_id)\n')
})
