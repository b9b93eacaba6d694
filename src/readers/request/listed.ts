import { type Item, itemOf } from './item.ts'
import { isTrade } from './lexicon.ts'
import { type Noun, countedNounAt, nounAt } from './noun.ts'
import type { Page } from './page.ts'
import { sayingAt } from './saying.ts'
import { typeByName } from './vocabulary/field-names.ts'
import { isPersonal } from './vocabulary/people.ts'

/** `a list of segments`: those. */
export function listOf(page: Page, noun: Noun | null): Noun | null {
  if (
    noun === null ||
    page.word(noun.to) !== 'of' ||
    !/^(list|set|collection|series|group)$/.test(noun.words.join(' '))
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

/** `billable yes/no` */
export function yesOrNo(page: Page, noun: Noun): Item | null {
  const isSaid =
    noun.words.length > 1 && /^(yes|ye|true)$/.test(noun.words.at(-1)!) && /^(\/|or)$/.test(page.word(noun.to))
  if (!isSaid || !/^(no|false)$/.test(page.word(noun.to + 1))) return null
  const item = itemOf({ ...noun, words: noun.words.slice(0, -1), isPlural: false })
  return { ...item, saying: { ...item.saying, type: 'bool = false' }, to: noun.to + 2 }
}

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
