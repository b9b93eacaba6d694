import { singular } from '../vocabulary/forms.ts'
import { isStop, isTrade, verbBase } from '../vocabulary/lexicon.ts'
import { MADE } from '../vocabulary/verbs.ts'
import type { Noun } from './noun.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { PLACES, SYSTEMS } from '../vocabulary/functions.ts'
import { isValue } from '../lists/values-of-each.ts'
import { isAnyKind, isCompound } from '../vocabulary/kinds/index.ts'

/** `management system` of `task management system`: the words that say what is built, and those before them. */
export function withoutSystem(noun: Noun): Noun | null {
  const words = isOfSeveral(noun) ? noun.words.slice(0, -1) : [...noun.words]
  while (
    words.length > 0 &&
    !isNamedList(words) &&
    (isSystemWord(words.at(-1)!) || isCare(words, noun.isPlural) || isAid(words, noun.isPlural))
  )
    words.pop()
  while (words.length > 1 && isTrade(words[0]!) && !isKindOfSeveral(words)) words.shift()
  // `a personal finance app`: what it is about, and no row.
  // `our partner API`: who calls it.
  if (words.length === 1 && isPersonal({ words }) && noun.words.at(-1) === 'api') return null
  if (words.length === 0 || (words.length < noun.words.length && words.join(' ') === 'finance')) return null
  // `a lost and found page`: of what was found.
  if (words.join(' ') === 'found') return { ...noun, words: ['found', 'item'] }
  const at = noun.words.indexOf(words.at(-1)!)
  return { ...noun, words: [...words.slice(0, -1), rowOf(words)], built: noun.words.slice(at + 1) }
}

/** `a voting system`: of votes. */
function rowOf(words: readonly string[]): string {
  const last = words.at(-1)!
  const verb = last.endsWith('ing') && !isKindOfSeveral(words) ? (verbBase(last) ?? '') : ''
  // `an invoicing API`: of invoices.
  return MADE.get(verb) ?? (verb === 'invoice' ? verb : singular(last))
}

/** `price list management`: of price lists. */
const isNamedList = (words: readonly string[]): boolean =>
  words.length > 1 && words.at(-1) === 'list' && isKindOfSeveral(words.slice(-2))

/** `feature flags` are called so. */
const isKindOfSeveral = (words: readonly string[]): boolean =>
  isAnyKind(words.join(' ')) || (words.length > 1 && isCompound(words.at(-2)!, words.at(-1)!))

export const isSystem = ({ words, isPlural }: Noun): boolean =>
  (!((isPlural || words.at(-1) === 'list') && words.length > 1 && isKindOfSeveral(words)) &&
    isSystemWord(words.at(-1)!) &&
    !(isPlural && SEVERAL.has(words.at(-1)!) && !isOfRoutes(words))) ||
  isOfSeveral({ words, isPlural }) ||
  isCare(words, isPlural) ||
  isAid(words, isPlural)
/** `protected routes`: of the program, and nobody's way. */
const isOfRoutes = (words: readonly string[]): boolean =>
  words.at(-1) === 'route' &&
  (words.length < 2 ||
    /^(protected|public|private|admin|secured|authenticated|internal|api|auth|login)$/.test(words.at(-2)!))

/** `a recipe collection`: what stands in it is meant; `collections` are things of their own. */
const isOfSeveral = ({ words, isPlural }: Pick<Noun, 'words' | 'isPlural'>): boolean =>
  !isPlural &&
  words.length > 1 &&
  (isStoreOfFiles(words) ||
    /^(collection|archive|library|register|registry|directory|database|inventory|calendar|storage)$/.test(
      words.at(-1)!,
    )) &&
  (isAnyKind(singular(words.at(-2)!)) ||
    (/^(archive|collection|register|directory|portfolio)$/.test(words.at(-1)!) && isPlainNoun(words.at(-2)!)))
/** `a document store` */
const isStoreOfFiles = (words: readonly string[]): boolean =>
  /^(store|repository|vault|hub)$/.test(words.at(-1)!) &&
  /^(document|file|asset|photo|image|video)$/.test(words.at(-2)!)

/** `tenancy archive`: what nobody knows may be collected just as well. */
const isPlainNoun = (word: string): boolean =>
  !isTrade(word) && !PLACES.has(word) && !isStop(word) && !/(al|ic|ive|ing|ed|ly)$/.test(word) && word !== 'cash'
/** `machine maintenance`: of machines. */
const isCare = (words: readonly string[], isPlural: boolean): boolean =>
  !isPlural &&
  words.length > 1 &&
  /^(maintenance|moderation|reimbursement|fulfil?lment|settlement|disbursement|depreciation)$/.test(words.at(-1)!) &&
  isAnyKind(words.at(-2)!)
/** `a contract archive with parties`: those are of each contract in it; `a vinyl collection with records` has those. */
export function severalIn(noun: Noun, held: readonly { readonly noun: Noun }[]): Noun | null {
  const entry = noun.isPlural ? undefined : ENTRIES.get(noun.words.join(' '))
  if (entry !== undefined) return areOfEach(held) ? { ...noun, words: entry.split(' '), isPlural: true } : null
  const own = noun.words.slice(0, -1).map(singular)
  const isOf = isOfSeveral(noun) && isAnyKind(own.at(-1)!)
  const isPlain = isOfSeveral(noun) || (!noun.isPlural && /^catalog(ue)?$/.test(noun.words.at(-1)!) && own.length > 0)
  return isOf || (isPlain && areOfEach(held)) ? { ...noun, words: own, isPlural: true } : null
}
/** What each has one of, all of it or, where all of it is several, most of it. */
function areOfEach(held: readonly { readonly noun: Noun }[]): boolean {
  const open = held.filter((one) => one.noun.isPlural && !isValue(one))
  return (
    held.length > 0 && (open.length === 0 || (open.length * 2 < held.length && held.every(({ noun }) => noun.isPlural)))
  )
}
/** What stands in it, where its name does not say it. */
const ENTRIES: ReadonlyMap<string, string> = new Map(
  `address book:contact phone book:contact telephone book:contact contact book:contact contact directory:contact phone directory:contact telephone directory:contact
  staff directory:employee guest book:guest book entry visitor book:visit`
    .split(/\s(?=\w+ \w+:)/)
    .map((pair) => pair.trim().split(':') as [string, string]),
)
/** Several of these are things: `boards`, `lists`. */
const SEVERAL: ReadonlySet<string> = new Set(
  'application service board list catalog catalogue registry planner server engine module tool component part site schedule center centre hub rate response queue vault route'.split(
    ' ',
  ),
)
/** `a booking page`: where people book, and no page that somebody writes. */
const isPageToAct = (words: readonly string[], isPlural: boolean): boolean =>
  !isPlural &&
  words.length > 1 &&
  words.at(-1) === 'page' &&
  /^(booking|reservation|registration|order|ordering|donation|rsvp|voting|found|request|application|feedback)$/.test(
    words.at(-2)!,
  )

/** `a family organizer`: one of it, for something. */
const isAid = (words: readonly string[], isPlural: boolean): boolean =>
  isPageToAct(words, isPlural) ||
  (!isPlural &&
    words.length > 1 &&
    /^(organizer|organiser|companion|diary|logbook|hosting|timetable)$/.test(words.at(-1)!) &&
    !isAnyKind(words.slice(-2).join(' ')))
const isSystemWord = (word: string): boolean => SYSTEMS.has(word) || (isTrade(word) && !KEPT.has(singular(word)))
/** Words of the trade that are things just as well. */
const KEPT: ReadonlySet<string> = new Set(
  'lot field note page list person problem bug risk policy rule team company service record entry role step stage state status value resource case feature list request test row word code component relation name type number unit limit property permission'.split(
    ' ',
  ),
)
