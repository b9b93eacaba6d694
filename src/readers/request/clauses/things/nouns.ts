import { isUnchanging, readUnchanging } from '../rights/unchanging.ts'
import { tailEnd } from '../../asides/ends.ts'
import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { beginsClause, isLetToo, isDeedOf, isDeedOfSome, isHaving } from '../../nouns/separators.ts'
import { hasArchetype, isTrade, verbBase } from '../../vocabulary/lexicon.ts'
import { isVerbAfterNoun } from '../../nouns/done.ts'
import { isPlural } from '../../vocabulary/forms.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { quantityEnd } from '../../nouns/quantity.ts'
import { type Reader } from '../../reader.ts'
import { MODALS, PLACES } from '../../vocabulary/functions.ts'
import { SECONDS } from '../../vocabulary/units.ts'
import { ASKERS, COLLECTIVES } from '../../vocabulary/people.ts'
import { readApproval } from '../states/approval.ts'
import { each, is } from './being.ts'
import { readBetween } from '../relations/between.ts'
import { belongs, has, holdInner, relates } from './holding.ts'
import { holds } from './listing.ts'
import { readGapped } from '../deeds/gapped.ts'
import { kept } from '../relations/kept.ts'
import { isRunning } from '../built-in/running.ts'
import { readHiddenFrom } from '../rights/never-seen.ts'
import { may } from '../rights/permitted.ts'
import { readLoggedBySome } from '../doings/logged.ts'
import { readPeopleOf } from '../rights/people-of.ts'
import { readPer } from './per.ts'
import { readThatIsDone } from '../deeds/that-is-done.ts'
import { readUnknown } from '../deeds/unknown-verb.ts'
import { counted, pronoun } from '../deeds/pronouns.ts'
import { usually } from '../states/usual.ts'
import { readRecorded } from '../doings/recorded.ts'
import { readRest } from './rest.ts'
import { readDeeds } from '../deeds/deeds.ts'
import { behindModal } from '../rights/rules.ts'
import { doneHere } from '../../nouns/works.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import type { Page } from '../../page/page.ts'
import { alone, thing } from '../whole/standing.ts'
import { chosenOf, conditionsOf, outcomeOf, values } from '../states/values.ts'

/** A list of nouns, and what is said of them. */
export function readNouns(reader: Reader, at: number): number | null {
  const { page } = reader
  if (page.word(at) === 'default' && page.isWord(at + 1)) return usually(reader, at)
  // `one per customer`: how many, and nothing that there is.
  if (/^(one|two|three|once|twice)$/.test(page.word(at)) && page.word(at + 1) === 'per') {
    const whole = nounAt(page, at + 2)
    if (whole !== null) return reader.quote(at, whole.to)
  }
  const { items, next } = itemsAt(page, at)
  const last = items.at(-1)
  if (!last) return counted(reader, at) ?? pronoun(reader, at)
  const logged = items.length === 1 ? readLoggedBySome(reader, last) : null
  const valued = logged ?? chosenOf(reader, items) ?? doneBySome(reader, items, at) ?? readPeopleOf(reader, items, at)
  if (valued !== null) return valued
  const word = page.word(next)
  const nouns = items.map(({ noun }) => noun)
  const asking =
    readAsking(reader, items, { at, next }) ?? readDoneWithThose(reader, items, next) ?? readRoom(reader, items, next)
  if (asking !== null) return asking
  // `member+plan`: a way to write that nobody here reads.
  if (word === '+' && isTrade(last.noun.words.at(-1)!) && isTrade(page.word(next + 1))) {
    page.claim(at, next + 2)
    return next + 2
  }
  if (/^[+=<>%]$/.test(word)) return reader.quote(at, tailEnd(page, next))
  // `managers only can approve`
  const modal = behindModal(page, word === 'only' && MODALS.has(page.word(next + 1)) ? next + 1 : next)
  if (modal !== null || beginsClause(page, { to: next })) holdInner(reader, items)
  if (modal !== null) return may(reader, nouns, modal, at)
  if ((isLet(page, at) || (word === 'to' && isLetToo(page, next))) && nouns.every((noun) => isPersonal(noun))) {
    const read = readDeeds(reader, nouns, word === 'to' ? next + 1 : next, 'may', at)
    if (read !== null) return read
    if (nouns.every(({ isPlural }) => isPlural)) return letUnread(reader, nouns, { at, next })
  }
  // `tickets that are open, pending or closed`
  if (/^(that|which)$/.test(word) && /^(is|are)$/.test(page.word(next + 1))) {
    const told =
      readUnchanging(reader, [last.noun], { start: next + 2, from: next }) ??
      values(reader, last.noun, next + 2) ??
      conditionsOf(reader, last.noun, next + 2)
    if (told !== null) return told
  }
  // `a batch being mashing, fermenting or packaged`
  const stands = word === 'being' ? conditionsOf(reader, last.noun, next + 1) : null
  if (stands !== null) return stands
  const unchanging = isUnchanging(page, last) ? readUnchanging(reader, nouns, { start: next - 1, from: at }) : null
  if (unchanging !== null) return unchanging
  const recorded = readRecorded(reader, nouns, next)
  if (recorded !== null) return recorded
  if (relates(page, next)) return belongs(reader, nouns, next)
  // `couriers get the next order`: what happens to them.
  if (/^gets?$/.test(word) && /^(a|an|the)$/.test(page.word(next + 1)) && nouns.every((noun) => isPersonal(noun))) {
    for (const noun of nouns) reader.mention(noun, 'beside')
    return reader.quote(at, tailEnd(page, next))
  }
  if (isHaving(page, next) || (/^(needs?|requires?|gets?)$/.test(word) && /^(a|an|the)$/.test(page.word(next + 1))))
    return has(reader, nouns, next)
  // `restaurants keep a menu`: they have it. `teachers keep notes`: they make them.
  if (/^keeps?$/.test(word) && nounAt(page, next + 1) !== null && !/^(track|the)$/.test(page.word(next + 1)))
    return nouns.every((noun) => isPersonal(noun))
      ? readDeeds(reader, nouns, next, 'may', at)
      : kept(reader, nouns, next)
  if (word === 'by' && reader.facts.intents[0]?.verb === 'extend') return holds(reader, items, next)
  if (/^(with|including)$/.test(word) && isRunning(page, next + 1)) return alone(reader, items, next)
  if (isListing(page, next)) return holds(reader, items, next)
  return readDone(reader, items, next, at)
}

/** `a lesson takes at most eight children`: how many, and what is said next is of the lesson. */
function readRoom(reader: Reader, items: readonly Item[], next: number): number | null {
  const { page } = reader
  const [only] = items
  const isRoom = items.length === 1 && /^(takes?|holds?|fits?|seats?|accommodates?|admits?)$/.test(page.word(next))
  if (!isRoom || isPersonal(only!.noun) || !/^(at|up|no|max|maximum)$/.test(page.word(next + 1))) return null
  const counted = quantityEnd(page, next + 1) > next + 1 ? nounAt(page, next + 1) : null
  if (counted === null) return null
  reader.mention(only!.noun)
  reader.topic = only!.noun
  return reader.quote(next, counted.to)
}

/** `forms that clerks stamp`: what is done with the last of them. */
function readDoneWithThose(reader: Reader, items: readonly Item[], next: number): number | null {
  const last = items.at(-1)!
  if (!last.noun.isPlural || last.inner.length > 0 || isPersonal(last.noun)) return null
  const end = readThatIsDone(reader, last.noun, next)
  if (end !== null) for (const item of items.slice(0, -1)) thing(reader, item)
  return end
}

/** Whoever asks is nothing that is asked for. */
function readAsking(
  reader: Reader,
  items: readonly Item[],
  { at, next }: { readonly at: number; readonly next: number },
) {
  const { page } = reader
  const word = page.word(next)
  const nouns = items.map(({ noun }) => noun)
  // `A car rental company wants to ...`
  if (isAsker(reader, items.at(-1)!.noun) && /^(want|wants|need|needs|would|is|has|asked|asks|plans)$/.test(word)) {
    page.claim(at, next)
    return next
  }
  // `customers want a wishlist`: who asks for it.
  if (
    /^(want|wants|need|needs)$/.test(word) &&
    /^(a|an)$/.test(page.word(next + 1)) &&
    nouns.every((noun) => isPersonal(noun))
  ) {
    for (const noun of nouns) reader.mention(noun, 'beside')
    page.claim(at, next)
    return next
  }
  return null
}

/** `with`, `:`: what it holds stands behind it; and no `fans like posts`. */
const isListing = (page: Page, at: number): boolean =>
  (/^(with|having|including|containing|such|like|namely)$/.test(page.word(at)) &&
    !(page.word(at) === 'like' && isVerbAfterNoun(page, at))) ||
  (page.word(at) === ':' && !page.isEnd(at + 1))

/** `let nurses receive rooms`: a verb nobody here knows; who they are is known all the same. */
function letUnread(
  reader: Reader,
  nouns: readonly Noun[],
  { at, next }: { readonly at: number; readonly next: number },
) {
  const { page, facts } = reader
  facts.doing.push(...nouns)
  reader.doers = { people: nouns, how: 'may' }
  const end = tailEnd(page, next, true)
  for (let other = next + 1; other < end; other += 1) if (isLetToo(page, other)) return reader.quote(at, other - 2)
  return reader.quote(at, end)
}

const OF_THE_TIME = /^(blocked|banned|suspended|muted|locked|deactivated|deleted|inactive|expired|former)$/

/** `members of a committee only find their own`: which of them, and nobody here can say who those are. */
function doneBySome(reader: Reader, items: readonly Item[], at: number): number | null {
  const [only] = items
  // `a blocked user cannot see it`: who that is at the time, and no role of anybody.
  const isOfTheTime = isPersonal(only!.noun) && only!.noun.words.length > 1 && OF_THE_TIME.test(only!.noun.words[0]!)
  if (items.length === 1 && isOfTheTime && behindModal(reader.page, only!.noun.to) !== null)
    return reader.quote(at, tailEnd(reader.page, only!.noun.to, true))
  if (items.length !== 1 || !isDeedOfSome(reader.page, only!.noun.to)) return null
  reader.mention(only!.noun, 'beside')
  return reader.quote(at, tailEnd(reader.page, only!.noun.to, true))
}

/** `results hidden until closed`: when they are seen. */
function hiddenUntil(reader: Reader, items: readonly Item[], next: number): number | null {
  const last = items.at(-1)!
  const isMarked = last.saying.words.some((mark) => /^(hidden|visible|private|public)$/.test(mark))
  // `notes are hidden from customers`
  if (isMarked && reader.page.word(next - 1) === 'hidden' && reader.page.word(next) === 'from')
    return readHiddenFrom(
      reader,
      items.map(({ noun }) => noun),
      next - 1,
      false,
    )
  if (!isMarked || !reader.page.isAside(next)) return null
  for (const { noun } of items.slice(0, -1)) reader.mention(noun, 'beside')
  return reader.quote(last.from, next)
}

const isCounted = ({ tokens }: Page, { from, head }: Noun): boolean =>
  tokens.slice(from - 1, head).some(({ kind }) => kind === 'number')

/** What they are, what becomes of them, and what they do. */
function readDone(reader: Reader, items: readonly Item[], next: number, at: number): number | null {
  const { page } = reader
  const nouns = items.map(({ noun }) => noun)
  const word = page.word(next)
  const approved = hiddenUntil(reader, items, next) ?? readApproval(reader, nouns, next)
  if (approved !== null) return approved
  if (/^(is|are|was|were|gets|get)$/.test(word)) return is(reader, items, next)
  if (
    verbBase(word) === 'move' &&
    isVerbAfterNoun(page, next) &&
    /^(from|to|through|between|along)$/.test(page.word(next + 1))
  ) {
    alone(reader, items, at)
    reader.mention(nouns.at(-1)!)
    page.claim(next, next + 1)
    return next + 1
  }
  if (/^(end|ends|finish|finishes)$/.test(word)) {
    const ended = outcomeOf(
      reader,
      nouns.at(-1)!,
      /^(as|up|in|either)$/.test(page.word(next + 1)) ? next + 2 : next + 1,
    )
    if (ended !== null) return ended
  }
  // `receptionists do check-in and check-out`
  if (/^(do|does|perform|performs|handle|handles)$/.test(word) && /^check(in|out)$/.test(page.word(next + 1))) {
    const read = readDeeds(reader, nouns, next + 1, 'may', at)
    if (read !== null) return read
  }
  const often = readOften(reader, nouns, next, at)
  if (often !== null) return often
  if (isByOthers(reader, nouns, next)) return reader.quote(at, tailEnd(page, next, true))
  if ((isVerbAfterNoun(page, next) || isDeedOf(page, next)) && doneHere(page, next) !== null) {
    const read = readDeeds(reader, nouns, next, 'may', at)
    if (read !== null) return read
  }
  if (isVerbAfterNoun(page, next)) {
    return readUnknown(reader, nouns, next, at)
  }
  const gapped = doneTo(reader, items, next) ?? readGapped(reader, nouns, next, at)
  if (gapped !== null) return gapped
  // `100 requests per minute`: how often, and no thing.
  if (word === 'per' && SECONDS.has(page.word(next + 1)) && isCounted(page, nouns[0]!))
    return readRest(reader, items, next + 2)
  if (word === 'per' || (word === 'for' && page.word(next + 1) === 'each')) holdInner(reader, items)
  const read = readPer(reader, nouns, next)
  if (read !== null) {
    for (const item of items.slice(0, -1)) thing(reader, item)
    return readRest(reader, items, read)
  }
  if (word === 'per' || (word === 'for' && page.word(next + 1) === 'each')) return each(reader, nouns, next)
  const between = items.length === 1 ? readBetween(reader, nouns[0]!, next) : null
  if (between !== null) return readRest(reader, items, between)
  return alone(reader, items, next)
}

/** `accountants also write invoices`, `the accountant only sees invoices` */
function readOften(reader: Reader, nouns: readonly Noun[], next: number, at: number): number | null {
  const { page } = reader
  const word = page.word(next)
  const verb = verbBase(page.word(next + 1))
  if (verb === null || !/^(only|also|always|never|then|usually|often)$/.test(word)) return null
  const isOne = nouns.length === 1 && !nouns[0]!.isPlural && page.word(next + 1).endsWith('s')
  return nouns.every((noun) => isPersonal(noun)) && (isOne || verb === page.word(next + 1))
    ? readDeeds(reader, nouns, next + 1, word === 'never' ? 'not' : 'may', at)
    : null
}

/** `the front desk books appointments`, `a job imports them`: what does something is no person and no thing anybody spoke of. */
const isByOthers = ({ page, facts }: Reader, nouns: readonly Noun[], at: number): boolean =>
  isVerbAfterNoun(page, at) &&
  page.word(at).endsWith('s') &&
  nouns.every(
    (noun) =>
      !isPersonal(noun) &&
      !hasArchetype(noun.words.at(-1)!) &&
      !facts.mentions.some((one) => one.noun.words.at(-1) === noun.words.at(-1)),
  )

/** `codes limited to one use`: a verb nobody here knows. */
function doneTo(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page } = reader
  const isDone =
    /.{4}ed$/.test(page.word(at)) &&
    verbBase(page.word(at)) === null &&
    isPlural(page.word(at - 1)) &&
    /^(by|to|in|on|from|with|for|at)$/.test(page.word(at + 1))
  if (!isDone) return null
  alone(reader, items, at)
  return reader.quote(at, tailEnd(page, at + 1))
}

/** `allow users to book rooms`, `lets parents see grades` */
const isLet = (page: Page, at: number): boolean =>
  /^(allow|allows|allowing|let|lets|letting|enable|enables|enabling|permit|permits|want|wants)$/.test(page.word(at - 1))

const isAsker = ({ page, facts }: Reader, { from, words, isPlural }: Noun): boolean =>
  !isPlural &&
  facts.mentions.length === 0 &&
  /^(a|an|our|my|the)$/.test(page.word(from)) &&
  page.isEnd(from - 1) &&
  (ASKERS.has(words.at(-1)!) || COLLECTIVES.has(words.at(-1)!) || PLACES.has(words.at(-1)!))
