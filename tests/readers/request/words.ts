import type { Expected } from './requests.ts'

/** Known words that mean something else by what the sentence says of them. */
export const words: readonly Expected[] = [
  {
    asks: 'pottery studio with members and sessions; a session is open, full or cancelled',
    intent: 'create',
    things: { Session: 'status: open|full|cancelled = open', Member: '' },
    asked: [],
  },
  { asks: 'login with JWT, session cookies', intent: 'create', things: {}, asked: ['accounts', 'jwt', 'sessions'] },
  {
    asks: 'following of artists and liking of songs',
    intent: 'create',
    things: { Follow: 'artist: -> Artist cascade', Like: 'song: -> Song cascade', Artist: '', Song: '' },
    rules: ['signed in create Follow', 'signed in create Like'],
  },
  {
    asks: 'reporting of listings with a reason',
    intent: 'create',
    things: { Report: 'listing: -> Listing cascade, reason', Listing: '' },
    rules: ['signed in create Report'],
  },
  {
    asks: 'users can block users',
    intent: 'create',
    things: { UserBlock: 'blocked: -> User cascade', User: '' },
    rules: ['signed in create UserBlock'],
  },
  {
    asks: 'parents pre-order meals for their children',
    intent: 'create',
    things: { Order: 'meal: -> Meal cascade, child', Meal: '', Child: '' },
    rules: ['parent create Order'],
  },
  { asks: 'audit of our invoices', intent: 'review', things: { Invoice: '' } },
  { asks: 'migration from integer ids to text', intent: 'change', things: {}, unread: ['integer ids to text'] },
  { asks: 'slow queries on the orders table', intent: 'change', things: { Order: '' } },
  {
    asks: 'exchange rates per currency and day',
    intent: 'create',
    things: { ExchangeRate: 'rate: decimal(18 8), currency, day: date' },
  },
  { asks: 'gold prices per day', intent: 'create', things: { GoldPrice: 'price: decimal(12 2), day: date' } },
  {
    asks: 'jurors rate films from 1 to 10',
    intent: 'create',
    things: { Film: '', Rating: 'film: -> Film cascade, stars: int(1..10)' },
    rules: ['juror create Rating'],
  },
  {
    asks: 'student grades with score and subject, teachers enter them',
    intent: 'create',
    things: { StudentGrade: 'student: -> User? set-null, score, subject' },
    rules: ['teacher create StudentGrade'],
  },
  {
    asks: 'habit tracker with habits and streaks',
    intent: 'create',
    things: { Habit: '' },
    unread: ['streaks'],
  },
  {
    asks: 'collections of recipes with a title',
    intent: 'create',
    things: { Collection: 'title, recipes: many Recipe', Recipe: '' },
  },
  {
    asks: 'notifications of new comments by email',
    intent: 'create',
    things: { Comment: '' },
    asked: ['mails/Comment.created'],
  },
  {
    asks: 'law firm with cases, clients and deadlines',
    intent: 'create',
    things: { Case: 'client: -> Client cascade', Client: '', Deadline: 'case: -> Case cascade' },
  },
  {
    asks: 'observatory with telescopes and observations',
    intent: 'create',
    things: { Telescope: '', Observation: '' },
  },
  {
    asks: 'device tokens for push notifications with platform and last use',
    intent: 'create',
    things: { DeviceToken: 'token, platform, last_use: datetime?' },
    unread: ['for push notifications'],
  },
  { asks: 'workers with shifts and hourly wage', intent: 'create', things: { Worker: 'hourly_wage', Shift: 'worker' } },
  { asks: 'background workers for imports', intent: 'create', things: { Import: '' }, asked: ['jobs/Import'] },
]
