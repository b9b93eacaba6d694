import { TRAVEL_TOO } from './travel.ts'
import { VEHICLES_TOO } from './vehicles.ts'
import {
  MOVED_ON_CARD,
  PAID_FROM_CARD,
  FOR_POINTS,
  CREDIT,
  ATTEMPT,
  GIVEN,
  SCORED,
  GARAGE,
  PUBLISHED,
  DRIVEN,
  SHIFTED,
  COURSE_OF,
  DRAWN,
  GLASSES,
  OFFERED_FOR,
  OFFERED,
  COMPARTMENT,
  DRIVEN_TO,
  FETCHED,
  AIRED,
  SPRAYED,
  BOOKED,
  FOUND,
  OF_A_ROOM,
  WORKED_FOR,
  PAID_IN,
  KEPT_BACK,
  SET_ASIDE,
  FETCHED_BY,
  WORKED_OFF,
} from './sensed.ts'
import { kind, named } from './kind.ts'
import { type Senses, sense } from './sense.ts'

/** Words of several trades; what each means by itself stands among all kinds. */
export const OF_TRADES: Senses = {
  loan: [
    sense('museum gallery art', null, 'exhibit artwork copy museum'),
    sense(
      'bank mortgage student personal car auto business home payday micro consumer money construction bridge private',
      CREDIT,
      'bank borrower lender repayment installment instalment mortgage interest guarantor',
    ),
    sense('book library equipment camera laptop tool device key media item copy dvd game bike toy instrument', null),
  ],
  delivery: [
    sense('webhook message email mail notification event push sms', ATTEMPT, 'webhook'),
    sense(
      'warehouse food grocery home parcel goods meal order package flower furniture pizza supplier same medicine milk',
      null,
    ),
  ],
  lesson: [
    sense('course video online text grammar', null, 'course module chapter'),
    sense(
      'driving music piano guitar violin singing drum riding swimming tennis golf language dance dancing ski skiing flying flight cooking yoga surf surfing sailing private tutoring drawing painting trial',
      GIVEN,
      'instructor tutor instrument horse',
    ),
  ],
  certificate: [
    sense('ssl tls', kind('domain: str(1..255), issued_on: date, expires_on: date')),
    sense('gift', kind('code: str(1..40) unique, balance: decimal(12 2)')),
    sense('course training birth medical completion safety calibration fishing diving', null),
  ],
  match: [sense('', kind('matched: -> User cascade, matched_at: datetime'), 'dating swipe profile')],
  goal: [sense('', SCORED, 'match fixture league football hockey handball')],
  rating: [
    sense(
      'elo skill player chess glicko strength',
      kind('value: int(0..), rated_on: date', 'player member'),
      'chess elo',
    ),
  ],
  draft: [sense('', kind('starts_at: datetime, rounds: int(1..)', 'league'), 'league')],
  package: [
    sense('software npm python pip code', PUBLISHED, 'registry maintainer version dependency'),
    sense(
      'credit photo service wash spa travel tour data session lesson class wedding support holiday',
      OFFERED,
      'booking class course wash treatment spa wedding shooting photographer',
    ),
    sense('parcel postal delivery shipping', null),
  ],
  table: [sense('restaurant dining wedding bar', null)],
  slot: [sense('machine vending', COMPARTMENT, 'vending'), sense('time delivery pickup booking appointment', null)],
  treatment: [
    sense('pest weed', SPRAYED, 'plot vineyard crop planting orchard hive'),
    sense(
      'beauty nail spa massage wellness facial hair cosmetic',
      OFFERED_FOR,
      'nail massage beauty spa cosmetic wellness',
    ),
  ],
  prescription: [
    sense('glasses lens optical', GLASSES, 'optician glass lens frame'),
    sense('physio therapy massage', COURSE_OF, 'physiotherapy physiotherapist exercise'),
    sense('drug medication medicine repeat paper digital electronic medical doctor', null),
  ],
  plan: [
    sense('floor building site construction house', DRAWN, 'architect'),
    sense('meal diet nutrition', kind('name: str(1..120), starts_on: date?'), 'meal recipe ingredient'),
  ],
  assignment: [
    sense(
      'shift task driver crew vehicle seat room',
      kind('assigned_at: datetime'),
      'shift driver experiment crew vehicle',
    ),
    sense(
      'device laptop phone asset equipment hardware tool key license licence locker',
      kind('assigned_at: datetime, returned_at: datetime?', 'laptop phone device asset tool key locker'),
      'laptop device asset equipment hardware',
    ),
    sense('homework course class school weekly reading writing', null),
  ],
  reading: [
    sense(
      'book poetry author bible',
      kind('starts_at: datetime, place: str(0..200)?', 'book'),
      'book author poem novel',
    ),
  ],
  service: [
    sense(
      'sunday worship gospel memorial',
      kind('title: str(1..200), starts_at: datetime', 'church parish congregation'),
      'church parish congregation hymn sermon pastor priest',
    ),
    sense('web cloud it micro backend upstream downstream', named(), 'window incident outage downtime uptime monitor'),
    sense('vehicle car truck fleet', VEHICLES_TOO['service']!, 'vehicle car truck fleet'),
    sense(
      'salon hair beauty cleaning repair consulting nail massage grooming',
      OFFERED_FOR,
      'stylist salon barber technician massage groomer provider freelancer',
    ),
    sense(
      '',
      named(),
      'microservice gdpr saga orchestrator instance hostname deployment node cluster tracing mesh gateway',
    ),
  ],
  activity: [sense('', TRAVEL_TOO['activity']!, 'trip itinerary traveller traveler')],
  movement: [
    sense('animal livestock cattle', DRIVEN_TO, 'animal livestock cow sheep herd'),
    sense('account card wallet balance money', MOVED_ON_CARD, 'card wallet account'),
  ],
  reward: [sense('loyalty', FOR_POINTS, 'point customer member purchase redemption shop program')],
  redemption: [sense('reward coupon offer', null, 'reward coupon offer'), sense('card', PAID_FROM_CARD, 'card wallet')],
  trip: [
    sense('business school class day road weekend boat fishing group family', null),
    sense('', DRIVEN, 'vehicle car driver truck bus odometer telematics fuel geofence scooter'),
  ],
  transfer: [
    sense('stock inventory warehouse', SHIFTED, 'warehouse stock inventory'),
    sense('airport hotel shuttle taxi station', FETCHED),
    sense('money bank wallet account balance', null),
  ],
  result: [sense('', FOUND, 'sample specimen assay')],
  resident: [sense('nursing care', OF_A_ROOM, 'ward nurse carer caregiver')],
  posting: [
    sense('ledger journal balanced accounting', BOOKED, 'ledger journal bookkeeping debit account'),
    sense('job blog', null),
  ],
  entry: [sense('', kind('booked_on: date, description: str(1..500)', 'ledger journal'), 'ledger posting bookkeeping')],
  payment: [
    sense(
      'card online stripe invoice order booking',
      null,
      'stripe paypal card checkout refund merchant invoice order booking',
    ),
    sense('membership fee dues contribution rent', PAID_IN, 'treasurer dues fee contribution rent'),
  ],
  reservation: [
    sense('gift wish', KEPT_BACK, 'gift wish'),
    sense('table room seat court desk hotel restaurant', null, 'table room seat court desk hotel restaurant'),
    sense('stock inventory', SET_ASIDE, 'stock inventory warehouse'),
  ],
  order: [
    sense('pickup takeaway', FETCHED_BY, 'pick-up pickup takeaway'),
    sense('work repair maintenance purchase', null),
    // Nobody pays for it in a shop.
    sense('lab laboratory test imaging print production manufacturing', WORKED_FOR, 'sample specimen'),
  ],
  progress: [
    sense('course lesson reading learning student', null, 'lesson course chapter book module student learner'),
    sense(
      'job import export deletion migration',
      WORKED_OFF,
      'service job import export migration deletion coordinator',
    ),
  ],
  card: [
    sense('kanban flash index report trading business greeting story', null, 'column board deck list'),
    sense(
      'bank debit',
      kind('name: str(1..120), last_digits: str(4..4), expires_on: date', 'account customer'),
      'bank wallet',
    ),
  ],
  play: [
    sense('', kind('played_at: datetime', 'episode track song video'), 'episode podcast track song playlist stream'),
    sense('theatre theater school stage', null),
  ],
  seat: [sense('cinema theatre theater stadium concert plane', null)],
  party: [sense('', named(), 'contract lawsuit matter agreement'), sense('birthday office wedding dinner', null)],
  season: [sense('', AIRED, 'show series podcast episode'), sense('high low ski growing rental', null)],
  claim: [sense('insurance warranty damage accident car health travel', null)],
  plant: [sense('power manufacturing production assembly bottling', named(), 'machine line factory downtime operator')],
  plot: [sense('garden allotment vineyard farm land', null)],
  rate: [sense('room hotel nightly daily rental seasonal', null)],
  donation: [sense('money cash charity one recurring monthly', null)],
  workshop: [sense('repair car bike bicycle vehicle garage truck', GARAGE)],
  course: [sense('online video training language university school cooking yoga first dance swimming driving', null)],
  driver: [sense('truck delivery taxi bus car van ride courier race', null)],
}
