import { type Kind, type Kinds, kind, named } from './kind.ts'

const registered = (): Kind =>
  kind(
    'status: registered|cancelled|attended = registered',
    'shift event conference workshop tournament exam course class race camp seminar webinar lesson session tour trip',
  )

/** What is booked, let, visited and driven. */
export const PLACES_AND_TRIPS: Kinds = {
  'check in': kind('checked_in_at: datetime'),
  booking: kind(
    'starts_at: datetime, ends_at: datetime, status: requested|confirmed|cancelled = requested',
    'departure berth class course session home house chalet cottage apartment room slot court car vehicle boat desk property listing table resource lesson tour flight trip excursion cruise workshop cabin pitch campsite space stylist studio',
    'package ?',
    'guest member pupil student passenger traveller tenant customer client dog cat pet child',
    'cancellation-policy ?',
  ),
  reservation: kind(
    'starts_at: datetime, ends_at: datetime, status: requested|confirmed|cancelled = requested',
    'space spot bay stall table room seat book car court desk cabin pitch locker',
    'guest member customer',
    'cancellation-policy ?',
  ),
  'recurring event': kind(
    'title: str(1..200), starts_at: datetime, ends_at: datetime?, repeats: daily|weekly|monthly|yearly = weekly, until: date?',
    'venue calendar',
  ),
  event: kind('title: str(1..200), starts_at: datetime, ends_at: datetime?, location: str(0..200)?', 'venue calendar'),
  'opening hour': kind(
    'weekday: monday|tuesday|wednesday|thursday|friday|saturday|sunday = monday, opens_at: time, closes_at: time',
    'branch store shop restaurant location venue office studio clinic',
  ),
  'working hour': kind(
    'weekday: monday|tuesday|wednesday|thursday|friday|saturday|sunday = monday, starts_at: time, ends_at: time',
    'employee',
  ),
  conference: kind('title: str(1..200), starts_on: date, ends_on: date'),
  session: kind(
    'title: str(1..200), starts_at: datetime, ends_at: datetime',
    'track conference event course',
    'speaker',
  ),
  workshop: kind('title: str(1..200), starts_at: datetime, capacity: int(1..)?'),
  registration: registered(),
  signup: registered(),
  concert: kind('title: str(1..200), starts_at: datetime', 'venue'),
  venue: kind('name: str(1..200), address: str(0..300)?, capacity: int(1..)?'),
  seat: kind('row: str(1..10), number: int(1..)', 'hall venue screening event flight'),
  screening: kind('starts_at: datetime', 'movie film', 'hall screen cinema'),
  hall: kind('name: str(1..120), capacity: int(1..)?', 'cinema venue'),
  room: kind(
    'name: str(1..120), capacity: int(1..)?',
    'hotel building school house home conference venue office floor apartment museum hospital',
  ),
  slot: kind('starts_at: datetime, ends_at: datetime', 'doctor room resource court'),
  'availability slot': kind('starts_at: datetime, ends_at: datetime', 'doctor room resource court'),
  hotel: kind('name: str(1..200), address: str(0..300)?'),
  apartment: kind('number: str(1..20), floor: int?', 'floor building property'),
  lease: kind('starts_on: date, ends_on: date?, rent: decimal(12 2)', 'unit apartment property', 'tenant'),
  vehicle: kind('plate: str(1..20) unique, model: str(0..80)?', 'location branch depot fleet'),
  car: kind('plate: str(1..20) unique, model: str(0..80)?', 'location branch garage'),
  bike: kind('name: str(1..120), status: available|rented|broken = available', 'station'),
  boat: kind('name: str(1..120), capacity: int(1..)?', 'berth ?'),
  driver: kind('name: str(1..120), licence_number: str(0..40)?'),
  trip: kind('title: str(1..200), starts_on: date, ends_on: date'),
  route: kind('name: str(1..120)', 'vehicle truck van ?', 'driver ?'),
  'boarding pass': kind('seat: str(1..10)?, gate: str(0..10)?', 'flight', 'passenger'),
  'season pass': kind('code: str(1..40) unique, valid_from: date, valid_until: date'),
  'visitor pass': kind('code: str(1..40) unique, valid_from: datetime, valid_until: datetime', 'visitor'),
  itinerary: kind('title: str(1..200), starts_on: date, ends_on: date', 'trip'),
  geofence: kind('name: str(1..120), area: json'),
  'gps position': kind('latitude: float, longitude: float, recorded_at: datetime', 'vehicle trip device driver'),
  tournament: kind('name: str(1..200), starts_on: date'),
  league: named(),
}
