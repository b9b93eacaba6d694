import { singular } from '../vocabulary/forms.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { areOutsiders } from './outsiders.ts'
import { GROUPS } from '../vocabulary/people.ts'

/** Whose rows are kept apart, and where that is said. */
export interface Apart {
  readonly of: Noun
  readonly to: number
}

/** `each tenant sees only its own`, `companies cannot see each other's data`, `tenants are isolated`; null where nothing of the kind is said. */
export function keptApartAt(page: Page, at: number): Apart | null {
  // `notes, private to each team`
  if (
    page.word(at) === 'private' &&
    page.word(at + 1) === 'to' &&
    /^(each|every|its|their|a)$/.test(page.word(at + 2))
  ) {
    const whose = nounAt(page, at + 2)
    return whose !== null && isGroup(page, whose) ? { of: whose, to: whose.to } : null
  }
  if (page.isWord(at - 1) && !/^(and|but|where|with|so|that|the|of)$/.test(page.word(at - 1))) return null
  const of = nounAt(page, at)
  if (of === null || !isGroup(page, of)) return null
  const own = seesItsOwn(page, of)
  if (own !== null && !ofAll(page, own) && areOutsiders(page, of)) return null
  const to = own ?? isIsolated(page, of.to) ?? seesNoOther(page, of.to)
  return to === null ? null : { of, to }
}

/** `company`, `tenant`; whoever rents something is a person. */
const isGroup = (page: Page, { words }: Noun): boolean =>
  words.length === 1 && GROUPS.has(words[0]!) && !(words[0] === 'tenant' && isOfLetting(page))

/** Flats are spoken of: tenants rent them, and are no customers of the whole. */
export const isOfLetting = (page: Page): boolean => page.speaksOf(isLet)
const isLet = (word: string): boolean => LET.test(singular(word))
const LET = /^(apartment|flat|house|lease|landlord|rent|rental|property|building|letting|unit)$/

/** `sees only its own data`, `can only access their own`: up to what is kept apart. */
function seesItsOwn(page: Page, { to, isEach, isPlural }: Noun): number | null {
  if (!isEach && !isPlural) return null
  let at = to
  while (ONLY.test(page.word(at))) at += 1
  const hasAccess = /^(has|have|get|gets)$/.test(page.word(at)) && page.word(at + 1) === 'access'
  if (!hasAccess && !SEES.test(page.word(at))) return null
  at += hasAccess ? 2 : 1
  while (/^(only|just|exclusively|to)$/.test(page.word(at))) at += 1
  if (!/^(its|their)$/.test(page.word(at)) || page.word(at + 1) !== 'own') return null
  return dataEnd(page, at + 2)
}

/** `are strictly isolated from each other`, `data is kept apart` */
function isIsolated(page: Page, from: number): number | null {
  let at = /^data$/.test(page.word(from)) ? from + 1 : from
  while (/^(is|are|must|should|be|kept|stay|stays|strictly|completely|fully|entirely|well)$/.test(page.word(at)))
    at += 1
  if (!/^(isolated|separated|separate|apart)$/.test(page.word(at))) return null
  at += 1
  if (page.word(at) !== 'from') return at
  return eachOther(page, at + 1)
}

/** `cannot see each other's data` */
function seesNoOther(page: Page, from: number): number | null {
  let at = from
  while (/^(cannot|can't|can|must|may|should|never|not|don't|do|mustn't|shouldn't)$/.test(page.word(at))) at += 1
  const isNever = page.tokens.slice(from, at).some(({ lower }) => /(n't|not|never)$/.test(lower))
  if (!isNever || !SEES.test(page.word(at))) return null
  const other = eachOther(page, at + 1)
  return other === null ? null : dataEnd(page, other)
}

const eachOther = (page: Page, at: number): number | null =>
  (page.word(at) === 'each' && /^others?(['’]s?)?$/.test(page.word(at + 1))) ||
  (page.word(at) === 'one' && /^anothers?(['’]s?)?$/.test(page.word(at + 1)))
    ? at + 2
    : null

const ofAll = (page: Page, to: number): boolean => ALL.test(page.word(to - 1))

/** All of it; a thing behind is read as one. */
const dataEnd = (page: Page, at: number): number => (ALL.test(page.word(at)) ? at + 1 : at)
const ALL = /^(data|records?|rows?|information|stuff)$/

const ONLY = /^(can|may|must|should|only|just|exclusively|be|able)$/
const SEES = /^(sees?|access|accesses|views?|reads?|finds?)$/
