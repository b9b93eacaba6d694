import type { AskedRole, AskedRule, DesignRequest } from '../../../model/index.ts'

/** Everybody who signs in may do what these may, and more or less is nothing anybody said. */
export const BOTTOM = 5
/** Whom somebody chose to be whoever registers. */
export const CHOSEN = 9
/** They work for others, as those above them say. */
export const WORKING = 3.5

/** Roles by how much they usually may, with whoever registers as the last of all, where one of them is. */
export function ranked(asked: readonly AskedRole[], request: DesignRequest): readonly AskedRole[] {
  const all = asked.map((one) => (isWorking(one) ? { ...one, rank: WORKING } : one))
  const base = registering(all, request)
  const rankOf = (one: AskedRole): number =>
    one === base ? Math.max(BOTTOM, one.rank) : one.rank >= BOTTOM ? BESIDE : one.rank
  return all.map((one) => ({ ...one, rank: rankOf(one) })).toSorted((a, b) => a.rank - b.rank)
}

/** From outside as well, and not whoever registers. */
export const BESIDE = 4.9

/** Of those who come from outside, whoever comes most likely; none where nobody does, or where that is told of them. */
function registering(asked: readonly AskedRole[], request: DesignRequest): AskedRole | undefined {
  const chosen = asked.find(({ rank }) => rank >= CHOSEN)
  if (chosen !== undefined) return chosen
  const outsiders = outsidersIn(asked)
  // What somebody does in words nobody reads tells of no one else who he is.
  const [first] = outsiders
    .filter((one) => one.isTold !== true || placeOf(one) < LAST)
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  // `restaurants order of farmers`, `sponsors and suppliers`: whoever comes is one or the other.
  if (first !== undefined)
    return placeOf(first) === LAST && (outsiders.length > 1 || areActing(request)) ? undefined : first
  return (
    (hasOthers(asked, request) ? undefined : asked.find(({ name }) => COLLEAGUE.test(name))) ??
    comingAlone(asked, request)
  )
}

/** Those who come from outside, of whom one may be whoever registers. */
export const outsidersIn = (asked: readonly AskedRole[]): readonly AskedRole[] =>
  asked.filter((one) => one.rank >= BOTTOM && !isWorking(one))

const isWorking = ({ name, rank }: AskedRole): boolean => rank >= BOTTOM && rank < CHOSEN && WORKERS.test(name)
const WORKERS = /(^|_)(driver|courier|carer|caregiver|freelancer|apprentice|trainee|scout)$/

/** Whoever is there for all, then whoever buys or takes part, and last those who are there for others or offer something. */
const PLACES: readonly RegExp[] = [
  /(^|_)(member|user|subscriber)$/,
  /(^|_)(customer|client|buyer|shopper|guest|student|pupil|learner|patient|participant|attendee|citizen|resident|tenant|passenger|donor|player|renter|borrower)$/,
  /(^|_)(visitor|reader|viewer|follower|observer|applicant|candidate|bidder)$/,
]
const LAST = PLACES.length
const placeOf = ({ name }: AskedRole): number => {
  const at = PLACES.findIndex((some) => some.test(name))
  return at < 0 ? LAST : at
}

/** `companies post vacancies`: whoever has one signs in for it. */
const areActing = ({ rules = [] }: Pick<DesignRequest, 'rules'>): boolean =>
  rules.some(({ who, within, how }) => who === 'owner' && within !== undefined && how !== 'not')

const COLLEAGUE = /^(employee|worker|colleague|coworker)$/
const OUTSIDE = /^(Member|Customer|Client|Guest|Patient|Student|Visitor|Tenant|Resident|Donor|Owner|Parent|Pupil)$/

/** Somebody from outside signs in, or is let in. */
const hasOthers = (asked: readonly AskedRole[], { subjects, rules = [] }: DesignRequest): boolean =>
  asked.some(isWorking) ||
  subjects.some(({ name }) => OUTSIDE.test(name)) ||
  // `staff check members in`: those are from outside, though nobody says that they sign in.
  rules.some(
    ({ who, how, verbs, from }) =>
      how !== 'not' &&
      (who === 'anyone' ? verbs.includes('create') : who === 'signed in' && FROM_OUTSIDE.test(from.text)),
  )

/**
 * Those who are named work there, and nobody speaks of others: whoever registers is a stranger until somebody says more of
 * him.
 */
export const areStrangers = ({ text, roles = [], rules = [] }: DesignRequest): boolean =>
  roles.some(({ rank }) => rank > 1) &&
  !OTHERS.test(text) &&
  !areActing({ rules }) &&
  !rules.some(
    ({ who, as }) => /^(signed in|anyone)$/.test(who) || (who === 'owner' && !roles.some(({ name }) => name === as)),
  )

const OTHERS = /\b(?:users?|members?|people|persons?|everyone|everybody|anyone|anybody|accounts?|i|my)\b/i

/** `members reserve cars` */
const FROM_OUTSIDE = /\b(members?|customers?|clients?|guests?|owners?|users?)\b/i

/** `beekeepers register apiaries`, and nobody else is named: whoever comes is one, where it is no post somebody is given. */
function comingAlone(asked: readonly AskedRole[], request: DesignRequest): AskedRole | undefined {
  const rules: readonly AskedRule[] = request.rules ?? []
  const only = asked.find(({ rank }) => rank > 1)
  if (only === undefined || asked.some((one) => one !== only && one.rank > 1) || only.rank <= WORKING) return undefined
  const isMaker = rules.some(({ who, verbs, how }) => who === only.name && verbs.includes('create') && how === 'may')
  const isPost = rules.some(({ who, how }) => (who === only.name && how === 'only') || /^(signed in|anyone)$/.test(who))
  return isMaker && !isPost ? only : undefined
}
