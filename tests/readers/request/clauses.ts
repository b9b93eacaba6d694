import type { Expected } from './requests.ts'

/** A clause or two each: what is read of it, and what is told as it stands. */
export const clauses: readonly Expected[] = [
  {
    asks: 'Allow users to book rooms. Enable teachers to upload worksheets.',
    intent: 'create',
    things: { Room: '', Booking: 'room: -> Room cascade', Worksheet: '' },
    asked: ['files'],
    rules: ['signed in create Booking', 'teacher create Worksheet'],
  },
  {
    asks: 'Orders contain line items; each line item refers to a product and has a quantity.',
    intent: 'create',
    things: { Order: '', LineItem: 'product: -> Product cascade, order: -> Order cascade, quantity', Product: '' },
  },
  {
    asks: 'Students can borrow at most 5 books for two weeks.',
    intent: 'create',
    things: { Book: '', Loan: 'book: -> Book cascade' },
    rules: ['student create Loan'],
    unread: ['at most 5 books for two weeks'],
  },
  {
    asks: 'Collect readings. Show the average price per city. Calculate late fees for overdue loans.',
    intent: 'create',
    things: { Reading: '' },
    unread: ['Show the average price per city', 'Calculate late fees for overdue loans'],
  },
  {
    asks: 'Customers who have not paid cannot book rooms. Rooms have a name.',
    intent: 'create',
    things: { Room: 'name' },
    unread: ['Customers who have not paid cannot book rooms'],
  },
  {
    asks: 'Employees see reports of their department. Reports have a title.',
    intent: 'create',
    things: { Report: 'title' },
    unread: ['Employees see reports of their department'],
  },
  {
    asks: 'Invoices can be cancelled. A reminder is created automatically.',
    intent: 'create',
    things: { Invoice: '' },
    asked: ['mails', 'operation/Invoice.cancel'],
    unread: ['created'],
  },
  {
    asks: 'Creators manage their campaigns. Moderators may remove any campaign.',
    intent: 'create',
    things: { Campaign: '' },
    rules: ['creator create Campaign', 'owner update+delete Campaign', 'moderator delete Campaign'],
  },
  {
    asks: 'An invoice has a number and a closing date, status: draft -> sent -> paid | lost',
    intent: 'create',
    things: { Invoice: 'number, closing_date, status: draft|sent|paid|lost = draft' },
  },
  {
    asks: '## Wine cellar\n- Bottle: vintage, grape, price\n- Shelf: label, capacity\n\nGraphQL is not needed.',
    intent: 'create',
    things: { Bottle: 'vintage, grape, price', Shelf: 'label, capacity' },
    declined: ['graphql'],
  },
  {
    asks: 'A spot is free, reserved or occupied. Spots have a number.',
    intent: 'create',
    things: { Spot: 'number, status: free|reserved|occupied = free' },
  },
  {
    asks: 'Deals with stages lead, qualified, won, lost.',
    intent: 'create',
    things: { Deal: 'stage: lead|qualified|won|lost = lead' },
  },
  {
    asks: 'A recipe box: recipes with a title, ingredients with a unit. Users can rate recipes and save favourites.',
    intent: 'create',
    things: { Recipe: 'title', Ingredient: 'unit', Rating: 'recipe: -> Recipe cascade', Favourite: '' },
    rules: ['signed in create Rating', 'signed in create Favourite'],
  },
  {
    asks: 'Multi-tenant CRM with companies and contacts; each tenant sees only its own data.',
    intent: 'create',
    things: { Company: '', Contact: '' },
    asked: ['tenants'],
  },
  {
    asks: 'Add a not null isbn to books',
    intent: 'change',
    things: { Book: 'isbn' },
  },
  {
    asks: 'Create an API for an online bookshop with books, authors and orders.',
    intent: 'create',
    things: { Book: '', Author: '', Order: '' },
  },
  {
    asks: 'Invoices with a number; the finance office marks them as paid.',
    intent: 'create',
    things: { Invoice: 'number' },
    unread: ['the finance office marks them as paid'],
  },
  {
    asks: 'How should we store embeddings of articles?',
    intent: 'create',
    things: { Article: '' },
    asked: ['retrieval'],
  },
  {
    asks: 'Donors have a name. Staff matches requests to donors. As an athlete I want to log how a session went.',
    intent: 'create',
    things: { Donor: 'name' },
    roles: ['staff'],
    unread: ['Staff matches requests to donors', 'As an athlete I want to log how a session went'],
  },
  {
    asks: 'Clients upload documents, managers assign translators, translators deliver, client pays.',
    intent: 'create',
    things: { Document: '', Translator: '' },
    asked: ['files', 'operation'],
    rules: ['client create Document', 'manager assign Translator'],
    unread: ['translators deliver, client pays'],
  },
]
