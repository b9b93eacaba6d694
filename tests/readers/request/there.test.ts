import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { withoutHeld } from '../../../src/readers/request/there/held-already.ts'
import { readBookshop } from '../../flows/design/bookshop.ts'

const bookshop = await readBookshop()

/** `Genre{name: str(1..200)}`, then capabilities, rules, and what is unread. */
function read(text: string) {
  const { subjects, capabilities, rules = [], unread } = readRequest(text, bookshop)
  return {
    things: subjects
      .filter(({ fields, table }) => table === null || fields.length > 0)
      .map(({ name, fields }) => `${name}{${fields.map((one) => `${one.name}: ${one.type}`).join(', ')}}`),
    capabilities: capabilities.map(({ name, of }) => `${name} ${of}`),
    rules: rules.map(({ who, verbs, of }) => `${who} ${verbs.join('+')} ${of}`),
    unread: unread.map((one) => one.text),
  }
}

test('what people keep of what is there is a row for each person and thing', () => {
  expect(read('Add a wishlist so that customers can save books for later')).toEqual({
    things: ['WishlistItem{person: -> Person, book: -> Book}'],
    capabilities: [],
    rules: [],
    unread: [],
  })
  expect(read('Customers want to put books on a reading list and see their own list.').things).toEqual([
    'ReadingListItem{person: -> Person, book: -> Book}',
  ])
})

test('several of something that people save are theirs, and what is chosen of them is led to', () => {
  const { things, capabilities, unread } = read(
    'Let customers save several shipping addresses and choose one when they place an order.',
  )
  expect(things[0]).toMatch(/^ShippingAddress\{person: -> Person, street/)
  expect(things[1]).toBe('Order{shipping_address: -> ShippingAddress? set-null}')
  expect([capabilities, unread]).toEqual([[], []])
})

test('what is put on many things is of many, and a shelf that is filtered is no thing', () => {
  expect(
    read(
      'Add genres. A book can have several genres, staff manage the genres and anyone can filter the shelf by genre.',
    ),
  ).toEqual({
    things: ['Genre{name: str(1..200)}', 'Book{genres: many Genre}'],
    capabilities: ['search Book.genre'],
    rules: ['staff create+update+delete Genre', 'anyone read Genre'],
    unread: [],
  })
  expect(read('Orders can be filtered by state.').capabilities).toEqual(['search Order.state'])
  // Nobody else has the phone of a person.
  expect(read('A person can have several phone numbers.').things[0]).toContain('person: -> Person')
})

test('what an operation that is there is to keep is said where it is asked for', () => {
  const { things, capabilities, unread } = read('An order keeps the reason when it is cancelled.')
  expect(things).toEqual(['Order{cancel_reason: text(0..5000)?}'])
  expect(capabilities).toEqual(['operation Order.cancel.cancel_reason'])
  expect(unread).toEqual([])
})

test('who asks to be told of something is kept, and the mail is left to people', () => {
  const { things, unread } = read('Customers can ask to be emailed when a book is available again.')
  expect(things).toEqual(['BookAlert{person: -> Person, book: -> Book}'])
  expect(unread).toEqual(['emailed when a book is available again'])
  const byMail = read('let customers ask to be told by mail when a book is back in stock')
  expect([byMail.things, byMail.unread]).toEqual([things, ['told by mail when a book is back in stock']])
})

test('a field is said where something is done that is there, and its time is when that was', () => {
  const { things, capabilities, unread } = read(
    'Orders need a tracking number and the date they were shipped. Staff enter the tracking number when they ship.',
  )
  expect(things).toEqual(['Order{tracking_number: str(1..200)?, shipped_at: datetime?}'])
  expect(capabilities).toEqual(['operation Order.ship.tracking_number'])
  expect(unread).toEqual([])
})

test('who is signed in is no wish for accounts where people have them', () => {
  expect(read('Add suppliers with a name; only signed-in people may see suppliers.').capabilities).toEqual([])
  expect(read('Let logged in users rate the service. Add ratings with stars.').capabilities).toEqual([])
})

test('the role that brings something new makes it, and a span of dates is two fields of it', () => {
  const sale = read('sale prices: staff set a reduced price for a book from a start date to an end date')
  expect(sale).toEqual({
    things: ['SalePrice{book: -> Book cascade, amount: decimal(12 2), start_date: date, end_date: date}'],
    capabilities: [],
    rules: ['staff create+update+delete SalePrice'],
    unread: [],
  })
  expect(read('staff pin an announcement for a book').rules).toContain('staff create+update+delete Announcement')
  // What a kind that everybody knows has already is said once.
  expect(read('discounts on books, valid from a start date until an end date').things[0]).toContain(
    'starts_on: date?, ends_on',
  )
})

test('who answers what others bring does not make it', () => {
  expect(read('staff approve refund requests for an order').rules).toEqual(['staff  RefundRequest'])
  expect(read('customers write complaints, staff forward complaints').rules).not.toContain(
    'staff create+update+delete Complaint',
  )
  expect(read('staff see shelves').rules).toEqual(['staff read Shelf'])
})

test('what is done before or again is told, and so is which of them', () => {
  expect(read('customers can pre-order books that are not out yet')).toEqual({
    things: [],
    capabilities: [],
    rules: [],
    unread: ['customers can pre-order books that are not out yet'],
  })
  expect(read('staff can re-open orders').unread).toEqual(['staff can re-open orders'])
  const { rules, unread } = read('customers can order books that are not out yet')
  expect([rules, unread]).toEqual([['customer create Order'], ['that are not out yet']])
  expect(read('people can see books that have no reviews').unread).toEqual([])
})

test('what two roles do together both do', () => {
  expect(read('staff and admins manage suppliers').rules).toEqual([
    'admin create+update+delete Supplier',
    'staff create+update+delete Supplier',
  ])
  expect(read('customers write complaints and staff answer them').rules).not.toContain('customer create Answer')
})

test('of a column that is there the changes are kept, and no second thing is called after it', () => {
  for (const [asks, of] of [
    [
      "every change of an order's state is kept with the time and the person who made it, and the buyer can read it",
      'Order.state',
    ],
    ['keep a history of order states with time and person', 'Order.state'],
    ['changes of the price of a book are kept', 'Book.price'],
    ["every change to a book's price is recorded with who made it", 'Book.price'],
    ["a book's price history", 'Book.price'],
    ['the buyer can see the state changes of their order', 'Order.state'],
  ] as const) {
    expect(read(asks)).toEqual({ things: [], capabilities: [`history ${of}`], rules: [], unread: [] })
    expect(readRequest(asks, bookshop).roles ?? []).toEqual([])
  }
  expect(read('record price changes of books, and show them in a chart').unread).toEqual(['show them in a chart'])
  expect(read('keep a history of book prices with a reason').unread).toEqual(['a reason'])
})

test('what is called like a column or a type that is there is asked about', () => {
  for (const asks of ['every order state has a colour', 'add order states returned and refunded'])
    expect(read(asks)).toEqual({ things: [], capabilities: [], rules: [], unread: [asks] })
  expect(read('customers set book price alerts').things).not.toEqual([])
})

test('whom a row leads to by that name is the person of it, and no role', () => {
  expect(read('the buyer can read the order').rules).toEqual(['owner read Order'])
  expect(readRequest('the buyer can read the order', bookshop).roles).toEqual([])
})

test('what stands in a file that is imported is told, and no table', () => {
  expect(
    read('staff can import books from a CSV file; rows with an ISBN we already have update price and stock'),
  ).toEqual({
    things: [],
    capabilities: [],
    rules: [],
    unread: ['staff can import books from a CSV file', 'rows with an ISBN we already have update price and stock'],
  })
})

test('what marks nothing that is kept says nothing, and is asked about', () => {
  expect(read('customers can follow an author')).toEqual({
    things: [],
    capabilities: [],
    rules: [],
    unread: ['customers can follow an author'],
  })
  expect(read('customers can follow a book').things).toEqual(['Follow{person: -> Person, book: -> Book}'])
})

test('a filter is by a column as it is called there, whichever words say it', () => {
  const filters = (text: string) => read(text).capabilities.filter((one) => one.startsWith('search'))
  expect(filters('Let customers filter the reviews of a book by author.')).toEqual(['search Review.author_id'])
  expect(filters('Orders can be filtered by state.')).toEqual(['search Order.state'])
})

test('a verb that asks for something is no part of its name', () => {
  expect(read('Add wishlists: customers put books on one.').things[0]).toMatch(/^WishlistItem\{/)
  expect(read('Introduce gift cards: staff set an amount for one.').things[0]).toMatch(/^GiftCard\{/)
  expect(read('Support suppliers with a name and a country, managed by staff.').things[0]).toMatch(/^Supplier\{/)
  expect(read('Support tickets: customers write one with a text.').things[0]).toMatch(/^SupportTicket\{/)
})

test('one list of each person is what is on it, and what they alone see is theirs', () => {
  expect(read('Add wishlists: a customer keeps one wishlist of books that only they can see.')).toEqual({
    things: ['WishlistItem{person: -> Person, book: -> Book}'],
    capabilities: [],
    rules: ['owner read WishlistItem'],
    unread: [],
  })
  expect(read('Customers write notes about books, which nobody else can see.').rules).toEqual([
    'customer create Note',
    'owner read Note',
  ])
  // Those who are spoken of are some, who share what they see.
  expect(read('Staff write notes about orders that only they can see.').rules).not.toContain('owner read Note')
})

test('who does what a new thing is called after makes one, and how it ends is as it is said', () => {
  const { things, capabilities, rules, unread } = read(
    'Let customers return shipped orders with a reason; staff accept or reject the return.',
  )
  expect(things).toEqual([
    'Return{order: -> Order cascade, reason: text(0..2000), status: requested|accepted|rejected = requested}',
  ])
  expect(capabilities).toEqual(['operation Return.accept', 'operation Return.reject'])
  expect(rules[0]).toBe('customer create Return')
  expect(unread).toEqual([])
  // Where no new thing is called so, something is set in what is there.
  expect(read('Let staff refund an order.').capabilities).toEqual(['operation Order.refund'])
})

test('one of what is added is not one of what it is added to', () => {
  const { rules, capabilities } = read(
    'Add corrections to books: customers send one with a text, staff accept or reject it.',
  )
  expect(rules[0]).toBe('customer create Correction')
  expect(capabilities).toEqual(['operation Correction.accept', 'operation Correction.reject'])
})

test('so many characters are a length, and no rows', () => {
  expect(read('Add a barcode to books, at most 13 characters.').things).toEqual(['Book{barcode: str(1..13) unique}'])
  expect(read('Add a balance to people that only staff can change.')).toMatchObject({
    rules: ['staff update Person'],
    unread: [],
  })
})

test('what is in something new is not told as if it were not', () => {
  const told = (text: string, said: string) => {
    const request = readRequest(text, bookshop)
    const start = text.indexOf(said)
    const unread = [{ text: said, start, end: start + said.length }]
    return withoutHeld({ ...request, unread }, bookshop).unread.map((one) => one.text)
  }
  expect(told('Customers file complaints about orders with a subject and a text.', 'a subject and a text')).toEqual([])
  expect(told('Let customers save books to a wishlist, each book once.', 'each book once')).toEqual([])
  expect(told('Customers file complaints about orders. There is a stamp.', 'a stamp')).toEqual(['a stamp'])
  expect(told('Customers file complaints about orders, each order once.', 'each order once')).toEqual([
    'each order once',
  ])
})

/** What the rows have to stand as that something new leads to. */
const standing = (text: string): readonly string[] =>
  readRequest(text, bookshop).subjects.flatMap(({ name, fields }) =>
    fields.flatMap((one) =>
      one.stands ? [`${name}.${one.name} ${one.stands.field} ${one.stands.states.join('|')}`] : [],
    ),
  )

test('what is new leads to rows that stand as it is said, and to no others', () => {
  expect(standing('Add returns: a customer can return a shipped order within 14 days with a reason.')).toEqual([
    'Return.order state shipped',
  ])
  expect(standing('Customers can file a complaint about one of their shipped or cancelled orders.')).toEqual([
    'Complaint.order state shipped|cancelled',
  ])
  expect(standing('Customers can file a complaint about an order; staff mark it as a shipped order.')).toEqual([])
  expect(standing('Let customers return orders with a reason, but no cancelled orders.')).toEqual([])
})

test('the program itself and its own columns are no new things', () => {
  expect(read('Add gift cards to the shop: staff issue a gift card with a unique code and a balance.').things).toEqual([
    'GiftCard{code: str(1..40) unique, balance: decimal(12 2)}',
  ])
  const returned = read(
    'Add returns: a customer can return an order, staff accept or reject the return, and the stock goes back up when it is accepted.',
  )
  expect(returned.things.map((one) => one.replace(/\{.*/, ''))).toEqual(['Return'])
  expect(returned.capabilities).toEqual(['operation Return.accept', 'operation Return.reject'])
  expect(returned.unread).toContain('the stock goes back up when it is accepted')
  // What nobody is taken to know is a thing of its own.
  expect(read('Add shops with a name and an address; each order is picked up at a shop.').things[0]).toMatch(/^Shop\{/)
  expect(read('Add authors with a name and a biography.').things[0]).toMatch(/^Author\{/)
})

/** How many of something new each person may have. */
const limits = (text: string): readonly string[] =>
  readRequest(text, bookshop).subjects.flatMap(({ name, limits: said = [] }) =>
    said.map(({ most, per }) => `${name} ${most} per ${per.join()}`),
  )

test('how many of something new each may have is counted, and of what else is told', () => {
  expect(limits('Let customers keep a wishlist of at most 50 books.')).toEqual(['WishlistItem 50 per owner'])
  expect(limits('Let customers save at most five delivery addresses.')).toEqual(['DeliveryAddress 5 per owner'])
  expect(limits('A review may have at most 3 photos.')).toEqual([])
  expect(limits('Customers can file up to 3 complaints about an order.')).toEqual([])
  expect(limits('Customers write notes of at most 200 characters about a book.')).toEqual([])
})

test('what is said of one row that is picked out is of what is new, and a state more is no column', () => {
  const { things } = read(
    'Customers can report a problem with one of their orders with a description; staff resolve or dismiss the complaint.',
  )
  expect(things.every((one) => !one.startsWith('Order{'))).toBe(true)
  const delivered = read('Add a delivered status to orders; only staff can mark a shipped order as delivered.')
  expect([delivered.things, delivered.unread]).toEqual([[], []])
  expect(read('Add a note to orders.').things).toEqual(['Order{note: text(0..5000)}'])
})

test('what rows are marked as is one more way they stand, with what is done, from where, and by whom', () => {
  const steps = (text: string) =>
    readRequest(text, bookshop).subjects.flatMap(({ name, becomes = [] }) =>
      becomes.map((one) => `${name} ${one.who.join('+')} ${one.verb}: ${one.before.join('+')} -> ${one.to}`),
    )
  expect(steps('Add a delivered status to orders; only staff can mark a shipped order as delivered.')).toEqual([
    'Order staff deliver: shipped -> delivered',
  ])
  expect(steps('A shipped or cancelled order can be marked as refunded by staff.')).toEqual([
    'Order staff refund: shipped+cancelled -> refunded',
  ])
  expect(steps('Let admins mark an order as lost.')).toEqual(['Order admin mark_lost:  -> lost'])
  expect(steps('Add a delivered status to orders.')).toEqual(['Order  null:  -> delivered'])
  // Books have no state, and what stands before the noun is no state of orders.
  expect(steps('Let staff mark books as featured.')).toEqual([])
  expect(steps('Let staff mark urgent orders as packed.')).toEqual([])
  const [order] = readRequest('Let staff mark a shipped order as returned, and put the stock back.', bookshop).subjects
  expect(order?.becomes?.[0]?.also).toEqual([{ name: '_put_back', said: 'put the stock back' }])
})

test('so many of what is there for each person in some time is a limit of it, and nothing new', () => {
  const limits = (text: string) =>
    readRequest(text, bookshop).subjects.flatMap(({ name, table, limits: all = [] }) =>
      all.map(({ most, every }) => `${name}${table === null ? ' (new)' : ''}: ${most} ${every?.stretch ?? 'ever'}`),
    )
  expect(limits('Limit reviews to 3 per day and customer.')).toEqual(['Review: 3 day'])
  expect(read('Limit reviews to 3 per day and customer.').things).toEqual([])
  expect(limits('Customers can place at most five orders a week.')).toEqual(['Order: 5 week'])
  expect(limits('Cap reviews at 10 per customer.')).toEqual(['Review: 10 ever'])
  // Of nobody, of books, and of what has no owner.
  expect(limits('Limit reviews to 3 per day.')).toEqual([])
  expect(limits('Limit reviews to 3 per book.')).toEqual([])
  expect(limits('Limit books to 3 per customer.')).toEqual([])
})

test('whoever uses a code is shown no list of codes for that, and once per what is there is once for each person', () => {
  const { rules, unread } = read(
    'Add discount codes with a percentage. Only admins create them, and a customer can use each code once.',
  )
  expect([rules, unread]).toEqual([['admin create DiscountCode'], ['a customer can use each code']])
  expect(read('Add discount codes with a percentage. Customers can see all codes.').rules).toEqual([
    'customer read DiscountCode',
  ])
  const once = (text: string) => readRequest(text, bookshop).subjects.flatMap((one) => one.once ?? [])
  expect(once('Let customers rate books from 1 to 5, once per book.')).toEqual([['owner', 'book']])
  expect(once('Customers can leave one recommendation per book with a text.')).toEqual([['owner', 'book']])
  expect(once('Let customers rate books from 1 to 5.')).toEqual([])
})

test('a filter that is added is one of the list that is there, and what else it is by is told', () => {
  const { things, capabilities, unread } = read('Add a filter by author and a price range to the books endpoint.')
  expect([things, capabilities, unread]).toEqual([[], ['search Book.author'], ['a price range']])
  expect(read('Add filtering by state to the list of orders.').capabilities).toEqual(['search Order.state'])
})

test('what a whole consists of is found by what it is called for short', () => {
  expect(read("Add a gift note to the order's lines.").things).toEqual(['OrderLine{gift_note: text(0..5000)}'])
  expect(read('Add a gift note to the items of an order.').things).toEqual(['OrderLine{gift_note: text(0..5000)}'])
  // Where nobody speaks of orders, a line is something else.
  expect(read('Add bus lines with a number.').things[0]).not.toContain('OrderLine')
})

test('what is made of such a part leads to all that it is told by', () => {
  const { things, rules } = read(
    'Let buyers return single lines of an order with a reason, and let staff accept or reject each return.',
  )
  expect(things).toHaveLength(1)
  expect(things[0]).toMatch(/^Return\{order: -> Order cascade, book: -> Book cascade, reason: /)
  expect(rules).toContain('buyer create Return')
  expect(rules).not.toContain('staff create Return')
})

test('what is said with a deed is said there and nowhere else, and the row is such from then on', () => {
  expect(read('Staff should hide a review with a reason.')).toEqual({
    things: ['Review{hidden: bool = false set by server, hide_reason: text(0..5000)? set by server}'],
    capabilities: ['operation Review.hide', 'operation Review.hide.hide_reason'],
    rules: ['staff  Review'],
    unread: [],
  })
  expect(read('Staff can cancel an order with a reason.').things).toEqual([
    'Order{cancel_reason: text(0..5000)? set by server}',
  ])
  expect(read('Add reviews with a reason.').things[0] ?? '').not.toContain('set by server')
})

test('whoever is let do something does it, be it one word for several people', () => {
  expect(read('Let staff flag a review.').capabilities).toEqual(['operation Review.flag'])
  expect(read('Let staff log lost parcels.').things[0]).toMatch(/^LostParcel\{/)
  expect(read('Let staff record damaged books.').things).toEqual([])
})

test('what is done in place of deleting is not deleting any more', () => {
  const { rules, unread } = read('Staff should hide a review instead of deleting it.')
  expect([rules, unread]).toEqual([['staff  Review', 'staff delete Review'], []])
  const [, rule] = readRequest('Staff should hide a review instead of deleting it.', bookshop).rules ?? []
  expect(rule?.how).toBe('not')
})
