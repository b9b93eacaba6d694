import type { Words } from '../../../../model/index.ts'
import type { People, SaidRule } from '../../facts.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { kinOf } from '../doings/kin.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import type { Page } from '../../page/page.ts'
import {
  ACCOUNTS,
  COLLECTIVES,
  EVERYBODY,
  GROUPS,
  OFFERING,
  OWNERS,
  RELATIONS,
  isPersonal,
} from '../../vocabulary/people.ts'
import { isNeverShipped } from '../../vocabulary/not-shipped.ts'
import { MADE, OCCASIONS, SAYINGS } from '../../vocabulary/verbs.ts'

interface Deed {
  readonly who: Noun | 'anyone' | 'nobody'
  readonly of: Noun
  readonly does: SaidRule['verbs']
  readonly how: SaidRule['how']
  /** It is what is theirs. */
  readonly isOwn: boolean
  /** Whoever is allowed something is somebody, whatever he is called. */
  readonly isAllowed: boolean
  readonly said: SaidRule['from']
  readonly operation: string | null
}

/** Where something done is said. */
export interface Said {
  readonly at: number
  readonly from: number
  readonly how: SaidRule['how']
  /** Whoever is allowed something is somebody, whatever he is called. */
  readonly isAllowed: boolean
}

/** Tells it of each of those who do it. */
export function tellAll(
  reader: Reader,
  people: People,
  deed: Omit<Deed, 'who' | 'isOwn' | 'operation'> & { readonly operation?: string },
): void {
  for (const who of people) tell(reader, { isOwn: false, operation: null, ...deed, who })
}

/** Tells who may do it, and what follows of whom that is. */
export function tell(reader: Reader, { who, of, does, how, isOwn, isAllowed, said, operation }: Deed): void {
  const { page, facts } = reader
  // `everyone can vote`: whoever signs in.
  const isVoice = who === 'anyone' && does.includes('create') && OF_SOMEBODY.has(of.words.at(-1)!)
  // `everyone can edit pages`: of those who sign in, who would be told of else.
  const isChange = who === 'anyone' && how !== 'not' && (does.includes('update') || does.includes('delete'))
  const person = isVoice || isChange ? 'signed in' : signedIn(page, said, personOf(who))
  const by = typeof who === 'string' ? null : relatedTo(page, who)
  if (by !== null) {
    page.claim(by.from, by.to)
    const rule = { who: 'owner' as const, by, verbs: does, of, how, from: said }
    facts.rules.push(operation === null ? rule : { ...rule, operation })
    return
  }
  // `the carrier's own staff`: not all of them, and whose they are nobody here keeps.
  if (typeof who !== 'string' && isOfSomebody(page, who)) {
    facts.quoted.push({ from: who.from - 1, to: who.to })
    return
  }
  if (typeof who !== 'string') page.claim(who.from, who.to)
  const kin = typeof person === 'string' ? null : kinOf(person, facts)
  if (typeof person !== 'string' && kin !== null) {
    page.claim(person.from, person.to)
    // `board members`: the people of a board.
    if (kin.how === 'member') {
      facts.mentions.push({ noun: person, how: 'plainly' })
      facts.belongings.push({ child: person, parent: kin.whole, isSure: true })
    }
    const as = kin.how === 'member' ? ('signed in' as const) : ('owner' as const)
    const rule = { who: as, within: kin.whole, verbs: does, of, how, from: said }
    facts.rules.push(operation === null ? rule : { ...rule, operation })
    return
  }
  if (
    typeof person !== 'string' &&
    !isPersonal(person) &&
    how !== 'only' &&
    (!isAllowed || hasArchetype(person.words.at(-1)!))
  ) {
    facts.mentions.push({ noun: person, how: 'plainly' })
    const last = person.words.at(-1)!
    const isOfMany = person.isPlural && (COLLECTIVES.has(last) || GROUPS.has(last))
    // `restaurants see only their own orders`: whoever has one.
    if (isOfMany && isOwn && how === 'may' && operation === null && does.join() === 'read')
      facts.rules.push({ who: 'owner', within: person, verbs: does, of, how, from: said })
    // `teams view results`: those are not theirs.
    if (!does.includes('create')) return
    facts.belongings.push({ child: of, parent: person, isSure: false })
    // `companies post vacancies`: each its own.
    if (isOfMany && how === 'may' && operation === null && does.join() === 'create')
      facts.rules.push({ who: 'owner', within: person, verbs: does, of, how, from: said })
    return
  }
  if (typeof person !== 'string') facts.roles.push({ noun: person })
  // `creators manage their campaigns`: they make them, and change their own.
  const others = does.filter((verb) => verb !== 'create')
  if (isOwn && how !== 'not' && does.includes('create') && others.length > 0) {
    tell(reader, { who, of, does: ['create'], how, isOwn: false, isAllowed, said, operation })
    tell(reader, { who, of, does: others, how, isOwn, isAllowed, said, operation })
    return
  }
  const isTheirs = isOwn && how !== 'not' && !does.includes('create')
  const whose = typeof person === 'string' ? ofAccounts(who, person) : person
  const as = isTheirs && whose !== null ? { as: whose } : {}
  const rule = { who: isTheirs ? ('owner' as const) : person, ...as, verbs: does, of, how, from: said }
  facts.rules.push(operation === null ? rule : { ...rule, operation })
}

/** `the treasurer enters payments, members see their own`: a row is of one of those who sign in. */
const ofAccounts = (who: Deed['who'], person: SaidRule['who']): Noun | null =>
  typeof who !== 'string' && (person === 'signed in' || (who.isPlural && who.words.join() === 'member')) ? who : null

/** `guests can order without an account`: whoever comes. `anyone can comment after signing in`: whoever signs in. */
function signedIn(page: Page, { end }: Deed['said'], who: SaidRule['who']): SaidRule['who'] {
  const behind = /^[^.;,\n]{0,80}/.exec(page.text.slice(end))?.[0] ?? ''
  const free = WITHOUT_ACCOUNT.exec(behind)
  const found = free ?? AFTER_SIGNING_IN.exec(behind)
  if (found === null || (free === null && who !== 'anyone')) return who
  page.claim(page.indexOf(end + found.index), page.indexOf(end + found.index + found[0].length))
  return free === null ? 'signed in' : 'anyone'
}

const WITHOUT_ACCOUNT =
  /\bwithout (an |any |having (an )?)?(accounts?|login|regist\w+|sign(ing)?[- ](up|in)|logging in)\b/i
/** Where that is said, once it was told of somebody. */
export const withoutAccountIn = (text: string): readonly Words[] =>
  [...text.matchAll(new RegExp(WITHOUT_ACCOUNT.source, 'gi'))].map(({ index, 0: said }) => ({
    text: said,
    start: index,
    end: index + said.length,
  }))
const AFTER_SIGNING_IN = /\b(after|once|when|if) (they (have |are )?)?(signed|signing|logged|logging) in\b/i

const isOfSomebody = (page: Page, { from, to }: Noun): boolean =>
  /\w['’]s$/.test(page.tokens[from - 1]?.text ?? '') && !page.isEnd(from - 1) && page.word(from) === 'own' && to > from

/** `their manager`, `the employee's manager`: not all managers, and who it is follows from whom they speak of. */
export function relatedTo(page: Page, noun: Noun): Noun | null {
  const { from, to, words, isPlural } = noun
  if (isPlural || !RELATIONS.has(words.at(-1)!)) return null
  const before = page.tokens.slice(from, to - 1).map(({ text }) => text.toLowerCase())
  const isTheirs = /^(their|his|her)$/.test(before[0] ?? '') || before.some((word) => /.['’]s$/.test(word))
  return isTheirs ? { ...noun, words: words.slice(-1) } : null
}

export function personOf(who: Noun | 'anyone' | 'nobody'): SaidRule['who'] {
  if (typeof who === 'string') return who
  const last = who.words.at(-1)!
  if (/^(person|other)$/.test(last) && who.words.length < 3) return 'signed in'
  if (OWNERS.has(last) && !who.isPlural) return 'owner'
  if (EVERYBODY.has(last) || /^(anonymous|unauthenticated)$/.test(who.words[0]!)) return 'anyone'
  return ACCOUNTS.has(last) && who.words.length === 1 ? 'signed in' : who
}

/** `comment on tasks`, `book rooms`: what is made by it, where the verb has a noun of its own. */
export function madeBy(verb: string, of: Noun, page: Page | null = null): Noun | null {
  // `members buy punch cards`: they have one from then on, and nothing is shipped.
  const made = /^(buy|purchase)$/.test(verb) && isNeverShipped(of.words) ? 'purchase' : MADE.get(verb)
  const last = of.words.at(-1)!
  // `owners invite people`, `users join groups`
  if (verb === 'invite' && isPersonal(of))
    return { ...of, words: ['invitation'], isPlural: true, isEach: false, adjectives: [] }
  if (verb === 'join' && JOINED.test(last))
    return { ...of, words: ['membership'], isPlural: true, isEach: false, adjectives: [] }
  // `users report posts`: to those who look after them.
  if (verb === 'report' && REPORTED.has(last))
    return { ...of, words: ['report'], isPlural: true, isEach: false, adjectives: [] }
  // `customers redeem rewards`: others redeem them, too.
  if (verb === 'redeem' && /^(reward|offer|deal|perk)$/.test(last))
    return { ...of, words: ['redemption'], isPlural: true, isEach: false, adjectives: [] }
  // `moderators review reports`: they judge what is there.
  if (verb === 'review' && JUDGED.has(last)) return null
  // `students book a slot`: of those somebody put there.
  const isFree = of.adjectives.some((word) => /^(free|available|open)$/.test(word))
  if (last === 'slot' && (isFree || of.words.length === 1 || of.words[0] === 'time') && /^(book|reserve)$/.test(verb))
    return { ...of, words: ['booking'], isPlural: true, isEach: false, adjectives: [] }
  // `book a session` makes one; whoever signs up for it goes to one that is there.
  const isAsItIs =
    OCCASIONS.has(last) &&
    !SAYINGS.has(verb) &&
    !isPutUp(page, last) &&
    !(verb === 'sign-up' && /^(session|meeting)$/.test(last))
  return made === undefined || made === last || isAsItIs
    ? null
    : { ...of, words: [made], isPlural: true, isEach: false, adjectives: [] }
}

/** What people say and show, and others find wrong. */
const REPORTED: ReadonlySet<string> = new Set(
  'post comment message review listing photo video user profile ad advert question answer article reply thread'.split(
    ' ',
  ),
)

/** Where people belong to. */
const JOINED =
  /^(group|channel|team|club|community|workspace|server|room|league|guild|organisation|organization|circle|project)$/

/** `sellers list tickets, buyers purchase them`: those are there before somebody has them. */
const isPutUp = (page: Page | null, last: string): boolean =>
  page !== null && PUTTING_UP.some((verb) => page.hasPair(verb, last))
const PUTTING_UP = 'list lists resell resells offer offers publish publishes'.split(' ')

/** `sellers list products` */
export const isOffer = (verb: string, who: Noun | 'anyone' | 'nobody'): boolean =>
  verb === 'list' &&
  typeof who !== 'string' &&
  (who.isActor === true ||
    OFFERING.has(who.words.at(-1)!) ||
    (COLLECTIVES.has(who.words.at(-1)!) && !INSIDE.test(who.words.at(-1)!)))
/** Part of a house, and none of several. */
export const INSIDE = /^(chair|board|management|desk|office|team|jury|panel|committee|council|crew)$/

/** What everybody does once, and is theirs. */
const OF_SOMEBODY: ReadonlySet<string> = new Set(
  'vote upvote downvote loan rental follow like favourite favorite bookmark repost retweet'.split(' '),
)

/** What is reviewed once, and has no reviews. */
export const JUDGED: ReadonlySet<string> = new Set(
  'report request application submission document claim expense case ticket draft translation change flag'.split(' '),
)
