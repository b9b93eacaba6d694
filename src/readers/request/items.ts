import { isActionAt } from './actions.ts'
import { type Choice, areTypes, choiceAt, isChoiceName, isYesOrNo } from './choice.ts'
import { type Noun, isVerbAfterNoun, nounAt } from './noun.ts'
import type { Page } from './page.ts'
import { type Saying, sayingAt } from './saying.ts'
import { hasArchetype, isStop, verbBase } from './lexicon.ts'
import { isPlural } from './forms.ts'
import { isPersonal } from './vocabulary/people.ts'
import { typeByName } from './vocabulary/field-names.ts'
import { BEING, DETERMINERS, HAVING, MODALS } from './vocabulary/functions.ts'

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
      (items.length > 0 && (isQuestion(page, start) || isActionAt(page, start))) ||
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

/** `view galleries and download photos`: another thing that is done. */
export const isDeed = (page: Page, at: number): boolean =>
  (verbBase(page.word(at)) === page.word(at) || isDoing(page, at)) &&
  !hasArchetype(page.word(at)) &&
  page.isWord(at + 1) &&
  (!isStop(page.word(at + 1)) || DETERMINERS.has(page.word(at + 1)) || /^(it|them)$/.test(page.word(at + 1)))

/** `and marks a delivery as delivered` */
const isDoing = (page: Page, at: number): boolean =>
  page.word(at).endsWith('s') && verbBase(page.word(at)) !== null && /^(a|an|the|it|them)$/.test(page.word(at + 1))

/** `and track who changed it` */
const isQuestion = (page: Page, at: number): boolean =>
  verbBase(page.word(at)) === page.word(at) && /^(who|when|what|that|whether|which|how)$/.test(page.word(at + 1))

/** Behind a comma or `and`; null where the list ends. */
export function separatorAt(page: Page, at: number): number | null {
  let next = at
  while (/^(,|\/)$/.test(page.word(next)) || /^(and|or|plus|as|well|also|optionally)$/.test(page.word(next))) next += 1
  if (next === at || (page.word(at) === 'as' && page.word(at + 1) !== 'well')) return null
  return next
}

/** What is done by it follows: it is the first word of another sentence. */
export const beginsClause = (page: Page, { to }: Pick<Item, 'to'>): boolean =>
  MODALS.has(page.word(to)) ||
  /^(can't|cannot|mustn't|shouldn't|won't)$/.test(page.word(to)) ||
  HAVING.has(page.word(to)) ||
  BEING.has(page.word(to)) ||
  (/^(needs?|requires?|gets?)$/.test(page.word(to)) && /^(a|an|the)$/.test(page.word(to + 1))) ||
  /^(belongs?|refers?|relates?)$/.test(page.word(to)) ||
  (/^gets?$/.test(page.word(to)) && /(ed|paid|sent)$/.test(page.word(to + 1))) ||
  isVerbAfterNoun(page, to) ||
  isDeedOf(page, to)

/** `members log there workouts`, whatever stands behind it. */
export const isDeedOf = (page: Page, at: number): boolean => {
  const before = page.word(at - 1)
  return (
    isPlural(before) &&
    isPersonal({ words: [before] }) &&
    verbBase(page.word(at)) === page.word(at) &&
    page.isWord(at + 1)
  )
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
  const plain = nounAt(page, from)
  if (plain === null) return null
  if (plain.words.length > 1 && plain.words.at(-1) === 'upload' && plain.words[0] !== 'file')
    return uploadOf(page, plain)
  const isCode = page.tokens[plain.head]!.text.includes('_')
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
    choice !== null && !areTypes(choice.values) && ((isChoiceName(last) && !noun.isPlural) || choice.hasSteps)
  if (isChoice && (page.word(noun.to) === '(' || isChoiceName(last)))
    return { ...itemOf(noun), choice, from, to: choice.to }
  const saying = sayingAt(page, noun.to, depth > 0 || isInList)
  if (page.word(saying.to) !== '(' || depth >= DEEPEST) return { ...itemOf(noun), saying, from, to: saying.to }
  return withInner(page, { ...itemOf(noun), saying, from, to: saying.to }, depth, choice)
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
  const values = isChoice && (inner.length > 1 || isYesOrNo(choice.values)) ? choice : null
  return { ...item, inner, choice: values, saying: merged(saying, behind), to: Math.max(close, behind.to) }
}

/** `(name, barcode)`: names of fields, and no values. */
const isField = ({ noun, saying }: Item): boolean =>
  saying.type !== null || noun.words.length > 2 || typeByName(noun.words.join('_')).known

/** `the comment of the technician` in a list of fields is the technician comment. */
function withWhole(page: Page, noun: Noun): Noun {
  const isListed = HAVING.has(page.word(noun.from - 1)) || /^(,|and|with)$/.test(page.word(noun.from - 1))
  if (!isListed || noun.isPlural || page.word(noun.to) !== 'of') return noun
  const whole = nounAt(page, noun.to + 1)
  if (whole === null || whole.isPlural || whole.isEach || !/^(,|and|\)|)$/.test(page.word(whole.to))) return noun
  return { ...noun, words: [...whole.words, ...noun.words], to: whole.to }
}

const MEASURES = /^(night|hour|day|week|month|year|kg|unit|person|item|km|minute|seat|page|piece)$/

/** `price per night`, `date of birth`: a name of three words. */
function withMeasure(page: Page, noun: Noun): Noun {
  const [between, next] = [page.word(noun.to), page.word(noun.to + 1)]
  const isPer = between === 'per' && MEASURES.test(next)
  const isOf =
    between === 'of' &&
    /^(date|number|place|proof|country|level|year)$/.test(noun.words.at(-1)!) &&
    page.isWord(noun.to + 1)
  const isMoment =
    between === 'at' &&
    !page.isWord(noun.to + 1) &&
    (/^(due|sent|paid|read|expire|start|end|begin|seen|found|sold|bought|built|taken|lost|made|written)$/.test(
      noun.words.at(-1)!,
    ) ||
      noun.words.at(-1)!.endsWith('ed'))
  // `opened on`, `starts on`
  const isDay = between === 'on' && !page.isWord(noun.to + 1) && /(ed|s|due|born|sold|sent)$/.test(noun.words.at(-1)!)
  if (isDay) return { ...noun, words: [...noun.words, 'on'], to: noun.to + 1, isPlural: false }
  if (isMoment) return { ...noun, words: [...noun.words, 'at'], to: noun.to + 1, isPlural: false }
  return isPer || isOf ? { ...noun, words: [...noun.words, between, next], to: noun.to + 2, isPlural: false } : noun
}

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
