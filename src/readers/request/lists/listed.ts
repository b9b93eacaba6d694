import { type Item, itemOf } from './item.ts'
import { valuesAt } from './choice.ts'
import { snakeOf } from '../vocabulary/forms.ts'
import { hasArchetype, isTrade } from '../vocabulary/lexicon.ts'
import { type Noun, countedNounAt, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { halfOf } from './halves.ts'
import { sayingAt } from './saying.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { NUMBERS } from '../vocabulary/units.ts'

/** `a list of segments`: those. */
export function listOf(page: Page, noun: Noun | null): Noun | null {
  if (
    noun === null ||
    page.word(noun.to) !== 'of' ||
    // `groups of hikers`, `collections of recipes`: several of them, each with its own.
    (noun.isPlural &&
      /^(group|collection|list|set|series|sequence|register|catalog|catalogue|directory)$/.test(noun.words.at(-1)!)) ||
    !/^(?:(?:ordered|sorted|ranked|full|complete|short|long) )?(list|inventory|set|collection|series|group|sequence|archive|directory|register|catalog|catalogue|database|timeline|feed|calendar|overview)$/.test(
      noun.words.join(' '),
    )
  )
    return noun
  const listed = nounAt(page, noun.to + 1)
  return listed === null || !listed.isPlural || /^(string|tag|word|value)$/.test(listed.words.at(-1)!)
    ? noun
    : { ...listed, from: noun.from }
}

/** `5 million support articles` in a list of what there is: those, and not who looks at them or how often. */
export function countedAt(page: Page, from: number): Noun | null {
  const noun = countedNounAt(page, from)
  return noun === null || page.isFenced(noun.to) || isPersonal(noun) || isTrade(noun.words.at(-1)!) ? null : noun
}

const SHORT_TYPES: ReadonlyMap<string, string> = new Map([
  ['int', 'int(0..)'],
  ['integer', 'int(0..)'],
  ['bool', 'bool'],
  ['boolean', 'bool'],
  ['str', 'str(1..200)'],
  ['string', 'str(1..200)'],
  ['float', 'float'],
  ['decimal', 'decimal(12 2)'],
  ['datetime', 'datetime'],
  ['timestamp', 'datetime'],
  ['uuid', 'uuid'],
  ['jsonb', 'json'],
  ['json', 'json'],
])

/** `billable yes/no`, `insured or not` */
export function yesOrNo(page: Page, noun: Noun): Item | null {
  if (!noun.isPlural && page.matches(noun.to, ['or', 'not'])) {
    const item = itemOf(noun)
    return { ...item, saying: { ...item.saying, type: 'bool = false' }, to: noun.to + 2 }
  }
  const allowed = allowedAt(page, noun)
  if (allowed !== null) return allowed
  const isSaid =
    noun.words.length > 1 && /^(yes|ye|true)$/.test(noun.words.at(-1)!) && /^(\/|or)$/.test(page.word(noun.to))
  if (!isSaid || !/^(no|false)$/.test(page.word(noun.to + 1))) return null
  const item = itemOf({ ...noun, words: noun.words.slice(0, -1), isPlural: false })
  return { ...item, saying: { ...item.saying, type: 'bool = false' }, to: noun.to + 2 }
}

/** `pets allowed`, `breakfast included`: it is so, or not. */
function allowedAt(page: Page, noun: Noun): Item | null {
  const isInside = noun.words.length > 1 && ALLOWED.test(noun.words.at(-1)!)
  const to = isInside ? noun.to : noun.to + 1
  if (!(isInside || ALLOWED.test(page.word(noun.to))) || !/^(,|and|or|\)|)$/.test(page.word(to))) return null
  const words = page.tokens.slice(noun.head, to).map(({ lower }) => lower)
  const item = itemOf({ ...noun, words, isPlural: false, to })
  return { ...item, saying: { ...item.saying, type: 'bool = false', to }, to }
}
const ALLOWED = /^(allowed|permitted|included|accepted|possible)$/

/** `months int`, `paid bool`: the type stands behind the name, as code has it. */
export function withoutType(page: Page, noun: Noun): Item | null {
  const type = noun.words.length > 1 && !noun.isPlural ? SHORT_TYPES.get(noun.words.at(-1)!) : undefined
  if (type === undefined) return null
  const item = itemOf({ ...noun, words: noun.words.slice(0, -1) })
  const saying = sayingAt(page, noun.to, true)
  return { ...item, saying: { ...saying, type }, to: saying.to }
}

/** `avatar upload`: a file, and its name; `photo uploads` are photos. */
export function uploadOf(page: Page, noun: Noun): Item {
  const words = noun.words.slice(0, -1)
  const byName = typeByName(words.join('_')).type
  const type = byName.startsWith('file') ? byName : 'file(pdf png jpg)? <= 20MB'
  const item = itemOf({ ...noun, words })
  const saying = noun.isPlural ? sayingAt(page, noun.to) : { ...item.saying, type }
  return { ...item, saying }
}

/** `movements in/out/transfer`: of which kind each is. */
export function kindsBehind(page: Page, noun: Noun): Item | null {
  if (!noun.isPlural || page.word(noun.to + 1) !== '/' || !page.isWord(noun.to) || !page.isWord(noun.to + 2))
    return null
  if (/^(and|or|from|valid)$/.test(page.word(noun.to))) return null
  const values = [page.word(noun.to)]
  let at = noun.to + 1
  for (; page.word(at) === '/' && page.isWord(at + 1); at += 2) values.push(page.word(at + 1))
  const choice = { values, hasSteps: false, steps: [], to: at }
  const kind = { ...itemOf({ ...noun, words: ['kind'], isPlural: false, from: noun.to, to: at }), choice }
  return { ...itemOf(noun), inner: [kind], to: at }
}

/** `rooms of different types`: each is of one, and nobody says which there are. */
function kindsOpen(page: Page, noun: Noun): Item | null {
  const isSaid =
    noun.isPlural &&
    page.word(noun.to) === 'of' &&
    /^(different|several|various|many|multiple|all|two|three|four|five)$/.test(page.word(noun.to + 1)) &&
    /^(types|kinds|sorts)$/.test(page.word(noun.to + 2))
  if (!isSaid) return null
  const to = noun.to + 3
  const kind = itemOf({ ...noun, words: ['type'], isPlural: false, from: noun.to + 2, head: noun.to + 2, to })
  return { ...itemOf(noun), inner: [kind], to }
}

/** `questions of type text, number or single choice` */
export function kindOf(page: Page, noun: Noun): Item | null {
  const several = kindsOpen(page, noun)
  if (several !== null) return several
  const name = page.word(noun.to + 1)
  if (!noun.isPlural || page.word(noun.to) !== 'of' || !/^(type|types|kind|status)$/.test(name)) return null
  const choice = valuesAt(page, noun.to + 2, true)
  if (choice.values.length < 2) return null
  const words = [name === 'types' ? 'type' : name]
  const kind = { ...itemOf({ ...noun, words, isPlural: false, from: noun.to, to: choice.to }), choice }
  return { ...itemOf(noun), inner: [kind], to: choice.to }
}

/** `opening and closing date`: both are dates. */
export function withHeads(page: Page, items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    const next = items[index + 1]
    const told = besideItsOther(item, items)
    if (told !== null) return told
    const begins =
      next === undefined || !/^(and|or|\/)$/.test(page.word(item.to)) ? null : beginningOf(item, next.noun.words)
    if (begins !== null) return { ...item, noun: { ...item.noun, words: begins } }
    return halfOf(page, item, next) ?? item
  })
}

/** `old address and new address`: two of one name, told apart by the word before it. */
function besideItsOther(item: Item, items: readonly Item[]): Item | null {
  const { noun } = item
  const how = noun.adjectives.find((word) => /^(old|new|current)$/.test(word))
  const isTwice = items.some((one) => one !== item && one.noun.words.join(' ') === noun.words.join(' '))
  return how === undefined || !isTwice ? null : { ...item, noun: { ...noun, words: [how, ...noun.words] } }
}

/** `start and end of validity`, `start and end of the lease`: the one as the other. */
function beginningOf({ noun }: Item, end: readonly string[]): readonly string[] | null {
  if (noun.words.length > 1 || !/^(start|beginning|begin)$/.test(noun.words[0]!) || end.length < 2) return null
  if (end.join(' ') === 'valid until') return ['valid', 'from']
  return end.at(-1) === 'end' ? [...end.slice(0, -1), 'start'] : null
}

/** `three plans (monthly, yearly and a day pass)`: as many as are said, so that each is of one of these kinds. */
export function kindsCounted(page: Page, item: Item, inner: readonly Item[], close: number): Item | null {
  const { noun } = item
  const count = NUMBERS.get(page.word(noun.head - 1)) ?? Number(page.word(noun.head - 1))
  if (!noun.isPlural || inner.length < 2 || count !== inner.length || isTrade(noun.words.at(-1)!)) return null
  const values = inner.map((one) => snakeOf(one.noun.words))
  if (!values.every((value) => /^[a-z][a-z0-9_]*$/.test(value)) || inner.some(isOther)) return null
  const kind = itemOf({ ...noun, words: ['kind'], isPlural: false, from: noun.to, to: close - 1 })
  return { ...item, inner: [{ ...kind, choice: { values, hasSteps: false, steps: [], to: close } }], to: close }
}

const isOther = ({ noun, inner }: Item): boolean =>
  inner.length > 0 || noun.isPlural || hasArchetype(noun.words.at(-1)!) || typeByName(noun.words.join('_')).known
