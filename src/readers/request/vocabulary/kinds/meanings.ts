import {
  ENTRY,
  NEWS,
  FOLLOWED,
  HAPPENED,
  GOING_ON,
  ISSUED,
  SHORT,
  APPLIED,
  HOOKED,
  SHIPPED,
  BILLED,
  FILLED,
  PARKED,
  PROGRAM,
  ABUSE,
  PLUGGED,
} from './sensed.ts'
import { kind, titled } from './kind.ts'
import { type Senses, sense } from './sense.ts'

/** Words of several businesses, and of programs; what each means by itself stands among all kinds. */
export const OF_PROGRAMS: Senses = {
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
    sense('topic channel notification webhook push event feed calendar', FOLLOWED),
    sense(
      'plan software saas magazine newspaper gym streaming membership box billing product service app',
      null,
      'plan tier billing invoice trial renewal payment box magazine newspaper meal',
    ),
    sense(
      '',
      FOLLOWED,
      'channel show podcast author creator blog topic thread calendar feed event artist playlist forum tag category company store shop list station',
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
  message: [
    sense(
      'assistant ai chatbot bot prompt',
      kind('role: user|assistant = user, body: text(1..20000)', 'conversation chat thread session'),
      'assistant ai chatbot bot llm',
    ),
  ],
  conversation: [
    sense('assistant ai chatbot bot prompt llm', kind('title: str(0..200)?'), 'assistant ai chatbot bot llm'),
  ],
  event: [
    sense(
      'calendar club school sport sports charity music live community company team public family church networking',
      null,
      'organiser organizer venue ticket attendee rsvp festival concert speaker signup registration participant guest visitor',
    ),
    sense(
      'webhook analytics tracking log audit domain system click usage payment security telemetry outbox integration stored raw',
      HAPPENED,
      'notification webhook metric log subscriber endpoint delivery alert outbox kafka rabbitmq aggregate snapshot projection consumer producer analytics telemetry tracking sourcing stream clickstream',
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
    sense(
      'newsletter magazine journal comic newspaper print',
      ISSUED,
      'newsletter magazine journal newspaper subscriber',
    ),
    sense('bug project github support quality software product safety', null),
  ],
  item: [
    sense('todo action agenda checklist task backlog bucket', SHORT, 'todo checklist'),
    sense('news', kind('title: str(1..200), body: text(0..20000)?, published_at: datetime?')),
    sense(
      'inventory stock clothing food lost found household auction collection museum grocery pantry catalogue catalog shopping equipment wish wishlist rental sale shop',
      null,
    ),
  ],
  report: [sense('abuse spam content', ABUSE, 'moderation ban moderator post comment listing')],
  device: [
    sense(
      'user mobile trusted',
      kind('name: str(1..120), platform: ios|android|web = ios, last_seen_at: datetime?'),
      'notification push login token',
    ),
    sense('iot medical network smart edge home measuring', null),
  ],
  variant: [
    sense(
      'test page',
      kind('name: str(1..80), weight: int(0..100) = 50', 'experiment test'),
      'test experiment conversion',
    ),
    sense('product item shirt article colour color size', null),
  ],
  line: [
    sense('invoice order quote offer receipt bill', BILLED, 'invoice quote receipt'),
    sense('bus tram train metro subway production assembly', null),
  ],
  field: [sense('form', FILLED, 'form submission'), sense('farm corn wheat potato sports football', null)],
  connector: [sense('charging ev', PLUGGED, 'charger charging')],
  bookmark: [
    sense(
      '',
      kind(''),
      'episode article post recipe job listing video course lesson product thread story book song photo picture film movie event place restaurant property question answer news',
    ),
  ],
  image: [sense('product profile cover recipe gallery property before after satellite x medical thumbnail', null)],
  job: [
    sense(
      'print background batch import export cron sync processing encoding rendering conversion transcoding',
      kind('status: queued|running|done|failed = queued'),
    ),
    sense('freelance side summer repair cleaning open part full', titled('customer client')),
  ],
  account: [
    sense(
      'bank savings checking current giro investment deposit',
      kind('name: str(1..120), iban: str(15..34)?, currency: str(3..3)'),
    ),
    sense(
      'ledger',
      kind('number: str(1..20), name: str(1..120), kind: asset|liability|equity|income|expense = asset', 'ledger'),
    ),
    sense('social media', kind('network: str(1..40), handle: str(1..120)')),
    sense('email mail', null),
  ],
}
