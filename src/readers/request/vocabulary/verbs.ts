import { setOf, tableOf } from './words.ts'

export type Verb = 'read' | 'create' | 'update' | 'delete'

/** What verbs of everyday do to rows. */
export const DOINGS: ReadonlyMap<string, readonly Verb[]> = tableOf<readonly Verb[]>([
  [
    ['read'],
    'track read see view list browse search find look access get fetch retrieve query filter sort inspect check monitor watch download export follow play watch listen use view',
  ],
  [
    ['create'],
    'create add make save post write upload place open register book order enter log record note send raise file buy purchase reserve comment leave report emit produce generate earn log attend attach offer issue request collect gather capture ingest suggest ask',
  ],
  [['update'], 'update edit change modify adjust correct rename move set maintain mark'],
  [['delete'], 'delete remove erase drop purge'],
  [
    ['create', 'update', 'delete'],
    'manage administer administrate control organise organize handle curate run host own teach plan',
  ],
])

/** What people do with a thing at their work: an operation of it, of which they alone know what happens. */
const WORKINGS = setOf(
  `adjudicate allocate amend annotate apportion arrange assemble assess award bake brew broadcast calibrate capture
  categorise categorize certify classify clean compile configure construct countersign cultivate deactivate debit
  decommission defer destroy diagnose disassemble disburse discard disinfect dismantle dismiss dispense dispute
  dissolve distribute endorse evacuate evict examine exchange fill fix forecast harvest hire identify inspect
  install irrigate liquidate mend modify motivate negotiate nominate notarise notarize overhaul override overrule
  paint prepare prescribe prune quarantine reassign recalibrate recall recharge recommend reconcile recycle redact
  refill refurbish reinstate relocate repaint repair replace replenish reprint reseal reset restock revoke roast
  sanitise sanitize sterilise sterilize supervise survey swap tighten treat triage trim vaccinate validate
  ventilate void waive wash weigh wrap`,
)
/** The same, of words that are names of things just as often: verbs only behind those who do it, or before `by` them. */
export const NAMED_WORKINGS = setOf(
  `age appeal balance bill bottle box brand buff buffer build bundle cap catalog catalogue charge chart chase claim
  cluster coat code collate comb compare complete convert cook copy counsel count cover crop cross cull cure cut
  cycle date deal debug delegate deploy describe detain disable discontinue divide document dose drain draw dress
  drill dump dye edit enable enforce execute exhibit experience face feature feed fine fire flush fold frame
  freeze function fund garden gate generate grant group grow guard guide halt handle head hear heat highlight hold
  house hunt index insulate interpret interview investigate iron issue judge label land launch lay lease level
  lift light limit line link load locate lower lubricate machine manufacture map market measure migrate milk mine
  mix model mortgage mount name note number nurse operate order pack package page parade park part partner paste
  patch pattern peel perform permit pick pitch place plant plot plough plow polish pool pose position practise
  press price print prioritise prioritize probe process profile program project promote proof punish purge push
  quantify question queue quote race raid raise rake rank ration reallocate reboot rebuild recall receive recruit
  reduce referee refund reinforce remodel repack research reserve restart retire retrain retrieve reward ride ring
  roll rotate route run sample sand save saw scale scan score screen seal search season seat secure seed select
  sentence sequence serve service settle shade shape shelter shelve shift shoot shred sketch slice smoke soak sort
  source sow split sponsor spot spray squash stage stain stamp station steam steer stitch stock store stream
  stretch string strip structure study style subtitle supply suppress surface sustain switch table tailor tan
  target taste tax tell tend terminate test throw tie time tint top total tour tow trace trade train translate
  trap trash trial trigger tune turn type uninstall unload unpack upgrade vaccinate value vet visit voice walk
  ward warm watch water wax weave weed weld wind work`,
)
/** What becomes an operation of its own: neither reading nor writing a row says it. */
export const OPERATIONS = new Set([
  ...WORKINGS,
  ...setOf(
    `approve reject cancel publish unpublish submit assign unassign archive restore close reopen complete finish start stop pause resume
  accept decline confirm pay refund ship deliver return renew activate deactivate suspend ban lock unlock invite transfer
  redeem like unlike vote rate release share subscribe unsubscribe sign verify enroll enrol withdraw dispatch escalate resolve
  merge duplicate import schedule reschedule check-in checkout borrow lend draft review grade moderate flag pin acknowledge invoice hide unhide block unblock mute
  pick-up drop-off hand-over hand-out check-out sign-out write-off`,
  ),
])

export const INTENTS: ReadonlyMap<string, 'create' | 'change' | 'review'> = tableOf<'create' | 'change' | 'review'>([
  [
    'create',
    'create build design implement develop make write set generate scaffold prototype bootstrap architect model plan start produce',
  ],
  [
    'change',
    'change switch extend track rename remove drop migrate alter refactor split merge replace introduce add modify update adapt convert upgrade improve move deprecate',
  ],
  [
    'review',
    'review audit check assess evaluate inspect analyse analyze examine critique judge scrutinise scrutinize verify',
  ],
])

/** Verbs that make a thing of their own of what they are done with: `comment on tasks`. */
export const MADE: ReadonlyMap<string, string> = new Map(
  'comment:comment reply:reply review:review rate:rating book:booking reserve:reservation order:order buy:order purchase:order like:like vote:vote subscribe:subscription enroll:enrollment enrol:enrolment borrow:loan follow:follow apply:application favourite:favourite favorite:favorite bookmark:bookmark rent:rental sign-up:registration repost:repost retweet:retweet upvote:upvote downvote:downvote react:reaction donate:donation answer:answer swipe:swipe bid:bid rsvp:rsvp adopt:adoption nominate:nomination endorse:endorsement attend:attendance'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
/** What people do again and again: several rows of it may be alike. */
export const LOGGING = setOf('log record track note enter register capture')
/** What people do to each other, and is there as long as it lasts. */
export const BETWEEN: ReadonlyMap<string, string> = new Map([
  ['block', 'user block'],
  ['mute', 'user mute'],
])
/** What is booked or ordered as it is. */
export const OCCASIONS = setOf(
  'stay appointment consultation booking reservation order loan ticket pass membership meeting session visit slot application review comment reply rating subscription everything anything',
)
/** What is done once and leaves no row, where nobody is said to do it. */
export const SENT = setOf(
  'send emit produce generate report export raise issue offer place comment leave like view set mark',
)
/** What a backend does by itself, or with others: nothing of it says which rows there are. */
export const ACTIONS = setOf(
  `show display sync synchronise synchronize calculate compute prevent detect remind warn predict suggest recommend forward aggregate
  summarise summarize convert expose connect integrate deduct apply validate enforce compare estimate optimise optimize reduce minimise
  minimize deduplicate connect authenticate protect restrict forbid hide reject determine distribute allocate prioritise prioritize
  translate transcribe parse scrape crawl push pull fetch poll call trigger execute process print scan render generate deliver
  deploy migrate encrypt decrypt compress retry reuse speed increase decrease`,
)
/** What a backend does when something comes, and the word names nothing that there is. */
export const REACTIONS = setOf(
  'notify ignore cache retry queue alert limit throttle authenticate authorise authorize refresh rotate skip flush invalidate evict persist emit consume publish subscribe replay buffer batch route proxy hash sign',
)
/** What was done, where the word does not end as others do. */
export const PARTICIPLES: ReadonlyMap<string, string> = new Map(
  'sent:send paid:pay sold:sell bought:buy written:write made:make lent:lend held:hold seen:see read:read drawn:draw built:build given:give taken:take'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
/** Verbs that say something of anything, whatever it is: one may comment on a ticket, and cannot book a booking. */
export const SAYINGS = setOf(
  'comment reply rate like vote follow favourite favorite bookmark repost retweet upvote downvote react answer',
)
/** What makes a row where people do it, and is a name or something else anywhere else: `participants form teams`. */
export const BUILDS = setOf('form found build propose compose invent')
/** What people do and no backend of itself: what is said with them is told as it stands. */
export const OTHERS = setOf(
  `sell connect choose pick earn win lose spend tell give take bring receive decide define configure contribute compete collaborate complain
  deny donate exceed gain inform join participate perform prefer propose qualify refuse respond say settle
  inherit overlap deprecate resize compress chunk embed crawl summarise summarize extract parse transcribe solve specify swap think try understand wait wear depend consume pledge choose swipe tap estimate calculate compute arrive put drive hand
  discuss join react match chat tag swipe answer upvote downvote repost retweet expire lapse forward rsvp underwrite`,
)
/** Verbs that begin the names of things just as often: `leave requests`, `order items`. */
export const NOUNS_TOO = setOf(
  'rent leave order book post comment record note rate sign share raise place log file list enter check review report watch like pin flag ship access export return purchase reserve invoice import access search filter grade pay vote transfer offer reply mark issue match scan tag chat join drive repair design test group release',
)

/** What is done by hand, and names what it is done for just as well: `cleaning tasks`, `teaching materials`. */
export const CRAFTS = setOf(
  'clean wash paint weld bake brew print pack train teach test milk plant spray weed cook cut drill dose dye sample screen stain tune read write listen mine mix roast sow trim polish fish hunt sew sterilise sterilize feed mow dive sail ride serve',
)

/** Of these the ones that hardly ever stand before another name: `and seal parcels`. */
export const NAMES_RARELY = setOf(
  `arrange compare compile complete describe divide execute generate grow handle harvest hear hold interpret
  investigate lubricate pack paint perform prioritise prioritize promote quantify rank receive retire retrieve
  seal sort stamp store supply trace translate vet weigh`,
)

/** What is done with a row and neither reads, makes nor writes one: an operation of its own. */
export const isOperation = (verb: string): boolean =>
  !DOINGS.has(verb) && (OPERATIONS.has(verb) || NAMED_WORKINGS.has(verb))
