import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], more: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...more,
})

/** What a word means beside others: of programs, of ledgers, of clubs; and what is asked for by a word that means others as well. */
export const OF_SEVERAL_SENSES: readonly Expected[] = [
  create(
    'Outbox for events of orders, with Kafka',
    { Event: 'kind, payload: json, happened_at', Order: '' },
    { asked: ['events'] },
  ),
  create(
    'Events with venues and tickets, with Kafka',
    { Event: 'title, starts_at', Venue: '', Ticket: '' },
    { asked: ['events'] },
  ),
  create('A double-entry ledger with accounts, journal entries and postings', {
    DoubleEntryLedger: '',
    LedgerAccount: 'number, name, kind',
    JournalEntry: 'booked_on, description',
    Posting:
      'journal_entry: -> JournalEntry cascade, ledger_account: -> LedgerAccount, amount: decimal(12 2), booked_on: date',
  }),
  create('Companies with job postings', { Company: '', JobPosting: 'title' }),
  create('Customers have accounts with a balance; transactions belong to one account', {
    Customer: '',
    BankAccount: 'balance, customer',
    Transaction: 'bank_account: -> BankAccount cascade, amount',
  }),
  create(
    'A shop with user accounts, products and transactions',
    { Product: '', Transaction: '' },
    { asked: ['accounts'] },
  ),
  create('A microservice registry with services and health checks', { Service: 'name', HealthCheck: '' }),
  create('A salon with services, stylists and appointments', {
    Appointment: '',
    Service: 'price, duration_minutes',
    Stylist: '',
  }),
  create(
    'Club: the treasurer enters payments',
    { Payment: 'amount, paid_on' },
    { rules: ['treasurer create Payment'] },
  ),
  create('Invoices with payments', {
    Invoice: '',
    Payment: 'invoice, amount, status: pending|succeeded|failed = pending',
  }),
  create(
    'Guests reserve gifts',
    { Gift: '', Reservation: 'gift, reserved_at' },
    { rules: ['guest create Reservation'] },
  ),
  create(
    'Customers order cakes and pick them up',
    { Cake: '', Order: 'pickup_at, status: open|ready|collected|cancelled = open' },
    {
      asked: ['operation/Order.pick_up'],
      rules: ['customer create Order', 'customer pick-up Order'],
    },
  ),
  create('Shipments with a tracking history', { Shipment: '' }, { unread: ['history'] }),
  create('An API to export personal data', {}, { asked: ['export'] }),
  create('Erasure of personal data', {}, { asked: ['erasure'] }),
  create(
    'An OAuth2 provider with clients and refresh tokens',
    {},
    { asked: ['jwt'], unread: ['An OAuth2 provider', 'clients'] },
  ),
  create('Notes with OAuth login via GitHub', { Note: '' }, { asked: ['oauth', 'accounts'] }),
  create('Rides with a price and the number of free seats', { Ride: 'price, number_of_free_seats: int(0..)' }),
  create(
    'We need a booking page where customers book appointments',
    { Appointment: '' },
    { rules: ['customer create Appointment'] },
  ),
  create(
    'We need a lost and found page with reports',
    { FoundItem: 'found_on, status', Report: '' },
    { unread: ['a lost'] },
  ),
  create('Products; product pages are fast', { Product: '' }, { unread: ['product pages are fast'] }),
  create('Podcasts with episodes and plays', { Podcast: '', Episode: '', Play: 'episode, played_at' }),
  create(
    'Orders have a total. The order of events must be preserved.',
    { Order: 'total', Event: '' },
    { unread: ['events must be preserved'] },
  ),
  create('Social media accounts with followers', { SocialMediaAccount: 'network, handle', Follower: '' }),
  create('Boat reservations and catering orders', { BoatReservation: 'starts_at, ends_at', CateringOrder: 'total' }),
  create('Warehouse: locations, reservations of rooms', {
    Warehouse: '',
    Room: '',
    Location: '',
    Reservation: 'room, starts_at',
  }),
  create('Bank: accounts, cards, statements', { BankAccount: '', Card: 'last_digits', Statement: 'bank_account' }),
  create('Boards with columns and cards', { Board: '', Column: '', Card: 'column, title, position' }),
  create('A web shop with stock reservations', { StockReservation: 'product, quantity, expires_at', Product: '' }),
  create('A personal finance app with accounts, transactions and categories', {
    BankAccount: '',
    Transaction: 'bank_account, category',
    Category: '',
  }),
]
