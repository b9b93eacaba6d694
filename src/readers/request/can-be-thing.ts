import type { Facts } from './facts.ts'
import { singular } from './forms.ts'
import { EACH_HAS_ONE, isSingle } from './held-things.ts'
import { hasArchetype, isAdjective, isPerson, isTrade, verbBase } from './lexicon.ts'
import type { Noun } from './noun.ts'
import { isSystem } from './reader.ts'
import { typeByName } from './vocabulary/field-names.ts'
import { kindOf } from './vocabulary/kinds/index.ts'
import { OWNERS, RANKS } from './vocabulary/people.ts'

export const PARTICIPLES_TOO: ReadonlySet<string> = new Set(
  'found lost sold paid unpaid sent broken stolen open new draft pending late anonymous'.split(' '),
)

export const keyOf = (words: readonly string[]): string => words.map((word) => singular(word)).join(' ')

/** What code may bear: letters without their marks. */
export const asciiOf = (word: string): string => word.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')

/** People are things where something is said of what they hold, or done with them; else they are who asks. */
export function canBeThing(noun: Noun, facts: Facts, owners: ReadonlySet<string>): boolean {
  const last = noun.words.at(-1)!
  if (asciiOf(noun.words.join('')) === '' || /^\d/.test(noun.words[0]!)) return false
  // `14 day trial`: how long something is.
  if (noun.words.length > 1 && /^(day|week|month|hour|minute)$/.test(noun.words[0]!)) return false
  // `a.b.c`: letters name nothing.
  if (noun.words.every((word) => word.length < 2)) return false
  if (isSystem(noun) && !hasArchetype(last))
    return noun.isPlural && noun.words.length === 1 && (last === 'module' || owners.has(keyOf(noun.words)))
  if (
    noun.words.length === 1 &&
    ((OWNERS.has(last) && (!noun.isPlural || last === 'owner')) || isAdjective(last) || PARTICIPLES_TOO.has(last))
  )
    return false
  if (noun.words.length === 1 && (LANGUAGES.has(last) || /^(email|mail|sms|change)$/.test(last))) return false
  if (last === 'token') return owners.has(keyOf(noun.words))
  // `a FastAPI project`: what is built.
  if (noun.words.length > 1 && /^(fastapi|python|postgres|postgresql|api|backend)$/.test(noun.words[0]!)) return false
  // `CRUD operations`: of how it is built.
  if (noun.words.length > 1 && noun.words.every(isTrade) && kindOf(noun.words) === null) return false
  // `moderation and spam detection`: what is done, and no row of anything.
  if (isDoing(noun)) return owners.has(keyOf(noun.words))
  // `warranty end dates`: of each there is one.
  if (isSingle(noun) && kindOf(noun.words) === null) return owners.has(keyOf(noun.words))
  // `credits are deducted`
  if (noun.words.length === 1 && !noun.isPlural && last.endsWith('ed') && kindOf(noun.words) === null)
    return owners.has(last)
  if (/^(filter|facet)$/.test(last) && facts.capabilities.some(({ name }) => name === 'search')) return false
  if (isShown(noun, facts) || isOfTrade(noun)) return false
  // Keys that programs sign in with are no rows of anybody's.
  if (/^(key|scope)$/.test(last) && facts.capabilities.some(({ name }) => name === 'api-keys')) return false
  if (/^(people|person|follower|viewer|visitor)$/.test(last)) return owners.has(keyOf(noun.words))
  // What is answered from documents is no row.
  if (ANSWERS.has(last) && facts.capabilities.some(({ name }) => name === 'retrieval')) return false
  if (facts.intents[0]?.intent === 'review' && (!hasArchetype(last) || isFinding(noun))) return false
  if (noun.words.length === 1 && (EACH_HAS_ONE.has(last) || last === 'avatar')) return owners.has(last)
  if (noun.words.length === 1 && isTrade(last) && !hasArchetype(last))
    return (
      owners.has(keyOf(noun.words)) ||
      (KEPT_TRADE.has(last) && isReferredTo(noun, facts)) ||
      isBesideItsOwn(noun, facts)
    )
  if (
    noun.words.length === 1 &&
    (AMOUNTS.has(last) || (!noun.isPlural && noun.from === noun.head && isFieldAlone(last)))
  )
    return owners.has(last)
  if (isPerson(last) && noun.words.length === 1 && ((RANKS.get(last) ?? 9) <= 1 || WORKING.has(last)))
    return owners.has(keyOf(noun.words))
  return true
}

/** One of it, of no article, called after what is done. */
const isDoing = (noun: Noun): boolean =>
  !noun.isPlural &&
  !noun.isEach &&
  noun.from === noun.head &&
  kindOf(noun.words) === null &&
  /.{3}(tion|sion|ment|ing|ance|ence|ity|ness|ism)$/.test(noun.words.at(-1)!)

/** `dashboards with visitors per day`: what shows other rows, where nobody makes one. */
const isShown = ({ words }: Noun, { rules }: Facts): boolean =>
  SHOWN.has(words.at(-1)!) &&
  !rules.some(({ of, verbs }) => of !== null && of.words.at(-1) === words.at(-1) && verbs.includes('create'))
const SHOWN: ReadonlySet<string> = new Set(
  'history tree stat metric map dashboard overview leaderboard ranking standing chart graph statistic'.split(' '),
)

/** `primary keys`, `an unsubscribe link`: of how it is built, and no row. */
const isOfTrade = ({ words }: Noun): boolean =>
  words.length === 2 &&
  (words[1] === 'pdf' ||
    (words[1] === 'key' && /^(primary|foreign|unique|composite|surrogate)$/.test(words[0]!)) ||
    (/^(link|button|form|screen|mail|email|token)$/.test(words[1]!) && verbBase(words[0]!) === words[0]))

const LANGUAGES: ReadonlySet<string> = new Set(
  'german english french spanish italian dutch polish portuguese czech turkish russian chinese japanese arabic'.split(
    ' ',
  ),
)
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'citation', 'passage', 'paragraph', 'source'])

/** So much of it: nothing of which there are several rows. */
const AMOUNTS: ReadonlySet<string> = new Set(
  'daily weekly monthly quarterly yearly annual annually first third last next markdown json xml html csv pdf excel yaml sms second minute hour day week month year euro dollar pound eur usd gbp chf cent percent point credit money cash mile coin karma xp revenue turnover income'.split(
    ' ',
  ),
)

/** `date`, `weight`: what names a field and nothing else. */
const isFieldAlone = (word: string): boolean => typeByName(word).known && !hasArchetype(word) && !isPerson(word)

/** `buildings, units and leases`: what is of those is a thing, whatever else it means. */
const isBesideItsOwn = ({ words, isPlural }: Noun, { mentions }: Facts): boolean =>
  isPlural &&
  kindOf(words) !== null &&
  mentions.some(
    ({ noun, how }) => how === 'plainly' && (isOf(words, noun.words.at(-1)!) || isOf(noun.words, words.at(-1)!)),
  )

const isOf = (words: readonly string[], other: string): boolean =>
  (kindOf(words)?.of ?? []).some((group) => group.includes(singular(other)))

/** `a claim refers to a policy` */
const isReferredTo = ({ words }: Noun, { belongings }: Facts): boolean =>
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
