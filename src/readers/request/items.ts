import { isActionAt } from './actions.ts'
import { type Choice, areTypes, choiceAt, choicesAt, isChoiceName, isYesOrNo } from './choice.ts'
import { singular } from './forms.ts'
import { isTrade } from './lexicon.ts'
import { withMeasure, withWhole } from './longer-names.ts'
import { type Noun, countedNounAt, nounAt } from './noun.ts'
import type { Page } from './page.ts'
import { type Saying, sayingAt } from './saying.ts'
import { beginsClause, doesBesides, isDeed, isQuestion, separatorAt } from './separators.ts'
import { typeByName } from './vocabulary/field-names.ts'
import { isPersonal } from './vocabulary/people.ts'

/** One of a list, as it is written: what it is called, and what is said behind it. */
export interface Item {
  readonly noun: Noun
  /** What stands in parentheses. */
  readonly inner: readonly Item[]
  /** The words it may be one of. */
  readonly choice: Choice | null
  readonly saying: Saying
  readonly from: number
  readonly to: number
}

export interface Items {
  readonly items: readonly Item[]
  readonly next: number
}

const DEEPEST = 4
const MOST = 400

/** `a, b (c, d) and optional e of up to 500 characters` */
export function itemsAt(page: Page, from: number, depth = 0, areDeeds = false): Items {
  const items: Item[] = []
  let at = from
  while (items.length < MOST) {
    const start = items.length === 0 ? at : separatorAt(page, at)
    if (
      start === null ||
      (items.length > 0 && (isQuestion(page, start) || isActionAt(page, start) || doesBesides(page, start))) ||
      (areDeeds && items.length > 0 && isDeed(page, start))
    )
      break
    const item = itemAt(page, start, depth, items.length > 0)
    if (item === null || (items.length > 0 && (beginsClause(page, item) || /^[+=]$/.test(page.word(item.to))))) break
    items.push(item)
    at = item.to
  }
  return { items, next: at }
}

export const itemOf = (noun: Noun): Item => ({
  noun,
  inner: [],
  choice: null,
  saying: sayingNothing(noun.to),
  from: noun.from,
  to: noun.to,
})

const sayingNothing = (to: number): Saying => ({ type: null, most: null, least: null, words: [], to })

function itemAt(page: Page, from: number, depth: number, isInList: boolean): Item | null {
  const plain =
    listOf(page, nounAt(page, from)) ?? (isInList || page.word(from - 1) === ':' ? countedAt(page, from) : null)
  if (plain === null) return null
  const several = choicesAt(page, plain.head)
  if (several !== null && (isInList || /^(with|has|have|in|:)$/.test(page.word(from - 1)))) {
    const name = { ...plain, words: [singular(page.word(plain.head))], to: plain.head + 1, isPlural: false }
    return { ...itemOf(name), choice: several, from, to: several.to }
  }
  if (plain.words.length > 1 && plain.words.at(-1) === 'upload' && plain.words[0] !== 'file')
    return uploadOf(page, plain)
  const isCode = page.tokens[plain.head]!.text.includes('_')
  const yes = yesOrNo(page, plain)
  if (yes !== null) return yes
  const typed = depth > 0 || isInList || isCode ? withoutType(page, plain) : null
  if (typed !== null) return typed
  const noun = withWhole(page, withMeasure(page, plain))
  const last = noun.words.at(-1)!
  const barred =
    noun.words.length === 2 && isChoiceName(noun.words[0]!) && page.word(noun.to) === '/'
      ? choiceAt(page, noun.head, true, true)
      : null
  if (barred !== null)
    return {
      ...itemOf({ ...noun, words: noun.words.slice(0, 1), to: noun.head + 1 }),
      choice: barred,
      from,
      to: barred.to,
    }
  const choice = choiceAt(page, noun.to, (depth > 0 || isInList) && !(depth > 0 && endsInValues(page, noun.to)))
  const isChoice =
    choice !== null &&
    !areTypes(choice.values, isChoiceName(last)) &&
    ((isChoiceName(last) && !noun.isPlural) || choice.hasSteps)
  if (isChoice && (page.word(noun.to) === '(' || isChoiceName(last)))
    return { ...itemOf(noun), choice, from, to: choice.to }
  const saying = sayingAt(page, noun.to, depth > 0 || isInList)
  if (page.word(saying.to) !== '(' || depth >= DEEPEST) return { ...itemOf(noun), saying, from, to: saying.to }
  return withInner(page, { ...itemOf(noun), saying, from, to: saying.to }, depth, choice)
}

/** `a list of segments`: those. */
function listOf(page: Page, noun: Noun | null): Noun | null {
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
function countedAt(page: Page, from: number): Noun | null {
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
function yesOrNo(page: Page, noun: Noun): Item | null {
  const isSaid =
    noun.words.length > 1 && /^(yes|ye|true)$/.test(noun.words.at(-1)!) && /^(\/|or)$/.test(page.word(noun.to))
  if (!isSaid || !/^(no|false)$/.test(page.word(noun.to + 1))) return null
  const item = itemOf({ ...noun, words: noun.words.slice(0, -1), isPlural: false })
  return { ...item, saying: { ...item.saying, type: 'bool = false' }, to: noun.to + 2 }
}

/** `months int`, `paid bool`: the type stands behind the name, as code has it. */
function withoutType(page: Page, noun: Noun): Item | null {
  const type = noun.words.length > 1 && !noun.isPlural ? SHORT_TYPES.get(noun.words.at(-1)!) : undefined
  if (type === undefined) return null
  const item = itemOf({ ...noun, words: noun.words.slice(0, -1) })
  const saying = sayingAt(page, noun.to, true)
  return { ...item, saying: { ...saying, type }, to: saying.to }
}

/** `type: monthly, yearly)`: up to the end nothing follows that is called like a field. */
function endsInValues(page: Page, at: number): boolean {
  if (page.word(at) !== ':') return false
  let next = at + 1
  while (page.isWord(next) && !typeByName(page.word(next)).known && /^([,)/]|or|and)$/.test(page.word(next + 1))) {
    if (page.word(next + 1) === ')') return true
    next += 2
  }
  return false
}

/** `avatar upload`: a file, and its name; `photo uploads` are photos. */
function uploadOf(page: Page, noun: Noun): Item {
  const words = noun.words.slice(0, -1)
  const byName = typeByName(words.join('_')).type
  const type = byName.startsWith('file') ? byName : 'file(pdf png jpg)? <= 20MB'
  const item = itemOf({ ...noun, words })
  const saying = noun.isPlural ? sayingAt(page, noun.to) : { ...item.saying, type }
  return { ...item, saying }
}

/** What stands in parentheses is what it holds, or how it is. */
function withInner(page: Page, item: Item, depth: number, choice: Choice | null): Item {
  const open = item.to
  const said = sayingAt(page, open + 1)
  // `(date, notes)`: names, of which the first could be a type as well.
  const isNamed =
    /^(date|dates|text|url|count|flag|pdf|percentage|email)$/.test(page.word(open + 1)) &&
    page.word(said.to) === ',' &&
    nounAt(page, said.to + 1) !== null
  const first = isNamed ? sayingNothing(open + 1) : said
  const more = first.to > open + 1 && page.word(first.to) === ',' ? sayingAt(page, first.to + 1) : first
  const within = more.to > first.to + 1 ? merged(first, more) : first
  const start = within.to > open + 1 ? (separatorAt(page, within.to) ?? within.to) : open + 1
  const { items: inner, next } = itemsAt(page, start, depth + 1)
  const tail = sayingAt(page, separatorAt(page, next) ?? next)
  const saying = [within, tail].reduce(merged, item.saying)
  const close = closeOf(page, open)
  const behind = sayingAt(page, close)
  const isChoice = choice !== null && !areTypes(choice.values) && !inner.some(isField)
  const areMarks = isChoice && choice.values.length > 1 && choice.values.every((value) => value.length < 4)
  const values = isChoice && (inner.length > 1 || areMarks || isYesOrNo(choice.values)) ? choice : null
  return { ...item, inner, choice: values, saying: merged(saying, behind), to: Math.max(close, behind.to) }
}

/** `(name, barcode)`: names of fields, and no values. */
const isField = ({ noun, saying }: Item): boolean =>
  saying.type !== null || noun.words.length > 2 || typeByName(noun.words.join('_')).known

const merged = (one: Saying, other: Saying): Saying => ({
  type: one.type ?? other.type,
  most: one.most ?? other.most,
  least: one.least ?? other.least,
  words: [...one.words, ...other.words],
  to: Math.max(one.to, other.to),
})

function closeOf(page: Page, open: number): number {
  let [at, depth] = [open, 0]
  for (; !page.isEnd(at); at += 1) {
    if (page.word(at) === '(') depth += 1
    if (page.word(at) === ')' && (depth -= 1) === 0) return at + 1
  }
  return at
}
