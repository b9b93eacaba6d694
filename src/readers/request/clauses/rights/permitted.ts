import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { pascal } from '../../vocabulary/forms.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { separatorAt } from '../../nouns/separators.ts'
import { phraseEnd, tailEnd } from '../../asides/ends.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { HAVING } from '../../vocabulary/functions.ts'
import { DOINGS, PARTICIPLES, isOperation } from '../../vocabulary/verbs.ts'
import { relatedTo } from '../deeds/deed.ts'
import { readUnchanging } from './unchanging.ts'
import type { Page } from '../../page/page.ts'
import { readMarked } from '../states/marked.ts'
import { readShared } from './shared.ts'
import { SPANS, TAKEN, rowsOf, takenOf } from '../doings/taken.ts'
import { readHiddenFrom } from './never-seen.ts'
import { belongs, has, relates } from '../things/holding.ts'
import { readDeeds } from '../deeds/deeds.ts'
import { doneHere, workDone } from '../../nouns/works.ts'
import type { behindModal } from './rules.ts'
import { leaveState } from '../states/unsaid.ts'
import { kindsOf, stagesOf, values, standingsOf } from '../states/values.ts'

type Modal = NonNullable<ReturnType<typeof behindModal>>

export function may(reader: Reader, nouns: readonly Noun[], modal: Modal, at: number): number | null {
  const { page, facts } = reader
  const isGiven = /^(get|need|require)$/.test(page.word(modal.next)) && /^(a|an|the)$/.test(page.word(modal.next + 1))
  const isPossible = /^(may|can|might|could)$/.test(page.word(modal.next - 1))
  if (HAVING.has(page.word(modal.next)) || isGiven) return has(reader, nouns, modal.next, isPossible)
  if (/^(let|allow|enable|permit)$/.test(page.word(modal.next))) return modal.next + 1
  if (relates(page, modal.next)) return belongs(reader, nouns, modal.next)
  const hidden = readHiddenFrom(reader, nouns, modal.next, modal.isNot)
  if (hidden !== null) return hidden
  // `can only read` takes nothing from others; `can only be read by` does.
  const how = modal.isNot ? 'not' : 'may'
  const standing =
    page.word(modal.next - 1) === 'be' && !modal.isNot ? standingsOf(reader, nouns.at(-1)!, modal.next) : null
  if (standing !== null) return standing
  if ((doneHere(page, modal.next) !== null || page.word(modal.next) === 'keep') && !isPassive(reader, modal.next)) {
    const read = readDeeds(reader, nouns, modal.next, how, at)
    if (read !== null) return read
  }
  const unchanging = isBe(page, modal)
    ? readUnchanging(reader, nouns, { start: modal.next, from: at, isNot: modal.isNot })
    : null
  if (unchanging !== null) return unchanging
  const areDoing = nouns.every((noun) => isPersonal(noun) && noun.isPlural) && page.word(modal.next - 1) !== 'be'
  if (!areDoing) for (const noun of nouns) reader.mention(noun, 'beside')
  if (reader.capabilities.has(modal.next)) return modal.next
  const told =
    values(reader, nouns.at(-1)!, modal.next) ??
    (page.word(modal.next - 1) === 'be' && !modal.isNot ? stagesOf(reader, nouns.at(-1)!, modal.next) : null) ??
    (isLimited(reader, nouns, modal, at)
      ? null
      : passives(reader, nouns, modal.next, modal.isOnly ? 'only' : how, at)) ??
    (page.word(modal.next - 1) === 'be' && !modal.isNot ? kindsOf(reader, nouns.at(-1)!, modal.next) : null)
  if (told !== null) return told
  if (nouns.every((noun) => isPersonal(noun))) reader.doers = { people: nouns, how }
  if (areDoing) facts.doing.push(...nouns)
  const end = phraseEnd(page, modal.next + 1)
  if (page.word(modal.next - 1) === 'be') leaveState(reader, nouns.at(-1)!, modal.next, end)
  return reader.quote(at, end)
}

/** `must not be altered`, `can neither be edited nor deleted`, `are not editable` */
const isBe = (page: Page, { next }: Modal): boolean =>
  page.word(next - 1) === 'be' || page.word(next) === 'neither' || /^(is|are)$/.test(page.word(next - 2))

/** `a spot must not be reserved twice`: what must not happen to it says more than who may do it. */
function isLimited({ page }: Reader, nouns: readonly Noun[], { next, isNot }: Modal, at: number): boolean {
  const behind = page.word(next + 1)
  const last = nouns.at(-1)!
  const isMust = page.tokens
    .slice(last.to < at || last.to > next ? at : last.to, next)
    .some(({ lower }) => /^(must|should|shall|has|have|need|needs)$/.test(lower))
  return (isNot || isMust) && !(page.isEnd(next + 1) || /^(by|to|,|and|only)$/.test(behind))
}

const isPassive = ({ page }: Reader, at: number): boolean => page.word(at - 1) === 'be' && page.word(at).endsWith('ed')

/** `can be edited, deleted and pinned`: one behind the other. */
function passives(
  reader: Reader,
  of: readonly Noun[],
  at: number,
  how: 'may' | 'only' | 'not',
  from: number,
): number | null {
  const { page } = reader
  let end = passive(reader, of, at, how, from)
  for (let again = end === null ? null : separatorAt(page, end); again !== null; again = separatorAt(page, end!)) {
    const word = page.word(again)
    if (!(word.endsWith('ed') || PARTICIPLES.has(word)) || nounAt(page, again)?.isPlural === true) break
    const next = passive(reader, of, again, how, from)
    if (next === null) break
    end = next
  }
  return end
}

/** `can be cancelled by customers`, `is visible to members` */
export function passive(
  reader: Reader,
  of: readonly Noun[],
  at: number,
  how: 'may' | 'only' | 'not',
  from: number,
): number | null {
  const { page, facts } = reader
  const word = page.word(at)
  const isSeen = /^(visible|readable|accessible|public|private)$/.test(word)
  const base = isSeen ? 'read' : (verbBase(word) ?? PARTICIPLES.get(word) ?? workDone(page, at))
  // `waiters may swap shifts`: what they do, and nothing that is done with them.
  const isActive =
    verbBase(word) === word && !/^(be|been|is|are|was|were|get|gets|only|and|or|,)$/.test(page.word(at - 1))
  if (base === null || isActive) return null
  page.claim(from, at + 1)
  let next = at + 1
  // `booked by the hour`: nobody books them, and how long it is for is told.
  if (
    /^(by|for)$/.test(page.word(next)) &&
    /^(the|a|one)$/.test(page.word(next + 1)) &&
    SPANS.test(page.word(next + 2))
  )
    return undone(reader, of, base, from, next)
  let isOnly = how === 'only'
  while (/^(only|to|by|for)$/.test(page.word(next))) {
    isOnly ||= page.word(next) === 'only'
    next += 1
  }
  if (next === at + 1 && how === 'not' && base !== 'read')
    for (const one of of)
      facts.rules.push({
        who: 'nobody',
        verbs: DOINGS.get(base) ?? [],
        of: one,
        how: 'only',
        from: page.words(from, next),
      })
  if (next === at + 1 && /^(public|private)$/.test(word))
    for (const one of of)
      facts.rules.push({
        who: word === 'public' ? 'anyone' : 'owner',
        verbs: ['read'],
        of: one,
        how: word === 'public' ? 'may' : 'only',
        from: page.words(from, next),
      })
  const marked = base === 'mark' ? readMarked(reader, [], of, next) : null
  if (marked !== null) return marked
  const shared = base === 'share' && how !== 'not' ? readShared(reader, of, next) : null
  if (shared !== null) return shared
  // `can be shared with single people or made visible to the team`: with whom, nobody here can say.
  if (base === 'share' && page.word(next) === 'with') return reader.quote(at, tailEnd(page, next, true))
  if (!isSeen && page.word(at + 1) === 'to') return givenTo(reader, of, next)
  if (next === at + 1 && how !== 'not' && !isSeen && !reader.capabilities.has(next))
    return undone(reader, of, base, from, next)
  if (next === at + 1 || reader.capabilities.has(next - 1)) return next
  const end = readDeedsOf(reader, of, base, next, isOnly ? 'only' : how)
  if (end !== null) page.claim(from, end)
  return end ?? next
}

/** `orders can be cancelled`: somebody may, and nobody says who. `a refund is created` is done by nobody. */
function undone(reader: Reader, of: readonly Noun[], verb: string, from: number, next: number): number | null {
  const { page, facts } = reader
  if (TAKEN.has(verb)) return takenOf(reader, of, verb, next)
  const isMay = page.tokens.slice(from, next).some(({ lower }) => /^(can|may|could)$/.test(lower))
  if (!isMay && !/^(at|on)$/.test(page.word(next))) return null
  if (isMay && isOperation(verb))
    for (const one of of) facts.operations.push({ verb, of: one, from: page.words(from, next) })
  return next
}

/** `assets are assigned to employees`: those have them, and do not assign them. */
export function givenTo(reader: Reader, of: readonly Noun[], at: number): number {
  const { page, facts } = reader
  // `to one or two cleaners`
  const isFew = /^(one|two|three)$/.test(page.word(at)) && page.word(at + 1) === 'or'
  const parent = nounAt(page, isFew ? at + 2 : at)
  if (parent === null) return at
  page.claim(parent.from, parent.to)
  // `assigned to a user`: a task has one.
  if (/^(user|person|people|somebody|someone)$/.test(parent.words.join(' '))) {
    for (const one of of) {
      reader.mention(one)
      const assignee = itemOf({ ...parent, words: ['assignee'], isPlural: false, adjectives: [] })
      // `to several people`
      const areSeveral = parent.adjectives.some((word) => /^(several|many|multiple)$/.test(word))
      const many = {
        ...itemOf({ ...parent, words: ['assignee'], isPlural: true }),
        saying: { ...assignee.saying, type: 'many User' },
      }
      reader.hold(one, [areSeveral ? many : assignee])
    }
    return parent.to
  }
  // `a job is assigned to two cleaners`: it has them, and they sign in.
  if (isPersonal(parent) && of.every((child) => !child.isPlural && !isPersonal(child))) {
    for (const one of of) reader.hold(one, [somebodyOf(parent)])
    reader.facts.roles.push({ noun: parent })
    return parent.to
  }
  for (const child of of) {
    // `phones are assigned to employees`: both are kept, and each phone is one's at most.
    if (child.isPlural && parent.isPlural && !isPersonal(child)) {
      for (const noun of [child, parent]) reader.mention(noun)
      const one = itemOf({ ...parent, isPlural: false, adjectives: [] })
      reader.hold(child, [{ ...one, saying: { ...one.saying, type: `-> ${pascal(parent.words)}? set-null` } }])
      continue
    }
    facts.belongings.push({ child, parent, isSure: false })
  }
  return parent.to
}

/** `cleaner`, or `cleaners` where there are several. */
function somebodyOf(people: Noun) {
  const item = itemOf({ ...people, words: people.words.slice(-1), adjectives: [] })
  return { ...item, saying: { ...item.saying, type: people.isPlural ? 'many User' : '-> User? set-null' } }
}

function readDeedsOf(
  reader: Reader,
  of: readonly Noun[],
  verb: string,
  at: number,
  how: 'may' | 'only' | 'not',
): number | null {
  const { page, facts } = reader
  const { items, next } = itemsAt(page, at)
  const isEveryone = /^(everyone|everybody|anyone|anybody|all)$/.test(page.word(at))
  if (items.length === 0 && !isEveryone) return null
  const people: readonly (Noun | 'anyone')[] = isEveryone ? ['anyone'] : items.map(({ noun }) => noun)
  const from = page.words(of[0]?.from ?? at, next)
  const rows = how === 'not' ? of : rowsOf(reader, of, verb, at)
  // `approved by the employee's manager`: of whoever the row belongs to, and not of all of them.
  const [who] = people
  const by = people.length === 1 && who !== undefined && who !== 'anyone' && how !== 'not' ? relatedTo(page, who) : null
  if (by !== null && isOperation(verb)) {
    page.claim(by.from, by.to)
    for (const one of rows) {
      facts.operations.push({ verb, of: one, from })
      facts.rules.push({ who: 'owner', by, verbs: DOINGS.get(verb) ?? [], of: one, how, from, operation: verb })
    }
    return next
  }
  facts.deeds.push({ people, verb: rows[0] === of[0] ? verb : 'create', of: rows, how, from })
  return isEveryone ? at + 1 : next
}
