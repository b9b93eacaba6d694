import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], more: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...more,
})

/** What a word means by the word before it, and what is named within a name. */
export const senses: readonly Expected[] = [
  create(
    'newsletter subscriptions with double opt-in',
    { Subscription: 'email, confirmed_at' },
    { unread: ['double opt-in'] },
  ),
  create(
    'A gym with courses: members sign up for a course',
    { Course: 'title', Registration: 'course: -> Course cascade' },
    { rules: ['signed in create Registration'] },
  ),
  create(
    'history of price changes per product with who changed it',
    { Product: 'price' },
    { asked: ['history/Product.price', 'audit'] },
  ),
  create(
    'coupons with a code and a maximum number of uses per customer',
    { Coupon: 'code, maximum_number_of_uses' },
    { unread: ['per customer'] },
  ),
  create('user roles and permissions', {}, { asked: ['roles'], unread: ['permissions'] }),
  create(
    'support tickets; agents close them; customers comment on a closed ticket',
    { SupportTicket: 'status', Comment: 'support_ticket: -> SupportTicket cascade' },
    { asked: ['operation/SupportTicket.close'], rules: ['agent close SupportTicket', 'customer create Comment'] },
  ),
  create(
    'Employees hand in timesheets, managers sign them off',
    { Timesheet: 'status' },
    {
      asked: ['operation/Timesheet.submit', 'operation/Timesheet.approve'],
      rules: ['employee submit Timesheet', 'manager approve Timesheet'],
    },
  ),
  create('products with a note for the packer of up to 80 characters', { Product: 'note: str(1..80)' }),
  create('gym subscriptions', { Subscription: 'plan, renews_on' }),
  create('bank loans with an interest rate', { Loan: 'amount, interest_rate, starts_on' }),
  create('equipment loans', { EquipmentLoan: 'borrowed_on, due_on, returned_on' }),
  create('lottery tickets', { LotteryTicket: 'name' }),
  create('museum tickets', { Ticket: 'code, price' }),
  create('translation keys', { TranslationKey: 'key: str(1..200) unique' }),
  create('standing orders of bank accounts', {
    StandingOrder: 'bank_account: -> BankAccount cascade',
    BankAccount: 'iban',
  }),
  create('driving lessons with a duration', { DrivingLesson: 'starts_at, duration_minutes' }),
  create('pet applications', { PetApplication: 'pet: -> Pet cascade, message', Pet: 'name' }),
  create('event sign-up with a limited number of places and a waiting list', {
    EventSignup: 'event: -> Event cascade, status',
    Event: 'number_of_places',
    WaitingList: 'event: -> Event cascade',
  }),
  create('sign-up for events with limited places', {
    Signup: 'event: -> Event cascade',
    Event: 'places: int(0..)',
  }),
  create('meeting room booking with capacity', {
    MeetingRoomBooking: 'meeting_room: -> MeetingRoom cascade, starts_at',
    MeetingRoom: 'capacity',
  }),
  create('photo albums with captions', {
    PhotoAlbum: 'name',
    Photo: 'photo_album: -> PhotoAlbum cascade, caption, file',
  }),
  create('appointments with a reason and a note', { Appointment: 'starts_at, ends_at, reason, note' }),
  create('prizes', { Prize: 'name' }),
  create(
    'Session management: users see their active sessions with device, and sign out single ones',
    {},
    { asked: ['sessions', 'own-sessions', 'own-sessions'] },
  ),
  create('charging sessions', { ChargingSession: 'started_at, ended_at' }),
  create(
    'answers to employee questions from our HR handbook with links to the passages used',
    { Handbook: 'file' },
    { asked: ['retrieval/Handbook'] },
  ),
  create('a bot that answers from our wiki', { Page: 'body' }, { asked: ['retrieval/Page'] }),
  create(
    'import of bank transactions from CSV files, monthly totals per category',
    { Transaction: 'amount' },
    { unread: ['import of bank transactions from CSV files', 'monthly totals per category'] },
  ),
  create('contract archive with a start date', { Contract: 'start_date' }),
  create('wine catalogue with vineyards', { Wine: 'name', Vineyard: 'name' }),
  create('a directory of restaurants with a phone number', { Restaurant: 'phone_number' }),
  create(
    'expenses, monthly statistics and a dashboard with totals per category',
    { Expense: 'amount' },
    { unread: ['monthly statistics and a dashboard with totals per category'] },
  ),
  create('links expire after 30 days', { Link: 'expires_at: datetime = now + 30d set by server' }),
  create(
    '50,000 devices, each device sends a reading every minute',
    { Device: '', Reading: 'value' },
    { figures: ['50000 rows Device', '833.333 requests per second write'] },
  ),
  create(
    'shop with 300,000 products, 50 orders per minute at peak',
    { Product: 'price', Order: 'status', OrderItem: 'order: -> Order cascade, product: -> Product' },
    { figures: ['300000 rows Product', '0.833 requests per second Order'] },
  ),
  create('posts with a title can be scheduled', { Post: 'title' }, { unread: ['scheduled'] }),
  create('recordings and spreadsheets', { Recording: 'file', Spreadsheet: 'file: file(csv) <= 20MB' }),
  create(
    'Doctors with a phone number. Patients can search by city and specialty.',
    { Doctor: 'name, phone_number, city, specialty' },
    { asked: ['search/Doctor'], rules: ['signed in read Doctor'] },
  ),
  create('API keys for partners with scopes and expiry dates', {}, { asked: ['api-keys'] }),
  create('animals with a breed and an age', { Animal: 'name, breed, age' }),
]
