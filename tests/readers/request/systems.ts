import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], more: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...more,
})

/** Systems of something, what comes in from elsewhere, programs that answer, and words that only say which of them. */
export const systems: readonly Expected[] = [
  create('Voting system for ideas', { Vote: 'idea: -> Idea cascade', Idea: '' }),
  create('Bidding platform for used machines', { Bid: 'machine: -> Machine cascade', Machine: '' }),
  create('Reservation system for restaurant tables', {
    RestaurantTable: 'number, seats',
    Reservation: 'restaurant_table: -> RestaurantTable cascade',
  }),
  create(
    'Import bank transactions and categorise them',
    { Transaction: '' },
    { unread: ['Import', 'categorise them'] },
  ),
  create('Sync orders from Shopify', { Order: '' }, { unread: ['Sync', 'from Shopify'] }),
  create('Import jobs with status and errors', { ImportJob: 'status', Error: '' }),
  create(
    'Wishlists and recently viewed products',
    { Wishlist: '', Product: '', WishlistItem: '' },
    { unread: ['recently viewed'] },
  ),
  create('Newly added products with a badge', { Product: 'badge' }, { unread: ['Newly added'] }),
  create(
    'Chat with an AI assistant: conversations and messages',
    { Conversation: '', Message: 'role: user|assistant = user, body' },
    { roles: [], unread: ['an AI assistant'] },
  ),
  create('Prompts with versions and test cases', { Prompt: '', Version: '', TestCase: 'prompt: -> Prompt cascade' }),
  create(
    'Expenses with receipts and monthly reports',
    { Expense: '', Receipt: 'expense' },
    { asked: ['schedule'], unread: ['monthly reports'] },
  ),
  create('Tasks with tagging', { Task: 'tags: list str' }),
  create('Calendars with recurring events', { Calendar: '', RecurringEvent: 'calendar, repeats' }),
  create(
    'Referral program: users invite friends',
    { User: '', Invitation: '' },
    { rules: ['signed in create Invitation'] },
  ),
  create(
    'Payments with refunds and a status history',
    { Payment: '', Refund: 'payment' },
    { asked: ['history/Payment.status'] },
  ),
  create('Deletion requests of user data with reason and deadline', { DeletionRequest: 'reason, deadline' }),
  create('Deletion requests of personal data with a reason', { DeletionRequest: 'reason' }),
  create(
    'Document storage with folders and sharing by link',
    { Document: '', Folder: '' },
    { unread: ['sharing by link'] },
  ),
  create(
    'Support tickets with attachments, internal notes only agents see, and a status',
    { SupportTicket: 'notes, status', Attachment: 'support_ticket' },
    { roles: [], unread: ['only agents see'] },
  ),
  create(
    'Retrieval over our API documentation, answers with links to the pages',
    { Document: '' },
    { asked: ['retrieval/Document'] },
  ),
  create('Grocery list shared by a household', { GroceryList: '' }, { unread: ['shared by a household'] }),
  create('Vehicles, drivers, trips and fuel costs', {
    Vehicle: '',
    Driver: '',
    Trip: '',
    FuelCost: 'vehicle: -> Vehicle cascade, amount',
  }),
  create(
    'email aliases with a target address, at most ten per user',
    { EmailAlias: 'target_address' },
    { unread: ['at most ten per user'] },
  ),
  create('legal holds: compliance places a hold', { LegalHold: '' }, { unread: ['compliance places a hold'] }),
  create(
    'upload quotas per workspace',
    { UploadQuota: 'workspace: -> Workspace cascade, limit_bytes', Workspace: '' },
    { asked: [] },
  ),
  create(
    'sailings with a departure time and number of car deck places; passengers book places on a sailing',
    { Sailing: 'departure_time, number_of_car_deck_places: int(0..)', Booking: 'sailing: -> Sailing cascade' },
    { roles: ['passenger'], rules: ['passenger create Booking'] },
  ),
  create(
    'groups book a room for a time slot',
    {
      Room: '',
      Group: '',
      Booking: 'room: -> Room cascade, group: -> Group cascade',
    },
    { rules: ['owner create Booking'] },
  ),
  create(
    'keys with a number; caretakers hand out keys and note when they come back',
    { Key: 'number' },
    {
      roles: ['caretaker'],
      rules: ['caretaker hand-out Key'],
      asked: ['operation/Key.hand_out'],
      unread: ['note when they come back'],
    },
  ),
  create('knitting patterns with needle size in mm', { KnittingPattern: 'needle_size_mm: float' }),
  create(
    'retrieval over our incident postmortems, filtered by service and severity',
    { IncidentPostmortem: 'service, severity: low|normal|high = normal' },
    { asked: ['retrieval/IncidentPostmortem'] },
  ),
  create('babysitting requests with hourly pay', { BabysittingRequest: 'hourly_pay: decimal(12 2)' }),
  create('domains with verification status', { Domain: 'verification_status: pending|verified|failed = pending' }),
]
