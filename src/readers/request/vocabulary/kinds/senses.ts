import { TRAVEL_TOO } from './travel.ts'
import { VEHICLES_TOO } from './vehicles.ts'
import { setOf } from '../words.ts'
import {
  ENTRY,
  NEWS,
  CREDIT,
  ATTEMPT,
  GIVEN,
  HAPPENED,
  GOING_ON,
  ISSUED,
  SHORT,
  APPLIED,
  SCORED,
  GARAGE,
  HOOKED,
  SHIPPED,
  PUBLISHED,
  DRIVEN,
  SHIFTED,
  OFFERED_FOR,
  OFFERED,
  COMPARTMENT,
  DRIVEN_TO,
  PARKED,
  FETCHED,
  AIRED,
  PROGRAM,
  ABUSE,
  PLUGGED,
  SPRAYED,
} from './sensed.ts'
import { type Kind, kind, named, titled } from './kind.ts'

/** What a word means behind some words, or beside some other things; nothing is known of it behind any other. */
interface Sense {
  /** `museum` of a museum ticket. */
  readonly behind: ReadonlySet<string>
  /** Things it means so beside: a lesson is given by an instructor. */
  readonly beside: ReadonlySet<string>
  /** Null for what it means by itself. */
  readonly kind: Kind | null
}

const sense = (behind: string, of: Kind | null, beside = ''): Sense => ({
  behind: setOf(behind),
  beside: setOf(beside),
  kind: of,
})

/** Words of several businesses; what each means by itself stands among all kinds. */
const SENSES: Readonly<Record<string, readonly Sense[]>> = {
  version: [
    sense('package library plugin extension app firmware', SHIPPED, 'package plugin extension firmware'),
    sense('document page article file', null),
  ],
  ticket: [
    sense('parking', PARKED, 'parking'),
    sense(
      'museum event concert cinema movie theatre theater zoo festival match train bus flight ferry tram metro ski lift day season entrance entry admission show exhibition tour conference game stadium venue opera park pool travel',
      ENTRY,
      'event concert match screening show flight venue museum exhibition slot seat tour trip cinema theatre festival zoo',
    ),
    sense(
      'support help helpdesk service it bug issue incident maintenance repair trouble feedback urgent escalated',
      null,
    ),
  ],
  subscription: [
    sense('newsletter email mail digest blog mailing list rss', NEWS, 'newsletter digest'),
    sense('webhook', HOOKED, 'webhook'),
    sense('topic channel notification webhook push event feed calendar', kind('', 'topic channel event feed')),
    sense('plan software saas magazine newspaper gym streaming membership box billing product service app', null),
  ],
  loan: [
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
      'instructor tutor',
    ),
  ],
  session: [
    sense(
      'game gaming play charging parking chat work working shopping focus pomodoro fishing listening',
      GOING_ON,
      'connector charger',
    ),
    sense(
      'training conference workshop course therapy coaching tutoring photo study talk breakout class poster counselling yoga mentoring swim swimming practice',
      null,
    ),
  ],
  event: [
    sense(
      'calendar club school sport sports charity music live community company team public family church networking',
      null,
      'organiser organizer venue ticket attendee rsvp festival concert speaker signup registration participant guest visitor',
    ),
    sense(
      'webhook analytics tracking log audit domain system click usage payment security telemetry',
      HAPPENED,
      'notification webhook metric log subscriber endpoint delivery alert',
    ),
  ],
  application: [
    sense('client web mobile config', PROGRAM, 'environment config deployment secret service'),
    sense('job', APPLIED, 'posting vacancy job candidate recruiter'),
    sense(
      'adoption membership grant loan visa scholarship course school university housing rental credit insurance building planning trial volunteer permit leave',
      null,
    ),
  ],
  registration: [
    sense(
      'event conference workshop tournament course race camp class seminar exam webinar team participant shift lesson session tour trip',
      null,
    ),
    sense('vehicle car', kind('registered_on: date', 'vehicle car', 'owner keeper')),
  ],
  issue: [
    sense('newsletter magazine journal comic newspaper print', ISSUED, 'newsletter magazine journal subscriber'),
    sense('bug project github support quality software product safety', null),
  ],
  item: [
    sense('todo action agenda checklist task backlog bucket', SHORT),
    sense('news', kind('title: str(1..200), body: text(0..20000)?, published_at: datetime?')),
    sense(
      'inventory stock clothing food lost found household auction collection museum grocery pantry catalogue catalog shopping equipment wish wishlist rental sale shop',
      null,
    ),
  ],
  report: [sense('abuse spam content', ABUSE, 'moderation ban moderator')],
  certificate: [
    sense('ssl tls', kind('domain: str(1..255), issued_on: date, expires_on: date')),
    sense('gift', kind('code: str(1..40) unique, balance: decimal(12 2)')),
    sense('course training birth medical completion safety calibration fishing diving', null),
  ],
  match: [sense('', kind('matched: -> User cascade, matched_at: datetime'), 'dating swipe profile')],
  goal: [sense('', SCORED, 'match fixture league football hockey handball')],
  rating: [sense('elo skill player chess glicko strength', kind('value: int(0..), rated_on: date', 'player member'))],
  draft: [sense('', kind('starts_at: datetime, rounds: int(1..)', 'league'), 'league')],
  package: [
    sense('software npm python pip code', PUBLISHED, 'registry maintainer version dependency'),
    sense(
      'credit photo service wash spa travel tour data session lesson class wedding support holiday',
      OFFERED,
      'booking class course wash treatment spa wedding',
    ),
    sense('parcel postal delivery shipping', null),
  ],
  device: [
    sense(
      'user mobile trusted',
      kind('name: str(1..120), platform: ios|android|web = ios, last_seen_at: datetime?'),
      'notification push login token',
    ),
    sense('iot medical network smart edge home measuring', null),
  ],
  table: [sense('restaurant dining wedding bar', null)],
  slot: [sense('machine vending', COMPARTMENT, 'vending'), sense('time delivery pickup booking appointment', null)],
  treatment: [sense('pest weed', SPRAYED, 'plot vineyard crop planting orchard hive')],
  connector: [sense('charging ev', PLUGGED, 'charger charging')],
  service: [
    sense('web cloud it micro', named(), 'window incident outage downtime uptime monitor'),
    sense('vehicle car truck fleet', VEHICLES_TOO['service']!, 'vehicle car truck fleet'),
    sense(
      'salon hair beauty cleaning repair consulting nail massage grooming',
      OFFERED_FOR,
      'stylist salon barber technician massage groomer provider freelancer',
    ),
  ],
  activity: [sense('', TRAVEL_TOO['activity']!, 'trip itinerary traveller traveler')],
  movement: [sense('animal livestock cattle', DRIVEN_TO, 'animal livestock cow sheep herd')],
  trip: [
    sense('business school class day road weekend boat fishing group family', null),
    sense('', DRIVEN, 'vehicle car driver truck bus odometer telematics fuel geofence scooter'),
  ],
  transfer: [
    sense('stock inventory warehouse', SHIFTED, 'warehouse stock inventory'),
    sense('airport hotel shuttle taxi station', FETCHED),
    sense('money bank wallet account balance', null),
  ],
  party: [sense('', named(), 'contract lawsuit matter agreement'), sense('birthday office wedding dinner', null)],
  season: [sense('', AIRED, 'show series podcast episode'), sense('high low ski growing rental', null)],
  claim: [sense('insurance warranty damage accident car health travel', null)],
  plot: [sense('garden allotment vineyard farm land', null)],
  rate: [sense('room hotel nightly daily rental seasonal', null)],
  donation: [sense('money cash charity one recurring monthly', null)],
  bookmark: [
    sense(
      '',
      kind(''),
      'episode article post recipe job listing video course lesson product thread story book song photo picture film movie event place restaurant property question answer news',
    ),
  ],
  workshop: [sense('repair car bike bicycle vehicle garage truck', GARAGE)],
  course: [sense('online video training language university school cooking yoga first dance swimming driving', null)],
  driver: [sense('truck delivery taxi bus car van ride courier race', null)],
  image: [sense('product profile cover recipe gallery property before after satellite x medical thumbnail', null)],
  job: [
    sense('print background batch import export cron sync', kind('status: queued|running|done|failed = queued')),
    sense('freelance side summer repair cleaning open part full', titled('customer client')),
  ],
  account: [
    sense(
      'bank savings checking current giro investment deposit',
      kind('name: str(1..120), iban: str(15..34)?, currency: str(3..3)'),
    ),
    sense('ledger', kind('number: str(1..20) unique, name: str(1..120)')),
    sense('social', kind('network: str(1..40), handle: str(1..120)')),
    sense('email mail', null),
  ],
}

/** How some of them are, whatever they are. */
const PLAIN = setOf(
  `customer client user member student employee guest visitor monthly yearly annual weekly daily personal group family team company premium
  basic standard digital online paid free trial active pending draft single shared internal external public own new old main different recurring
  weekend emergency failed successful completed cancelled open closed`,
)

/** Whether the word means several things, and nothing here tells which by the word before. */
export const isOfAnother = (words: readonly string[]): boolean => {
  const [before, last] = [words.at(-2), words.at(-1) ?? '']
  return (
    before !== undefined &&
    Object.hasOwn(SENSES, last) &&
    !/^(bookmark|report)$/.test(last) &&
    !PLAIN.has(before) &&
    !SENSES[last]!.some(({ behind }) => behind.has(before))
  )
}

/** `driving lesson`: what it is of those it may be is told by the word before. */
export const isSensedBy = (before: string, word: string): boolean =>
  Object.hasOwn(SENSES, word) && SENSES[word]!.some(({ behind }) => behind.has(before))

/** What it means by the word before, and else by what is spoken of besides; null for what it means by itself. */
export function senseOf(words: readonly string[], isSpoken: (word: string) => boolean = () => false): Kind | null {
  const senses = Object.hasOwn(SENSES, words.at(-1) ?? '') ? SENSES[words.at(-1)!]! : []
  const before = words.at(-2)
  const said = before === undefined ? undefined : senses.find(({ behind }) => behind.has(before))
  if (said !== undefined) return said.kind
  return senses.find(({ beside }) => [...beside].some(isSpoken))?.kind ?? null
}
