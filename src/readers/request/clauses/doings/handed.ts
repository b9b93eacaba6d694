import { tailEnd } from '../../asides/ends.ts'
import type { People } from '../../facts.ts'
import { itemOf, sayingNothing } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { coined } from '../../nouns/coined.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPlural, singular } from '../../vocabulary/forms.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { setOf } from '../../vocabulary/words.ts'
import { tellAssigning } from './assigned.ts'
import { type Said, tellAll } from '../deeds/deed.ts'
import { holdBehind } from '../things/fields-behind.ts'

/** `doctors send patients prescriptions`, `users send each other messages`: each has whom it is for, who sees it. */
export function readHanded(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  if (verbs.length !== 1 || !HANDING.has(verbs[0]!)) return null
  const whom = whomAt(page, at)
  const what = whom === null ? null : nounAt(page, whom.to)
  if (whom === null || what === null || !isSetOff(page, whom, what) || isPersonal(what)) return null
  if (isNoRow(reader, whom, what)) return reader.quote(from, tailEnd(page, what.to, true))
  page.claim(from, what.to)
  reader.mention(what)
  const said = page.words(from, what.to)
  tellAll(reader, people, { of: what, does: ['create'], how, isAllowed, said })
  const receiver = whom.noun ?? coined({ from: at, to: whom.to }, ['receiver'], false)
  const item = itemOf({ ...receiver, isPlural: false, isEach: false })
  reader.hold(what, [
    whom.noun === null ? { ...item, saying: { ...sayingNothing(whom.to), type: '-> User cascade' } } : item,
  ])
  const isThing = facts.mentions.some(({ noun }) => noun.words.join() === receiver.words.join())
  if (whom.noun !== null && !isThing) facts.roles.push({ noun: whom.noun })
  facts.rules.push({ who: 'owner', as: receiver, verbs: ['read'], of: what, how: 'may', from: said })
  if (verbs[0] === 'assign') tellAssigning(reader, people, what, receiver)
  reader.done = { of: what, made: what, from, to: what.to, by: people }
  reader.topic = what
  return holdBehind(reader, what, what, what.to)
}

export interface Whom {
  /** Null for others like whoever does it. */
  readonly noun: Noun | null
  readonly isPlural: boolean
  readonly to: number
}

/** Somebody who stands before what he gets: `each other`, `patients`, `each student`, `the tenant`. */
export function whomAt(page: Page, at: number): Whom | null {
  if (page.matches(at, ['each', 'other']) || page.matches(at, ['one', 'another']))
    return { noun: null, isPlural: true, to: at + 2 }
  const isSaid = DETERMINED.has(page.word(at))
  const head = isSaid ? at + 1 : at
  const word = page.word(head)
  if (isSaid && PEERS.has(singular(word))) return { noun: null, isPlural: isPlural(word), to: head + 1 }
  if (!page.isWord(head) || !isPersonal({ words: [singular(word)] })) return null
  if (page.word(at) === 'other') return { noun: null, isPlural: true, to: head + 1 }
  if (!isSaid && !isPlural(word)) return null
  const noun = { ...coined({ from: at, to: head + 1 }, [singular(word)], isPlural(word)), head }
  return { noun, isPlural: isPlural(word), to: head + 1 }
}

/** What is handed over, and no name of both: `the customer order` is one thing, `customers an order` are two. */
const isSetOff = (page: Page, whom: Whom, what: Noun): boolean =>
  ARTICLES.has(page.word(what.from)) ||
  (whom.isPlural && (what.isPlural || whom.noun === null || UNCOUNTED.has(what.words.at(-1)!)))

/** A mail, or what somebody then may. */
function isNoRow({ capabilities }: Reader, whom: Whom, what: Noun): boolean {
  for (let at = whom.to; at < what.to; at += 1) if (capabilities.has(at)) return true
  return NO_ROWS.has(what.words.at(-1)!)
}

const HANDING = setOf('send give hand offer issue award pass assign')
const PEERS = setOf('friend colleague contact neighbour neighbor peer follower')
const UNCOUNTED = setOf('homework feedback credit training')
const DETERMINED = setOf('the a an each every other their his her')
const ARTICLES = setOf('a an the one their his her')

/** What nobody keeps a row of when it is handed over. */
const NO_ROWS = setOf(
  'access permission right role money help advice praise time day notice mail email sms text notification reminder newsletter alert confirmation link update code push option choice ability possibility chance way opportunity overview',
)
