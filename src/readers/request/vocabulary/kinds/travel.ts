import { type Kinds, between, kind, named, somebody } from './kind.ts'

const RATE = kind('name: str(1..120), price: decimal(12 2), starts_on: date?, ends_on: date?', 'type room', 'season')
const BAG = kind('kind: cabin|checked = cabin, weight_kg: float?', 'passenger booking')

/** How people travel, and where they sleep and eat. */
export const TRAVEL: Kinds = {
  flight: between(
    kind('number: str(1..20), departs_at: datetime, arrives_at: datetime'),
    'origin destination',
    'airport',
  ),
  airline: kind('code: str(2..3) unique, name: str(1..120)'),
  passenger: kind('name: str(1..120) personal, born_on: date? personal', 'booking reservation ticket flight trip'),
  traveller: kind('name: str(1..120) personal, born_on: date? personal', 'booking trip'),
  traveler: kind('name: str(1..120) personal, born_on: date? personal', 'booking trip'),
  'trip day': kind('day: date, notes: text(0..2000)?', 'trip'),
  'travel plan': kind('title: str(1..200), starts_on: date, ends_on: date'),
  tour: kind('title: str(1..200), description: text(0..5000)?, price: decimal(12 2), days: int(1..) = 1'),
  'tour guide': kind('name: str(1..120), languages: list str'),
  excursion: kind('title: str(1..200), starts_at: datetime, price: decimal(12 2)', 'trip tour cruise'),
  cruise: kind('title: str(1..200), departs_on: date, returns_on: date', 'ship'),
  cabin: kind('number: str(1..20), beds: int(1..)', 'ship cruise'),
  delay: kind(
    'minutes: int(0..), reason: str(0..200)?',
    'departure trip ride flight train bus connection crossing journey route line tram ferry',
  ),
  ferry: kind('name: str(1..120), capacity: int(1..)?'),
  train: kind('number: str(1..20)', 'line'),
  campsite: kind('name: str(1..200), address: str(0..300)?'),
  hostel: kind('name: str(1..200), address: str(0..300)?'),
  'room type': kind('name: str(1..120), capacity: int(1..), price: decimal(12 2)', 'hotel property'),
  'room rate': RATE,
  'rate plan': RATE,
  'cancellation policy': kind('name: str(1..120), free_until_hours: int(0..), fee_percent: int(0..100)'),
  'hotel booking': kind(
    'check_in: date, check_out: date, status: requested|confirmed|cancelled = requested',
    'room',
    'guest',
  ),
  'hotel reservation': kind(
    'check_in: date, check_out: date, status: requested|confirmed|cancelled = requested',
    'room',
    'guest',
  ),
  'housekeeping task': kind(
    'day: date, kind: cleaning|inspection|repair = cleaning, status: open|done = open',
    'room',
    'cleaner',
  ),
  'table reservation': kind(
    'starts_at: datetime, party_size: int(1..), name: str(1..120) personal, status: requested|confirmed|cancelled = requested',
    'table restaurant',
    'guest',
  ),
  'restaurant reservation': kind(
    'starts_at: datetime, party_size: int(1..), name: str(1..120) personal, status: requested|confirmed|cancelled = requested',
    'table restaurant',
    'guest',
  ),
  'restaurant order': kind('status: open|served|paid = open, total: decimal(12 2)', 'table restaurant'),
  berth: kind('number: str(1..20), length_metres: float?, price: decimal(12 2)?', 'marina harbour ship cabin'),
  'holiday home': kind('name: str(1..200), address: str(0..300)?, beds: int(1..), price_per_night: decimal(12 2)'),
  'vacation rental': kind('name: str(1..200), address: str(0..300)?, beds: int(1..), price_per_night: decimal(12 2)'),
  'mooring contract': kind('starts_on: date, ends_on: date?, price: decimal(12 2)', 'berth', 'boat', 'owner customer'),
  destination: kind('name: str(1..120), country: str(2..60)'),
  'bus stop': kind('name: str(1..120), latitude: float?, longitude: float?'),
  'bus line': kind('number: str(1..20), name: str(0..120)?'),
  'charter flight': kind('number: str(1..20), departs_at: datetime, arrives_at: datetime'),
  visa: kind(
    'country: str(2..60), valid_until: date, status: requested|granted|rejected = requested',
    'traveller trip',
  ),
  'ski pass': kind(
    'code: str(1..40) unique, valid_from: date, valid_until: date, price: decimal(12 2)',
    'customer guest',
  ),
  courier: somebody(),
  cyclist: somebody(),
  rider: somebody(),
  'kitchen order': kind('status: received|cooking|ready = received', 'order table'),
  'tasting note': kind('body: text(1..5000), rating: int(1..5)?', 'wine bottle beer coffee'),
  beer: kind('name: str(1..200), alcohol_percent: float?', 'brewery'),
  brewery: named(),
}

/** Words of other businesses as well. */
export const TRAVEL_TOO: Kinds = {
  bag: BAG,
  luggage: BAG,
  baggage: BAG,
  ship: kind('name: str(1..120), capacity: int(1..)?'),
  airport: kind('code: str(3..3) unique, name: str(1..120), city: str(1..120)'),
  departure: kind('departs_at: datetime, seats: int(1..)?', 'tour stop route line cruise', 'line vessel bus'),
  line: kind('number: str(1..20), name: str(0..120)?'),
  connection: kind('departs_at: datetime, arrives_at: datetime', 'line train'),
  day: kind('day: date, notes: text(0..2000)?', 'trip itinerary'),
  guide: kind('name: str(1..120), languages: list str'),
  place: kind('name: str(1..200), address: str(0..300)?, latitude: float?, longitude: float?', 'trip'),
  drink: kind('name: str(1..200), price: decimal(12 2)', 'menu restaurant'),
  companion: somebody('trip'),
}
