import { singular } from './forms.ts'
import { setOf, tableOf } from './words.ts'

/** Roles by how much they usually may: what stands higher includes what stands lower. */
export const RANKS: ReadonlyMap<string, number> = tableOf<number>([
  [0, 'superadmin superuser root'],
  [1, 'admin administrator'],
  [2, 'manager supervisor director principal cfo ceo cto coo'],
  [
    3,
    'moderator editor operator staff employee agent dispatcher analyst support accountant auditor recruiter librarian receptionist curator organizer organiser host vet veterinarian dentist instructor teacher lecturer professor doctor physician nurse therapist stylist trainer coach seller vendor merchant finance hr kitchen reception accounting procurement chef photographer lawyer mechanic clerk cashier waiter pilot captain officer inspector tutor mentor consultant cleaner plumber electrician owner_ landlord coordinator technician engineer developer maintainer associate assistant partner clinician paralegal representative cook picker packer warden treasurer caretaker janitor judge referee secretary chairperson attendant underwriter pharmacist translator pastor priest nutritionist dietitian adjuster broker realtor appraiser surveyor bookkeeper caterer guard ranger chaplain imam rabbi deacon organist nanny butler steward warder provost ombudsman foreman notary mason locksmith goldsmith blacksmith shepherd barista valet chauffeur lifeguard paramedic midwife surgeon bailiff magistrate detective constable sheriff umpire vicar bishop monk nun hostess waitress',
  ],
  [4, 'author contributor writer reporter publisher creator'],
  [
    5,
    'member user customer client patient student pupil learner driver courier rider buyer shopper subscriber participant attendee applicant candidate tenant player citizen volunteer donor parent guardian passenger renter borrower supplier sponsor mentee freelancer bidder neighbour neighbor resident flatmate roommate housemate commuter relative fan sibling cyclist hiker supporter backer lender policyholder beneficiary traveller traveler farmer exhibitor athlete trainee apprentice alumnus carer caregiver scout critic pilgrim inmate recipient sender',
  ],
  [6, 'viewer reader guest visitor observer follower'],
])

/** Whoever lists things to sell or let them makes them, and does not look at them. */
export const OFFERING = setOf(
  'seller vendor merchant landlord host owner supplier agent realtor broker dealer artist maker lender provider farmer recruiter employer company',
)
/** Whoever deals with those who run it, and works for none of them. */
export const OUTSIDERS = setOf(
  'customer client buyer shopper guest visitor bidder applicant candidate donor backer sponsor subscriber passenger rider renter borrower traveller traveler',
)
/** Several people, or where they work: somebody wherever they do something, and a thing wherever they are kept. */
export const COLLECTIVES = setOf(
  'chair board management desk office team jury panel committee council parliament studio bar kitchen reception shelter farm clinic school hospital pharmacy lab laboratory shop store warehouse depot workshop garage agency company firm business department branch club library museum hotel restaurant practice secretariat administration faculty crew bank publisher brewery bakery headquarters association charity foundation authority municipality city security dispatch ministry embassy court union cooperative federation university institute household kennel daycare nursery supermarket bookshop florist hostel hospice orphanage theatre cinema gallery airline brand',
)
/** Departments: somebody where they do something, and else a part of a company. */
export const DEPARTMENTS = setOf('finance hr kitchen reception accounting procurement')
/** Whoever asks: `a car rental company wants to ...` */
export const ASKERS = setOf('company business startup firm agency organisation organization client customer team')

/** What people are of, several in each. */
export const GROUPS = setOf(
  'company agency organisation organization team department branch shop store school clinic hospital firm office family household group club restaurant business tenant league warehouse depot practice studio salon',
)

/** Where people are put, each to one or a few: `nurses of a ward`. */
export const POSTS = setOf('ward class station district region zone site floor crew parish precinct sector')

/** Who one person is to another. */
export const RELATIONS = setOf('manager supervisor boss lead mentor tutor coach buddy doctor therapist advisor adviser')

/** People who are no role of their own: whoever signs in, whoever asks, whoever made it. */
export const EVERYBODY = setOf('anyone anybody everyone everybody public stranger world')
export const OWNERS = setOf('owner author creator he she self themselves themself')
/** What stands for the account itself. */
export const ACCOUNTS = setOf('user account member')

/** What ends like somebody who does something, and is a thing. */
const DEVICES = setOf(
  `sensor server computer printer order folder container letter number paper scanner monitor counter router meter calendar reminder
  placeholder trailer tracker timer chapter offer voucher transfer center centre water power layer filter buffer factor motor elevator reactor
  incident indicator ingredient content component percent accident agreement parent-id rent vent cent tent talent patent plant variant restaurant warrant grant constant quant instant merchant-id degree fee committee coffee tree
  vector error color floor door tutor_ register newsletter poster banner header footer layer parameter plant restaurant event
  consent entitlement identifier scheduler renderer cursor connector processor indexer cluster provider ledger quarter answer integer
  pointer adapter wrapper handler controller loader parser crawler scraper exporter importer logger segment fragment statement experiment
  element argument executor iterator generator aggregator selector emitter validator
  charger carrier inverter locker scooter boiler adapter adaptor heater cooler freezer fertilizer fertiliser tractor conveyor
  compressor generator transformer tanker cover cellar hangar timber river corner beer
  handover takeover changeover stopover layover rollover turnover crossover sleepover failover encounter semester trimester tender
  waiver charter prayer dinner supper disaster dossier shower letter covenant guarantee pedigree decree coolant lubricant implant
  document department payment comment appointment shipment assignment environment equipment account amount discount client-id playlist wishlist checklist shortlist watchlist waitlist`,
)

/** Whether a word is spelled as it is meant, though it ends like somebody. */
export const isDevice = (word: string): boolean => DEVICES.has(singular(word))

/** People by where they are: `the front desk`, `door staff`. */
const STAFFED =
  /^(front (desk|office)|help ?desk|back office|box office|human resources|(customer|technical|tech) support|customer service|(sales|support|finance|operations|security|legal|marketing) team|(sales|service|support|account|field|medical) rep|(team|tech|project|shift|department|group|branch|floor|area|squad) lead)$/
export const isStaffed = (words: readonly string[]): boolean => STAFFED.test(words.join(' '))

/** `bank accounts`, `social media accounts`: what somebody has, and signs in with nowhere here. */
export const isAccountElsewhere = (before: string): boolean =>
  /^(bank|savings|checking|loyalty|ledger|trading|brokerage|investment|deposit|credit|media|social|email|mail|game|gaming|key|cost|meter)$/.test(
    before,
  )

/** Whether a noun is somebody, who may be asked who he is. */
export function isPersonal({
  words,
  isActor,
}: {
  readonly words: readonly string[]
  readonly isActor?: true
}): boolean {
  if (isActor === true) return true
  const last = singular(words.at(-1)!)
  if (isStaffed(words)) return true
  // `bank accounts`: what somebody has.
  if (last === 'account' && isAccountElsewhere(words.at(-2) ?? '')) return false
  if (last === 'person' || RANKS.has(last) || OWNERS.has(last) || ACCOUNTS.has(last)) return true
  if (/.{2}(?:man|woman)$/.test(last) && !/^(human|german|roman|ottoman|talisman|walkman|caiman|hangman)$/.test(last))
    return true
  return /(?:er|or|ist|ian|eer|ant|ee)$|[^m]ent$/.test(last) && !DEVICES.has(last) && last.length > 4
}

/** Who somebody is to a row: one person each. */
export const SOMEBODY = setOf(
  'assignee reviewer approver reporter creator sender recipient receiver requester responsible uploader examiner owner referee',
)
