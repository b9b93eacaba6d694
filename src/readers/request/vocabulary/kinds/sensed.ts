import { between, kind } from './kind.ts'

/** What words of several businesses mean in one of them. */
export const ENTRY = kind(
  'code: str(1..40) unique, price: decimal(12 2), status: valid|used|refunded = valid',
  'event concert match screening show tour slot',
  'ticket-type ticket-tier ticket-category',
  'order booking',
  'seat ?',
)
export const NEWS = kind(
  'email: email personal, status: pending|confirmed|unsubscribed = pending, confirmed_at: datetime?',
  'newsletter list',
)
/** Whoever wants to hear of it, and pays nothing. */
export const FOLLOWED = kind(
  '',
  'topic channel show podcast author creator blog thread calendar feed event artist playlist forum tag category company store shop list station',
)
export const MOVED_ON_CARD = kind(
  'amount: decimal(12 2), booked_at: datetime, description: str(0..200)?',
  'card wallet account',
)
export const PAID_FROM_CARD = kind('amount: decimal(12 2), redeemed_at: datetime', 'card wallet', 'customer member')
/** What customers have for their points. */
export const FOR_POINTS = kind('name: str(1..120), description: text(0..2000)?, points: int(1..)')
export const CREDIT = kind(
  'amount: decimal(12 2), interest_rate: decimal(5 2), starts_on: date, ends_on: date?, status: requested|approved|paid_out|repaid|rejected = requested',
  'customer borrower client applicant',
)
export const ATTEMPT = kind(
  'attempted_at: datetime, status: pending|succeeded|failed = pending',
  'endpoint webhook message event notification',
)
export const GIVEN = kind(
  'starts_at: datetime, ends_at: datetime, status: requested|confirmed|cancelled = requested',
  'student pupil',
  'instructor teacher tutor',
)
export const HAPPENED = kind('kind: str(1..80), payload: json, happened_at: datetime')
export const GOING_ON = kind(
  'started_at: datetime, ended_at: datetime?',
  'player connector charger device station scooter bike vehicle project task',
)
export const ISSUED = kind(
  'title: str(1..200), body: text(0..20000)?, published_at: datetime?',
  'newsletter magazine journal',
)
export const SHORT = kind('title: str(1..200), done: bool = false, position: int(0..) = 0', 'list checklist meeting')
export const APPLIED = kind(
  'status: submitted|accepted|rejected = submitted, letter: text(0..5000)?, resume: file(pdf)? <= 20MB',
  'posting vacancy job',
)
export const SCORED = kind('minute: int(0..)', 'match game fixture', 'player')
export const GARAGE = kind('name: str(1..200), address: str(0..300)?')

export const HOOKED = kind('address: url, events: list str, secret: str(16..128) encrypted, active: bool = true')
export const SHIPPED = kind(
  'number: str(1..40), released_at: datetime, file: file(zip)? <= 100MB',
  'package library plugin extension app firmware',
)
export const PUBLISHED = kind('name: str(1..120) unique, description: text(0..2000)?')
export const DRIVEN = kind(
  'started_at: datetime, ended_at: datetime?',
  'vehicle car bus truck boat bike scooter',
  'driver',
)
export const SHIFTED = between(
  kind('quantity: int(1..) = 1, status: planned|sent|received = planned', 'product item variant material'),
  'from_ to_',
  'warehouse location store branch',
)
export const OFFERED_FOR = kind(
  'name: str(1..120), duration_minutes: int(1..), price: decimal(12 2)',
  'provider stylist salon',
)
export const OFFERED = kind('name: str(1..120), description: text(0..2000)?, price: decimal(12 2)')
export const COMPARTMENT = kind('number: int(1..), quantity: int(0..) = 0', 'machine', 'product item')
export const DRIVEN_TO = between(
  kind('moved_on: date, reason: str(0..200)?', 'animal cow sheep herd'),
  'from_ to_',
  'farm barn field',
)
export const PARKED = kind(
  'plate: str(1..20), valid_from: datetime, valid_until: datetime, price: decimal(12 2)',
  'zone garage lot',
)
export const FETCHED = kind(
  'pickup: str(1..300), dropoff: str(1..300), starts_at: datetime, passengers: int(1..) = 1',
  'customer guest',
  'vehicle car van ?',
  'driver ?',
)
export const AIRED = kind('number: int(1..)', 'show series podcast')
export const PROGRAM = kind('name: str(1..120) unique, description: text(0..2000)?')
export const ABUSE = kind(
  'reason: text(1..2000), status: open|dismissed|upheld = open',
  'post comment message review listing photo user',
)
export const SPRAYED = kind(
  'treated_on: date, product: str(1..200), amount: str(0..80)?',
  'plot field parcel planting animal tree greenhouse',
)
export const PLUGGED = kind(
  'kind: str(1..40), power_kw: float, status: free|charging|broken = free',
  'charger station point',
)
export const GLASSES = kind('right_eye: str(1..40), left_eye: str(1..40), issued_on: date', 'patient customer client')
export const COURSE_OF = kind('therapy: str(1..200), sessions: int(1..) = 6, issued_on: date', 'patient')
export const DRAWN = kind('title: str(1..200), file: file(pdf) <= 50MB', 'project building')
export const BILLED = kind(
  'description: str(1..200), quantity: decimal(12 3), unit_price: decimal(12 2)',
  'invoice order quote offer bill receipt',
  'tax-rate ?',
)
export const FILLED = kind(
  'label: str(1..200), kind: text|number|date|choice = text, required: bool = false, position: int(0..) = 0',
  'form',
)
export const BOOKED = kind(
  'amount: decimal(12 2), booked_on: date',
  'journal-entry ledger-entry entry transaction',
  'account',
)
export const PAID_IN = kind(
  'amount: decimal(12 2), paid_on: date, note: str(0..200)?',
  'membership-fee contribution fee rent',
  'member tenant family household',
)
export const KEPT_BACK = kind('reserved_at: datetime, note: str(0..500)?', 'gift wish item', 'guest')
export const SET_ASIDE = kind(
  'quantity: int(1..) = 1, expires_at: datetime?, status: held|released|used = held',
  'order',
  'variant product item',
  'warehouse',
)
export const FETCHED_BY = kind(
  'pickup_at: datetime, status: open|ready|collected|cancelled = open, total: decimal(12 2)',
  'customer member buyer',
  'store shop branch',
)
export const WORKED_OFF = kind(
  'status: waiting|running|done|failed = waiting, finished_at: datetime?',
  'service job task import export migration deletion-request request',
)

/** What a laboratory or a works does because somebody asks for it. */
export const WORKED_FOR = kind('status: requested|in_progress|completed|cancelled = requested', 'patient customer')
/** What was found in a sample. */
export const FOUND = kind('value: str(1..80), unit: str(0..20)?, measured_at: datetime', 'sample specimen test order')
/** Whoever lives where others look after him. */
export const OF_A_ROOM = kind(
  'name: str(1..120) personal, born_on: date? personal, room_number: str(0..20)?',
  'ward home',
)
