import { type Kinds, kind, somebody } from './kind.ts'

const ASKED = kind(
  'name: str(1..120) personal, email: email personal, message: text(1..5000), status: new|answered|closed = new',
  'listing property apartment house unit product vehicle car tour event venue',
)
const SHOWING = kind(
  'starts_at: datetime, ends_at: datetime?, status: requested|confirmed|cancelled = requested',
  'property listing apartment house unit',
  'agent buyer client',
)
const PAID = kind(
  'amount: decimal(12 2), due_on: date, paid_on: date?, status: due|paid|late = due',
  'lease contract tenancy unit apartment tenant',
)

/** What is let and sold, and what people live in. */
export const ESTATE: Kinds = {
  'property listing': kind(
    'title: str(1..200), description: text(0..5000)?, price: decimal(12 2), address: str(0..300)?, status: active|sold|withdrawn = active',
    'property',
    'agent',
  ),
  inquiry: ASKED,
  enquiry: ASKED,
  viewing: SHOWING,
  showing: SHOWING,
  'viewing appointment': SHOWING,
  'rent payment': PAID,
  'rental payment': PAID,
  tenancy: kind('starts_on: date, ends_on: date?, rent: decimal(12 2)', 'unit apartment property flat', 'tenant'),
  'rental contract': kind(
    'starts_on: date, ends_on: date?, rent: decimal(12 2), deposit: decimal(12 2)?',
    'unit apartment property flat room',
    'tenant customer',
  ),
  'rental agreement': kind(
    'starts_on: date, ends_on: date?, file: file(pdf)? <= 20MB',
    'rental unit apartment property vehicle car',
    'tenant customer renter',
  ),
  'utility bill': kind('amount: decimal(12 2), period: str(1..40), due_on: date', 'unit apartment property household'),
  'utility meter': kind(
    'number: str(1..40) unique, kind: water|gas|electricity|heat = water',
    'unit apartment property',
  ),
  'floor plan': kind('file: file(pdf png jpg) <= 20MB', 'property unit apartment listing building'),
  'open house': kind('starts_at: datetime, ends_at: datetime', 'property listing house'),
  'handover protocol': kind('handed_over_on: date, notes: text(0..5000)?', 'lease unit apartment'),
  'move in': kind('moves_on: date, notes: text(0..5000)?', 'lease unit apartment'),
  flat: kind('number: str(1..20), floor: int?', 'building property house'),
  house: kind('name: str(1..200), address: str(0..300)?'),
  amenity: kind('name: str(1..120) unique'),
  'parking space': kind('number: str(1..20), status: free|taken = free', 'garage lot building level'),
  'parking spot': kind('number: str(1..20), status: free|taken = free', 'garage lot building level'),
  'parking lot': kind('name: str(1..120), address: str(0..300)?, capacity: int(1..)?'),
  'parking garage': kind('name: str(1..120), address: str(0..300)?, capacity: int(1..)?'),
  'parking permit': kind(
    'number: str(1..40) unique, plate: str(1..20), valid_from: date, valid_until: date',
    'zone garage spot lot',
  ),
  'parking ticket': kind(
    'code: str(1..40) unique, entered_at: datetime, left_at: datetime?, amount: decimal(12 2)?',
    'garage lot',
  ),
  'parking session': kind(
    'plate: str(1..20), started_at: datetime, ended_at: datetime?',
    'spot space garage lot zone',
    'vehicle car',
  ),
  'parking violation': kind(
    'plate: str(1..20), happened_at: datetime, fine: decimal(12 2)',
    'spot space garage lot zone',
  ),
  'day pass': kind('code: str(1..40) unique, valid_on: date, price: decimal(12 2)', 'member customer', 'desk space ?'),
  'meeting room': kind('name: str(1..120), capacity: int(1..)?', 'office building floor location'),
  'storage unit': kind('number: str(1..20), square_metres: float, price: decimal(12 2)', 'facility location'),
}

/** Words of other businesses as well. */
export const ESTATE_TOO: Kinds = {
  landlord: somebody(),
  rent: PAID,
  floor: kind('number: int', 'building'),
  spot: kind('number: str(1..20), status: free|taken = free', 'garage lot level campsite'),
  space: kind('name: str(1..120), capacity: int(1..)?', 'venue building location'),
  violation: kind('happened_at: datetime, description: str(0..500)?, fine: decimal(12 2)?', 'permit vehicle spot'),
  pass: kind('code: str(1..40) unique, valid_from: date, valid_until: date', 'member customer'),
  deposit: kind('amount: decimal(12 2), paid_on: date?, returned_on: date?', 'lease rental booking'),
  garage: kind('name: str(1..120), address: str(0..300)?, capacity: int(1..)?'),
  locker: kind('number: str(1..20), status: free|taken = free', 'location station gym'),
  key: kind('number: str(1..40) unique', 'building apartment room'),
  viewer: kind('name: str(1..120)'),
}
