import type { CapabilityName } from '../../../model/index.ts'
import { isAttributeName } from '../nouns/attributes.ts'
import type { Facts } from '../facts.ts'
import { singular } from '../vocabulary/forms.ts'
import { EACH_HAS_ONE, isSingle } from './held-things.ts'
import { hasArchetype, isAdjective, isPerson, isTrade, verbBase } from '../vocabulary/lexicon.ts'
import type { Noun } from '../nouns/noun.ts'
import { isSystem } from '../nouns/systems.ts'
import { isMachinery } from '../vocabulary/machinery.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { isAnyKind, kindOf } from '../vocabulary/kinds/index.ts'
import { OWNERS, RANKS } from '../vocabulary/people.ts'

export const PARTICIPLES_TOO: ReadonlySet<string> = new Set(
  'found lost sold paid unpaid sent broken stolen open new draft pending late anonymous'.split(' '),
)

export const keyOf = (words: readonly string[]): string => words.map((word) => singular(word)).join(' ')

/** What code may bear: letters without their marks. */
export const asciiOf = (word: string): string => word.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')

/**
 * Whether rows can be made of it: of some names never, of some where the request says what they hold. People are things
 * where something is said of what they hold, or done with them; else they are who asks.
 */
export function canBeThing(noun: Noun, facts: Facts, owners: ReadonlySet<string>): boolean {
  const last = noun.words.at(-1)!
  const isHeld = owners.has(keyOf(noun.words))
  // `sale prices: staff set a reduced price`: one of those.
  const isOneOf = facts.mentions.some((one) => one.noun.isPlural && one.noun.words.at(-1) === last)
  if (isAttributeName(noun) && !isHeld && !isOneOf) return false
  if (isNoName(noun) || (noun.isActor === true && !isHeld)) return false
  // `snapshots`, `idempotency keys`: of a program, where nobody says what they hold, or makes them.
  if (isMachinery(noun.words) && !isHeld && !isMade(noun, facts)) return false
  const isNone = isBuilt(noun) || isShown(noun, facts) || isMeantBySomethingAsked(last, facts)
  if (noun.isListed === true && !isNone && !isWord(noun)) return true
  if (isWorkedOn(noun, facts) || (noun.isEach && isHeld && (isSystem(noun) || WORKED_ON.has(noun.words.join(' ')))))
    return true
  if (isSystem(noun) && !hasArchetype(last))
    return noun.isPlural && noun.words.length === 1 && (last === 'module' || isHeld || isBesideItsOwn(noun, facts))
  // `Author: name, born`
  const isAuthor = isHeld && noun.words.join(' ') === 'author'
  const isAmongTheirs = last === 'owner' && noun.words.length === 1 && isBesideItsOwn(noun, facts)
  if ((isWord(noun) && !isAuthor && !isAmongTheirs) || isNone) return false
  if (facts.intents[0]?.intent === 'review' && (!hasArchetype(last) || isFinding(noun))) return false
  if (isHeld || !(isHow(noun) || isSomebody(noun) || isAttribute(noun))) return true
  if (!isSomebody(noun) && isAttribute(noun) && isBesideItsOwn(noun, facts)) return true
  // `coaches enter scores`
  if (!isSomebody(noun) && kindOf(noun.words) !== null && isMadeBySomebody(noun, facts)) return true
  return (
    noun.words.length === 1 &&
    isTrade(last) &&
    (isReferredTo(noun, facts) || isTaken(noun, facts) || isBesideItsOwn(noun, facts) || isMadeBySomebody(noun, facts))
  )
}

/** `members reserve tools`: what something that is kept is of. */
const isTaken = ({ words, isPlural }: Noun, { belongings }: Facts): boolean =>
  isPlural &&
  belongings.some(
    ({ isSure, parent, child }) => isSure && keyOf(parent.words) === keyOf(words) && kindOf(child.words) !== null,
  )

/** `14 day trial`: how long something is; `a.b.c`: letters name nothing. */
const isNoName = ({ words }: Noun): boolean =>
  asciiOf(words.join('')) === '' ||
  /^\d/.test(words[0]!) ||
  // `A1 to C2`
  (words.length === 1 && /^[a-z]\d{1,2}$/.test(words[0]!)) ||
  // `who accessed personal data`: whose it is, and no name.
  words.at(-1) === 'personal' ||
  // `published ones`: some of what was spoken of.
  /^(one|ones)$/.test(words.at(-1)!) ||
  words.every((word) => word.length < 2) ||
  // `v1`, `argon2`
  /^[a-z]{1,6}\d+$/.test(words.at(-1)!) ||
  (words.length > 1 && /^(day|week|month|hour|minute)$/.test(words[0]!) && !isAnyKind(words.join(' ')))

/** By itself it is how something is, a language, or what is sent. */
const isWord = ({ words, isPlural }: Noun): boolean => {
  const [only = ''] = words
  // `double opt-in`: how somebody comes, and no row.
  if (/^opt(in|out)$/.test(words.at(-1)!) || words.join(' ') === 'dead letter') return true
  if (words.length > 1) return false
  if (/^(other|one|two|three|their|theirs|hers|ours|these|those|them)$/.test(only)) return true
  if (OWNERS.has(only) && (!isPlural || only === 'owner')) return true
  return isAdjective(only) || PARTICIPLES_TOO.has(only) || LANGUAGES.has(only) || /^(email|mail|sms|change)$/.test(only)
}

/** `a FastAPI project`, `CRUD operations`, `primary keys`, `an unsubscribe link`: of how it is built, and no row. */
const isBuilt = ({ words }: Noun): boolean => {
  if (words.length < 2) return false
  if (/^(fastapi|python|postgres|postgresql|api|backend)$/.test(words[0]!)) return true
  if (words.every(isTrade) && kindOf(words) === null) return true
  // `invite links`, `reset tokens`: everybody knows what is kept of one.
  if (isAnyKind(words.join(' '))) return false
  if (words.length > 2) return false
  return (
    words[1] === 'pdf' ||
    (words[1] === 'key' && /^(primary|foreign|unique|composite|surrogate)$/.test(words[0]!)) ||
    (/^(link|button|form|screen|mail|email|token)$/.test(words[1]!) && verbBase(words[0]!) === words[0])
  )
}

/** What a capability is made of: keys that programs sign in with, what one searches by, what is answered from documents. */
const OF_CAPABILITIES: Partial<Record<CapabilityName, ReadonlySet<string>>> = {
  'api-keys': new Set(['key', 'scope']),
  'rate-limit': new Set(['request', 'attempt']),
  search: new Set(['filter', 'facet']),
  retrieval: new Set(['answer', 'citation', 'passage', 'paragraph', 'source']),
}
const isMeantBySomethingAsked = (last: string, { capabilities }: Facts): boolean =>
  capabilities.some(({ name }) => OF_CAPABILITIES[name]?.has(last) === true)

/** `moderation and spam detection`, `credits are deducted`: what is done, and no row of anything. */
const isHow = (noun: Noun): boolean =>
  kindOf(noun.words) === null &&
  !noun.isPlural &&
  ((noun.words.length === 1 && /.{3}ed$/.test(noun.words[0]!)) || isDoing(noun))

/** Whoever asks, looks at it, or works with it. */
const isSomebody = ({ words }: Noun): boolean => {
  const last = words.at(-1)!
  if (/^(viewer|visitor)$/.test(last)) return true
  if (words.length > 1) return false
  return /^(people|person)$/.test(last) || (isPerson(last) && ((RANKS.get(last) ?? 9) <= 1 || WORKING.has(last)))
}

/** `warranty end dates`, `credits`, `a token`: of each row there is one, or so much. */
const isAttribute = (noun: Noun): boolean => {
  const last = noun.words.at(-1)!
  // `device tokens`: everybody knows what is kept of one.
  if (last === 'token' && noun.isPlural && isAnyKind(noun.words.join(' '))) return false
  if (last === 'token' || (isSingle(noun) && kindOf(noun.words) === null)) return true
  if (noun.words.length > 1) return false
  if (EACH_HAS_ONE.has(last) || last === 'avatar' || AMOUNTS.has(last) || (isTrade(last) && !hasArchetype(last)))
    return true
  return !noun.isPlural && noun.from === noun.head && isFieldAlone(last)
}

/** One of it, of no article, called after what is done. */
const isDoing = (noun: Noun): boolean =>
  !noun.isEach && noun.from === noun.head && /.{3}(tion|sion|ment|ing|ance|ence|ity|ness|ism)$/.test(noun.words.at(-1)!)

/** `dashboards with visitors per day`: what shows other rows, where nobody makes one. */
const isShown = ({ words, isPlural }: Noun, { rules }: Facts): boolean =>
  (SHOWN.has(words.at(-1)!) || isPageOf(words)) &&
  // `trees with species and height` are no view of anything.
  !(words.join(' ') === 'tree' && isPlural) &&
  !rules.some(({ of, verbs }) => of !== null && of.words.at(-1) === words.at(-1) && verbs.includes('create'))
/** `product pages`: where a product is seen. */
const isPageOf = (words: readonly string[]): boolean =>
  words.length === 2 &&
  words[1] === 'page' &&
  /^(product|item|order|search|profile|checkout|listing|category)$/.test(words[0]!)
const SHOWN: ReadonlySet<string> = new Set(
  'history tree stat metric map dashboard overview leaderboard ranking standing chart graph statistic filter facet'.split(
    ' ',
  ),
)

const LANGUAGES: ReadonlySet<string> = new Set(
  'german english french spanish italian dutch polish portuguese czech turkish russian chinese japanese arabic'.split(
    ' ',
  ),
)

/** So much of it: nothing of which there are several rows. */
const AMOUNTS: ReadonlySet<string> = new Set(
  'daily weekly monthly quarterly yearly annual annually first third last next markdown json xml html csv pdf excel yaml sms second minute hour day week month year euro dollar pound eur usd gbp chf cent percent point credit money cash mile coin karma xp revenue turnover income'.split(
    ' ',
  ),
)

/** `date`, `weight`: what names a field and nothing else. */
const isFieldAlone = (word: string): boolean => typeByName(word).known && !hasArchetype(word) && !isPerson(word)

/** `buildings, units and leases`: what is of those is a thing, whatever else it means. */
const isBesideItsOwn = ({ words, isPlural }: Noun, { mentions, holdings }: Facts): boolean => {
  const isOfOneAnother = (noun: Noun): boolean => isOf(words, noun.words.at(-1)!) || isOf(noun.words, words.at(-1)!)
  return (
    isPlural &&
    kindOf(words) !== null &&
    (mentions.some(({ noun, how }) => how !== 'beside' && isOfOneAnother(noun)) ||
      holdings.some(({ items }) => items.some(({ noun }) => noun.isPlural && isOfOneAnother(noun))))
  )
}

const isOf = (words: readonly string[], other: string): boolean =>
  (kindOf(words)?.of ?? []).some((group) => group.includes(singular(other)))

/** `users collect responses`, `people file bugs` */
const isMadeBySomebody = (noun: Noun, facts: Facts): boolean =>
  noun.isPlural && (kindOf(noun.words) !== null || noun.words[0] === 'bug') && isMade(noun, facts)

const isMade = ({ words }: Noun, { rules }: Facts): boolean =>
  rules.some(({ of, verbs }) => of !== null && verbs.includes('create') && keyOf(of.words) === keyOf(words))

/** `clerks sharpen tools`: what people do something with is kept, though the word is one of the trade. */
const isWorkedOn = ({ words, isPlural }: Noun, { rules, operations, deeds, belongings }: Facts): boolean => {
  if (!isPlural || words.length > 1 || !WORKED_ON.has(words[0]!)) return false
  const isIt = (of: Noun | null): boolean => of !== null && keyOf(of.words) === keyOf(words)
  return (
    rules.some(({ of }) => isIt(of)) ||
    operations.some(({ of }) => isIt(of)) ||
    deeds.some(({ of }) => of.some(isIt)) ||
    belongings.some(({ isSure, parent, child }) => isSure && (isIt(parent) || isIt(child)))
  )
}
const WORKED_ON: ReadonlySet<string> = new Set('story tool route goal part server case entry'.split(' '))

/** `a claim refers to a policy` */
const isReferredTo = ({ words }: Noun, { belongings }: Facts): boolean =>
  KEPT_TRADE.has(words.at(-1)!) &&
  belongings.some(({ isSure, parent }) => isSure && keyOf(parent.words) === keyOf(words))
/** Who does something, and is no row by himself. */
const WORKING: ReadonlySet<string> = new Set(
  'manager staff operator moderator editor supervisor analyst auditor support maintainer finance kitchen reception accounting procurement'.split(
    ' ',
  ),
)
const KEPT_TRADE: ReadonlySet<string> = new Set(
  'policy rule problem case part step stage unit page list team company'.split(' '),
)

/** `security issues` are what a review finds. */
const isFinding = ({ words }: Noun): boolean =>
  words.length > 1 && words.at(-1) === 'issue' && words.slice(0, -1).every(isTrade)

export const NOBODY: ReadonlySet<string> = new Set()
