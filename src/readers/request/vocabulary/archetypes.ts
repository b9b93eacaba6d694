import { wholeOfPart } from './relatives.ts'

/** What things usually hold. Only used where a request names one and says nothing of its fields. */
export const ARCHETYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  user: {},
  account: {},
  member: { name: 'str(1..120)', joined_on: 'date' },
  profile: {
    display_name: 'str(1..80) personal',
    bio: 'text(0..2000)? personal',
    avatar: 'file(png jpg webp)? <= 5MB',
  },
  link: { label: 'str(1..80)', address: 'url' },
  project: { name: 'str(1..120)', description: 'text(0..5000)?' },
  task: { title: 'str(1..200)', description: 'text(0..5000)?', status: 'todo|doing|done = todo', due_at: 'datetime?' },
  todo: { title: 'str(1..200)', completed: 'bool = false' },
  comment: { body: 'text(1..5000)' },
  message: { body: 'text(1..8000)' },
  note: { title: 'str(1..200)', body: 'text(0..20000)?' },
  post: { title: 'str(1..200)', body: 'text(1..20000)', status: 'draft|published = draft' },
  article: { title: 'str(1..200)', body: 'text(1..20000)', status: 'draft|published = draft' },
  page: { title: 'str(1..200)', slug: 'str(1..80) unique', body: 'text(0..20000)?' },
  document: { title: 'str(1..200)', file: 'file(pdf md txt) <= 20MB' },
  file: { title: 'str(1..200)', file: 'file(pdf png jpg txt) <= 20MB' },
  attachment: { title: 'str(1..200)', file: 'file(pdf png jpg txt) <= 20MB' },
  image: { caption: 'str(0..200)?', file: 'file(png jpg webp) <= 10MB' },
  photo: { caption: 'str(0..200)?', file: 'file(png jpg webp) <= 10MB' },
  video: { title: 'str(1..200)', file: 'file(mp4) <= 2GB' },
  product: { name: 'str(1..200)', description: 'text(0..5000)?', price: 'decimal(12 2)', stock: 'int(0..) = 0' },
  item: { name: 'str(1..200)', quantity: 'int(0..) = 1' },
  category: { name: 'str(1..120) unique' },
  tag: { name: 'str(1..60) unique' },
  cart: { note: 'str(0..200)?' },
  order: { status: 'pending|paid|shipped|cancelled = pending', total: 'decimal(12 2)' },
  invoice: { number: 'str(1..40) unique', amount: 'decimal(12 2)', due_on: 'date', status: 'draft|sent|paid = draft' },
  payment: { amount: 'decimal(12 2)', currency: 'str(3..3)', status: 'pending|succeeded|failed = pending' },
  subscription: { plan: 'str(1..60)', status: 'active|cancelled|expired = active', renews_on: 'date?' },
  expense: { amount: 'decimal(12 2)', spent_on: 'date', description: 'str(0..200)?' },
  booking: { starts_at: 'datetime', ends_at: 'datetime', status: 'requested|confirmed|cancelled = requested' },
  reservation: { starts_at: 'datetime', ends_at: 'datetime', status: 'requested|confirmed|cancelled = requested' },
  appointment: { starts_at: 'datetime', ends_at: 'datetime', status: 'requested|confirmed|cancelled = requested' },
  event: { title: 'str(1..200)', starts_at: 'datetime', ends_at: 'datetime?', location: 'str(0..200)?' },
  room: { name: 'str(1..120)', capacity: 'int(1..)?' },
  patient: { name: 'str(1..120) personal', born_on: 'date? personal' },
  doctor: { name: 'str(1..120)', specialty: 'str(0..120)?' },
  customer: { name: 'str(1..120) personal', phone: 'str(3..40)? personal' },
  employee: { name: 'str(1..120) personal', position: 'str(0..120)?', hired_on: 'date?' },
  student: { name: 'str(1..120) personal' },
  teacher: { name: 'str(1..120)' },
  course: { title: 'str(1..200)', description: 'text(0..5000)?' },
  module: { title: 'str(1..200)', position: 'int(0..) = 0' },
  lesson: { title: 'str(1..200)', body: 'text(0..20000)?', position: 'int(0..) = 0' },
  device: { name: 'str(1..120)', serial_number: 'str(1..80) unique' },
  sensor: { name: 'str(1..120)', unit: 'str(1..20)' },
  reading: { value: 'float', measured_at: 'datetime' },
  measurement: { value: 'float', measured_at: 'datetime' },
  vehicle: { plate: 'str(1..20) unique', model: 'str(0..80)?' },
  shipment: { status: 'pending|in_transit|delivered = pending', tracking_number: 'str(1..60)?' },
  warehouse: { name: 'str(1..120)', address: 'str(0..300)?' },
  ticket: { title: 'str(1..200)', description: 'text(0..5000)?', status: 'open|in_progress|closed = open' },
  issue: { title: 'str(1..200)', description: 'text(0..5000)?', status: 'open|in_progress|closed = open' },
  review: { rating: 'int(1..5)', body: 'text(0..5000)?' },
  rating: { stars: 'int(1..5)' },
  request: { status: 'pending|submitted|done|rejected = pending', details: 'text(0..5000)?' },
  organisation: { name: 'str(1..120)' },
  organization: { name: 'str(1..120)' },
  company: { name: 'str(1..120)' },
  team: { name: 'str(1..120)' },
  workspace: { name: 'str(1..120)' },
  channel: { name: 'str(1..80)' },
  notification: { body: 'str(1..500)', read_at: 'datetime?' },
  book: { title: 'str(1..200)', author_name: 'str(0..200)?', isbn: 'str(10..17)? unique' },
  loan: { borrowed_on: 'date', due_on: 'date', returned_on: 'date?' },
  recipe: { title: 'str(1..200)', instructions: 'text(0..20000)?' },
  job: { title: 'str(1..200)', description: 'text(0..5000)?' },
  campaign: { name: 'str(1..200)', description: 'text(0..5000)?' },
  donation: { amount: 'decimal(12 2)', note: 'str(0..200)?' },
  enrollment: { enrolled_on: 'date', status: 'active|completed|cancelled = active' },
  quiz: { title: 'str(1..200)' },
  posting: { title: 'str(1..200)', description: 'text(0..5000)?', status: 'open|closed = open' },
  answer: { body: 'text(1..5000)' },
  reply: { body: 'text(1..5000)' },
  survey: { title: 'str(1..200)', description: 'text(0..5000)?' },
  timesheet: { starts_on: 'date', ends_on: 'date', status: 'draft|submitted|approved = draft' },
  listing: { title: 'str(1..200)', description: 'text(0..5000)?', price: 'decimal(12 2)' },
  report: { title: 'str(1..200)', description: 'text(0..5000)?' },
  application: {
    status: 'submitted|accepted|rejected = submitted',
    letter: 'text(0..5000)?',
    resume: 'file(pdf)? <= 20MB',
  },
}

/** What it holds by its name: a subtask what a task does. */
export function archetypeOf(word: string): Readonly<Record<string, string>> | null {
  const whole = wholeOfPart(word)
  const key = [word, ...(whole === null ? [] : [whole])].find((each) => Object.hasOwn(ARCHETYPES, each))
  return key === undefined ? null : ARCHETYPES[key]!
}

/** What means something else beside another thing: a ticket for an event is no question to a helpdesk. */
export const BESIDE: readonly {
  readonly word: string
  readonly other: ReadonlySet<string>
  readonly holds: Readonly<Record<string, string>>
}[] = [
  {
    word: 'ticket',
    other: new Set(['event', 'concert', 'match', 'screening', 'show', 'flight', 'venue']),
    holds: { code: 'str(1..40) unique', price: 'decimal(12 2)', status: 'valid|used|refunded = valid' },
  },
  {
    word: 'event',
    other: new Set(['notification', 'webhook', 'metric', 'log', 'subscriber', 'endpoint', 'delivery', 'alert']),
    holds: { kind: 'str(1..80)', payload: 'json', happened_at: 'datetime' },
  },
]

/** What a name without an archetype holds at least: something to tell rows apart by. */
export const NAMELESS: Readonly<Record<string, string>> = { name: 'str(1..200)' }

/** What a whole usually consists of; only used where a request names the whole and nothing in it. */
export const WHOLES: Readonly<Record<string, readonly string[]>> = {
  blog: ['post', 'comment'],
  forum: ['topic', 'post'],
  shop: ['product', 'order'],
  store: ['product', 'order'],
  webshop: ['product', 'order'],
  ecommerce: ['product', 'order'],
  commerce: ['product', 'order'],
  marketplace: ['product', 'order', 'review'],
  chat: ['room', 'message'],
  messaging: ['room', 'message'],
  crm: ['company', 'contact', 'deal'],
  cms: ['page', 'article'],
  wiki: ['page'],
  helpdesk: ['ticket', 'comment'],
  clinic: ['patient', 'doctor', 'appointment'],
  hospital: ['patient', 'doctor', 'appointment'],
  library: ['book', 'loan'],
  school: ['student', 'course'],
  hotel: ['room', 'reservation'],
  salon: ['customer', 'appointment'],
  restaurant: ['table', 'reservation'],
  gym: ['member', 'class'],
  lms: ['course', 'lesson'],
}
