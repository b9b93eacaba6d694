import { type Kinds, kind, named, somebody } from './kind.ts'

const WAITING = kind(
  'joined_at: datetime, status: waiting|offered|taken|left = waiting',
  'event class course concert tour show workshop session restaurant',
)
const COMING = kind('answer: yes|no|maybe = yes, guests: int(0..) = 0', 'event wedding party', 'guest invitee')

/** What people go to together, and what lets them in. */
export const TICKETS: Kinds = {
  'ticket type': kind(
    'name: str(1..120), price: decimal(12 2), quantity: int(0..)',
    'event concert show screening match performance festival',
  ),
  'ticket tier': kind('name: str(1..120), price: decimal(12 2), quantity: int(0..)', 'event concert show festival'),
  'ticket category': kind('name: str(1..120), price: decimal(12 2)', 'event concert show match festival screening'),
  'seat map': kind('name: str(1..120), layout: json', 'venue hall concert event'),
  'seating plan': kind('name: str(1..120)', 'event wedding venue'),
  'seat hold': kind('expires_at: datetime', 'seat', 'ticket order'),
  'waitlist entry': WAITING,
  rsvp: COMING,
  wedding: kind('title: str(1..200), day: date', 'venue'),
  festival: kind('name: str(1..200), starts_on: date, ends_on: date', 'venue'),
  'badge scan': kind('scanned_at: datetime', 'exhibitor booth', 'visitor attendee'),
  'ticket scan': kind('scanned_at: datetime', 'ticket'),
  exhibitor: kind('name: str(1..200), website: url?', 'event fair exhibition conference'),
  booth: kind('number: str(1..20)', 'event fair exhibition hall', 'exhibitor'),
  sponsor: kind('name: str(1..200), website: url?', 'event conference club team'),
  'gift registry': kind('name: str(1..120)', 'wedding event'),
  'guest list': kind('name: str(1..120)', 'event party wedding'),
  caterer: kind('name: str(1..200), email: email?'),
  court: kind('name: str(1..120), surface: str(0..40)?', 'club venue location'),
  'tennis court': kind('name: str(1..120), surface: str(0..40)?', 'club venue location'),
  band: named(),
  organiser: somebody(),
  organizer: somebody(),
}

/** Words of other businesses as well. */
export const TICKETS_TOO: Kinds = {
  performance: kind('starts_at: datetime', 'show play', 'hall venue'),
  fare: kind('name: str(1..120), price: decimal(12 2)', 'zone route line'),
  cinema: kind('name: str(1..200), address: str(0..300)?'),
  'waiting list': WAITING,
  waitlist: WAITING,
  resale: kind('price: decimal(12 2), status: offered|sold|withdrawn = offered', 'ticket'),
  edition: kind('year: int(1900..2100)', 'festival event conference'),
}
