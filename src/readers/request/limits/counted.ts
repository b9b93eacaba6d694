import type { AskedField, AskedLimit, DesignRequest, Subject } from '../../../model/index.ts'
import { pascal, wordsIn } from '../vocabulary/forms.ts'
import { ACCOUNTS, EVERYBODY, isPersonal } from '../vocabulary/people.ts'
import { MADE } from '../vocabulary/verbs.ts'
import { setOf } from '../vocabulary/words.ts'
import type { Phrase } from './phrase.ts'

type Counted = Omit<AskedLimit, 'from'> & { readonly of: string }
type Request = Pick<DesignRequest, 'subjects' | 'roles'>

/** Which rows a phrase counts, and what is the same in those that are counted together; null where that is not sure. */
export function countedBy(phrase: Phrase, request: Request): Counted | null {
  const named = namedIn(phrase.words, request)
  const [of, ...rest] = rowsOf(phrase, named, request)
  if (of === undefined || rest.length > 0) return null
  const per = holdersOf(phrase).map((words) => perOf(words, of, request, phrase))
  // Of whom or what there are so many is what a limit is about; how many there are altogether nobody means by it.
  if (per.length === 0 || per.includes(null)) return null
  const such = suchOf(phrase, named?.adjectives ?? [], of)
  if (such === undefined) return null
  const every =
    phrase.every === null
      ? null
      : { stretch: phrase.every, of: isMade(phrase) ? ('making' as const) : ('being' as const) }
  return { of: of.name, most: phrase.most, per: [...new Set(per as readonly string[])], every, such }
}

/** Whether what is counted is a thing of the request. */
export const isOfThing = ({ words }: Phrase, request: Request): boolean =>
  (namedIn(words, request)?.subject ?? null) !== null

interface Named {
  /** The thing; null where people are meant. */
  readonly subject: Subject | null
  readonly adjectives: readonly string[]
}

/** `open loans`: the longest name of a thing they end with, and what stands before it. */
function namedIn(words: readonly string[], request: Request): Named | null {
  for (let from = 0; from < words.length; from += 1) {
    const subject = subjectOf(words.slice(from), request)
    if (subject !== null) return { subject, adjectives: words.slice(0, from) }
  }
  const last = words.at(-1)
  return last !== undefined && (isSomebody([last], request) || PARTICIPANTS.has(last))
    ? { subject: null, adjectives: words.slice(0, -1) }
    : null
}

const PARTICIPANTS = setOf(
  'participant attendee person people guest place seat spot player booking registration signup',
)

/** By its name, or the last word of it where no other has that. */
function subjectOf(words: readonly string[], { subjects }: Request): Subject | null {
  const whole = subjects.find(({ name }) => wordsIn(name).join(' ') === words.join(' '))
  if (whole !== undefined || words.length !== 1) return whole ?? null
  const [one, ...others] = subjects.filter(({ name }) => wordsIn(name).includes(words[0]!))
  return one !== undefined && others.length === 0 && wordsIn(one.name).at(-1) === words[0] ? one : null
}

const isSomebody = (words: readonly string[], { roles = [] }: Request): boolean =>
  roles.some(({ name }) => name === words.join('_')) ||
  isPersonal({ words }) ||
  (words.length === 1 && (words[0] === 'person' || EVERYBODY.has(words[0]!)))

const TAKING =
  /(Booking|Reservation|Appointment|Enrollment|Enrolment|Loan|Rental|Registration|SignUp|Subscription|Application|Attendance|Participation|Rsvp|Hire|Lease|Stay|Checkout)$/

/** Rows by which somebody has one of them. */
export const takersOf = (of: Subject, { subjects }: Request): readonly Subject[] =>
  subjects.filter((one) => one !== of && TAKING.test(one.name) && referenceTo(of.name, one) !== null)

/** What there are so many of: the thing itself, or rows by which somebody has it. */
function rowsOf(phrase: Phrase, named: Named | null, request: Request): readonly Subject[] {
  const holders = holdersOf(phrase)
  const whole = holders.map((words) => subjectOf(words, request)).find((one) => one !== null) ?? null
  if (named === null) return []
  // `a class takes at most 12 participants`: as many as book it.
  if (named.subject === null) return whole === null ? [] : takersOf(whole, request)
  // `rate films`, `readers borrow books and reserve them`: of each verb there are rows.
  const made = madeOf(named.subject, phrase, request)
  if (made !== null) return made
  // `each course has at most 8 children`, where children are registered for courses.
  const between =
    whole === null || referenceTo(whole.name, named.subject) !== null ? [] : bothOf(named.subject, whole, request)
  // `a walker takes at most 3 dogs per walk`: who booked the walk is another.
  if (between.length > 0) return phrase.who !== null && isOther(phrase.who, request) ? [] : between
  const isOfPerson = holders.some((words) => isSomebody(words, request))
  const isOwn = OWN.test(named.subject.name) || holders.some(([word]) => word === 'owner')
  const takers = isOfPerson && !isOwn ? takersOf(named.subject, request) : []
  return takers.length === 0 || isMade(phrase) ? [named.subject] : takers
}

const bothOf = (one: Subject, other: Subject, { subjects }: Request): readonly Subject[] =>
  subjects.filter((row) => referenceTo(one.name, row) !== null && referenceTo(other.name, row) !== null)

/** Rows by which a verb is done; null where it makes none. */
function madeOf(of: Subject, { verb }: Phrase, { subjects }: Request): readonly Subject[] | null {
  const made = MADE.get(verb ?? '')
  if (made === undefined) return null
  const rows = subjects.filter((one) => one !== of && one.name.endsWith(pascal([made])))
  const own = rows.filter((one) => referenceTo(of.name, one) !== null)
  return own.length > 0 ? own : rows.length > 0 ? rows : null
}

/** What somebody has anyway, and takes along. */
const OWN = /(Dog|Cat|Pet|Horse|Child|Kid|Vehicle|Car|Address|Device)$/

/** What one makes, takes or has is one's own. */
const isTheirs = (verb: string | null): boolean => verb === null || MAKING.test(verb) || HAVING.test(verb)
const HAVING =
  /^(have|has|hold|take|keep|own|buy|order|purchase|book|reserve|borrow|claim|run|file|hand|rent|lease|hire|register|sign|join|play|use)$/

/** It is made, and not taken. */
const isMade = ({ verb }: Phrase): boolean => MAKING.test(verb ?? '')
const MAKING =
  /^(create|make|place|request|file|open|post|upload|submit|add|publish|write|own|start|send|report|list|save|store|offer)$/

/** `a listing has at most 5 photos`, `at most two per member`, `a student has at most one booking per tutor`. */
const holdersOf = ({ who, per }: Phrase): Phrase['per'] => (who === null ? per : [who, ...per])

/** The field that holds of whom or what it is; null where nothing of it does. */
function perOf(words: readonly string[], of: Subject, request: Request, { isDone, who, verb }: Phrase): string | null {
  const subject = subjectOf(words, request)
  const field = subject === null ? null : referenceTo(subject.name, of)
  if (field !== null) return field.name
  const own = of.fields.find(({ name, type }) => name === words.join('_') && type.startsWith('-> '))
  if (own !== undefined) return own.name
  if (!isSomebody(words, request)) return null
  // `a nurse is assigned to at most 8 patients`, `a driver drives at most 2 routes`: whose they are is another.
  const isOfDeed = MADE.has(verb ?? '') && of.name.endsWith(pascal([MADE.get(verb!)!]))
  if (words === who && (isDone || !(isOfDeed || isTheirs(verb)))) return null
  const { roles = [] } = request
  if (roles.some(({ name }) => name === words.join('_'))) return words.join('_')
  // Where others are named who do something, whose it is of these nobody says.
  return roles.length === 0 || words.length > 1 || isAnybody(words[0]!) ? 'owner' : null
}

/** Somebody of whom nobody says what is theirs. */
const isOther = (words: readonly string[], request: Request): boolean =>
  isSomebody(words, request) &&
  !isAnybody(words[0]!) &&
  !(request.roles ?? []).some(({ name }) => name === words.join('_'))

const isAnybody = (word: string): boolean => ACCOUNTS.has(word) || EVERYBODY.has(word) || /^(owner|person)$/.test(word)

const referenceTo = (name: string, { fields }: Subject): AskedField | null =>
  fields.find(({ type }) => new RegExp(`^-> ${name}\\b`).test(type)) ?? null

/** Which of them count; undefined where an adjective says what nothing here knows. */
function suchOf(phrase: Phrase, adjectives: readonly string[], of: Subject): AskedLimit['such'] | undefined {
  if (adjectives.length > 1) return undefined
  const [said] = adjectives
  if (said === undefined) return phrase.isAtOnce ? 'standing' : null
  const field = of.fields.find(({ type }) =>
    type
      .split(/ = |\?/)[0]!
      .split('|')
      .includes(said),
  )
  if (field !== undefined) return { field: field.name, value: said }
  if (STANDING.test(said)) return 'standing'
  return COMING.test(said) ? 'coming' : undefined
}

const STANDING = /^(active|open|current|ongoing|outstanding|running|concurrent|simultaneous|live|unreturned)$/
const COMING = /^(upcoming|future)$/
