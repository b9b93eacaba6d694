import { type Kinds, kind, named, somebody } from './kind.ts'

/** What single trades keep. */
export const TRADES: Kinds = {
  grave: kind('number: str(1..40) unique, kind: earth|urn|family = earth', 'cemetery section field'),
  burial: kind('buried_on: date, name: str(1..120) personal', 'grave'),
  funeral: kind('held_at: datetime, place: str(1..200)', 'client family'),
  bouquet: kind('name: str(1..120), price: decimal(12 2), description: text(0..2000)?'),
  ascent: kind('climbed_on: date, attempts: int(1..) = 1, notes: text(0..2000)?', 'route boulder'),
  'tee time': kind('starts_at: datetime, players: int(1..4) = 4', 'course member'),
  'ski lift': kind('name: str(1..120), open: bool = true', 'resort'),
  slope: kind('name: str(1..120), difficulty: easy|medium|hard = easy, open: bool = true', 'resort'),
  'photo shoot': kind('title: str(1..200), starts_at: datetime, place: str(0..200)?', 'client customer'),
  shooting: kind('title: str(1..200), starts_at: datetime, place: str(0..200)?', 'client customer'),
  'site visit': kind('visited_at: datetime, notes: text(0..5000)?', 'project site'),
  'punch item': kind('title: str(1..200), status: open|fixed = open', 'project site'),
  setlist: named('concert gig band'),
  'set list': named('concert gig band'),
  gig: kind('title: str(1..200), starts_at: datetime, venue: str(0..200)?', 'band'),
  'call out': kind('address: str(1..300), called_at: datetime, status: open|on_the_way|done = open', 'customer'),
  'pickup person': somebody('child'),
  'class pass': kind('visits: int(1..), valid_until: date?', 'member student customer'),
  'print job': kind(
    'copies: int(1..) = 1, status: queued|printing|done|failed = queued, file: file(pdf) <= 50MB',
    'printer',
  ),
  'cleaning job': kind(
    'address: str(1..300), starts_at: datetime, status: planned|done|cancelled = planned',
    'cleaner',
  ),
  'removal job': kind('from_address: str(1..300), to_address: str(1..300), moves_on: date', 'customer'),
  'watering log': kind('watered_at: datetime, litres: float?', 'plant plot'),
  'sleep log': kind('slept_at: datetime, woke_at: datetime, quality: int(1..5)?'),
  'study plan': kind('title: str(1..200), starts_on: date, ends_on: date?', 'student course'),
  'recipe step': kind('position: int(0..) = 0, instruction: text(1..5000)', 'recipe'),
  'packing item': kind('name: str(1..200), packed: bool = false', 'list trip'),
  'gift idea': kind('title: str(1..200), price: decimal(12 2)?, bought: bool = false', 'person'),
  'house rule': kind('title: str(1..200), description: text(0..2000)?', 'listing property'),
  'game score': kind('value: int(0..), achieved_at: datetime', 'game level', 'player'),
  'company policy': kind('title: str(1..200), body: text(1..20000), valid_from: date'),
  'search history': kind('query: text(1..500), searched_at: datetime'),
  // What programs keep of what happens.
  activation: kind('activated_at: datetime, machine: str(0..200)?', 'license licence key'),
  conversion: kind('converted_at: datetime', 'variant campaign experiment link'),
  dispute: kind(
    'reason: text(1..2000), amount: decimal(12 2)?, status: open|won|lost = open',
    'charge payment transaction order',
  ),
  bounce: kind('email: email personal, reason: str(0..500)?, bounced_at: datetime', 'campaign message mail'),
  'page view': kind('viewed_at: datetime, referrer: str(0..500)?', 'article page post site listing'),
  'feature toggle': kind('key: str(1..80) unique, description: str(0..500)?, enabled: bool = false', 'project'),
  'time window': kind('starts_at: time, ends_at: time', 'stop delivery customer'),
  'configuration change': kind(
    'key: str(1..120), old_value: text(0..20000)?, new_value: text(0..20000)?, changed_at: datetime',
  ),
  'on-call shift': kind('starts_at: datetime, ends_at: datetime', 'rotation team schedule'),
}

/** Words that mean other things as often. */
export const TRADES_TOO: Kinds = {
  catch: kind('species: str(1..120), weight_kg: float?, caught_on: date', 'water angler member permit'),
  deed: kind('title: str(1..200), signed_on: date?, file: file(pdf)? <= 20MB', 'client'),
  sailing: kind('departs_at: datetime, arrives_at: datetime', 'ferry ship route'),
  move: kind('from_address: str(1..300), to_address: str(1..300), moves_on: date', 'customer client'),
  attempt: kind('attempted_at: datetime, status: pending|succeeded|failed = pending', 'delivery job quiz exam email'),
  override: kind('starts_at: datetime, ends_at: datetime, reason: str(0..200)?', 'rotation schedule'),
  rotation: kind('name: str(1..120), interval_days: int(1..) = 7', 'schedule team'),
  run: kind(
    'status: queued|running|succeeded|failed = queued, started_at: datetime?, ended_at: datetime?',
    'pipeline job workflow test',
  ),
  marker: kind('name: str(1..120), latitude: float, longitude: float', 'layer map route'),
  error: kind('message: text(1..5000), occurred_at: datetime', 'run job service application'),
  income: kind('amount: decimal(12 2), received_on: date, source: str(0..200)?'),
}
