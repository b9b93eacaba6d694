import { closeOf } from './close.ts'
import { isPlural, singular, snakeOf } from '../vocabulary/forms.ts'
import { hasArchetype, isStop, isTrade } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import { usualBehind, usualValueAt } from './usual-value.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { BEING, DETERMINERS, MODALS } from '../vocabulary/functions.ts'

/** Values something is one of, and the steps between them where arrows say so. */
export interface Choice {
  readonly values: readonly string[]
  readonly hasSteps: boolean
  readonly steps: readonly { readonly from: string; readonly to: string }[]
  /** The one it is where nobody says, if that is not the first. */
  readonly usual?: string
  /** Words behind the values that say something else. */
  readonly rest?: Span
  readonly to: number
}

const CHOICES =
  /^(status|state|type|kind|role|level|category|priority|stage|phase|severity|mode|gender|size|method|visibility|plan|tier|unit|currency|color|colour|condition|result|outcome|frequency|channel|format|law|network)$/

/** Whether a field of this name is one of a few words. */
export const isChoiceName = (word: string): boolean => CHOICES.test(word)

/** `stages lead, qualified, won`: several of them, and at once what they are. */
export function choicesAt(page: Page, at: number): Choice | null {
  const word = page.word(at)
  if (!isPlural(word) || !isChoiceName(singular(word)) || !page.isWord(at + 1) || isStop(page.word(at + 1))) return null
  const read = untilThings(page, at + 1)
  const areWords = /^(state|status)/.test(word) || read.values.every((value) => !typeByName(value).known)
  return read.values.length > 1 && areWords && !areTypes(read.values) ? read : null
}

/** Values up to where things are listed again: `levels A1 to C2, lessons, teachers`. */
function untilThings(page: Page, from: number): Choice {
  const read = valuesAt(page, from, true)
  const first = read.values.findIndex((value, index) => index > 0 && isPlural(value) && hasArchetype(singular(value)))
  if (first === -1 || isPlural(read.values[0]!)) return read
  return { ...read, values: read.values.slice(0, first) }
}

/** `draft/published/archived states`: the values stand before what they are. */
export function choiceBefore(page: Page, from: number): Choice | null {
  const start = DETERMINERS.has(page.word(from)) ? from + 1 : from
  const values: string[] = []
  let at = start
  for (; page.isWord(at) && page.word(at + 1) === '/'; at += 2) values.push(page.word(at))
  if (values.length === 0 || !page.isWord(at) || !/^(states?|status|statuses)$/.test(page.word(at + 1))) return null
  return { values: [...values, page.word(at)], hasSteps: false, steps: [], to: at + 2 }
}

/** `published or draft`, at the end of a list: how each is; `a public or private setting`, wherever it stands. */
export function statesAt(page: Page, from: number, isInList: boolean): Choice | null {
  const start = DETERMINERS.has(page.word(from)) ? from + 1 : from
  const values = [page.word(start)]
  let at = start + 1
  for (; page.word(at) === 'or' && page.isWord(at + 1); at += 2) values.push(page.word(at + 1))
  const isCalled = values.length > 1 && HOW.test(page.word(at))
  const to = isCalled ? at + 1 : at
  const isEnd = page.isEnd(to) || /^(,|\)|and|with)$/.test(page.word(to))
  const areSights = values.every(isSight)
  const areStates = areSights || values.every((value) => STATES.test(value))
  if (values.length < 2 || !isEnd || !areStates || !(isCalled || (isInList && start === from))) return null
  // Nothing is shown before somebody says so.
  const sorted = areSights ? values.toSorted((a, b) => Number(b === 'private') - Number(a === 'private')) : values
  return { values: sorted, hasSteps: false, steps: [], to }
}

/** What it is called that something is one of some ways. */
const HOW = /^(settings?|visibility|mode|status|state|option|flag)$/

/** `public or private`: who sees it, and not how it stands. */
export const isSight = (value: string): boolean =>
  /^(public|private|unlisted|internal|shared|hidden|secret)$/.test(value)

const STATES =
  /^(draft|new|open|closed|published|archived|active|inactive|paid|unpaid|sent|pending|approved|rejected|done|finished|resolved|confirmed|cancelled|submitted|completed|received|expired)$/

/** `(todo, doing, done)`, `: draft -> sent -> paid`, `one of low, normal or high`, behind the name of a choice. */
export function choiceAt(page: Page, at: number, isInList: boolean, isBarred = false): Choice | null {
  if (isBarred) return valuesAt(page, at + 1, false)
  const open = page.word(at)
  const isOneOf = page.matches(at, ['one', 'of']) || (open === 'either' && page.isWord(at + 1))
  if (open !== '(' && open !== ':' && open !== '=' && !isOneOf) return null
  const start = at + (page.matches(at, ['one', 'of']) ? 2 : 1)
  const read = valuesAt(page, start, open === '(' || !isInList)
  if (read.values.length < 2) return null
  if (open !== '(') return withUsual(page, read)
  if (page.word(read.to) === ')') return withUsual(page, { ...read, to: read.to + 1 })
  return closedAt(page, start)
}

/** `(minor, major or critical, set by admins)`: the set ends behind `or X`, and what follows says something else. */
function closedAt(page: Page, from: number): Choice | null {
  const close = closeOf(page, from - 1)
  for (let at = from; at < close; at += 1) {
    if (page.word(at) !== 'or' || page.word(at + 1) === '' || !page.isWord(at + 1)) continue
    const end = valueEnd(page, at + 1)
    if (page.word(end) !== ',' || page.word(close - 1) !== ')') return null
    const { values } = valuesAt(page, from, true, end)
    return values.length < 2 ? null : { ...plainly(values), rest: { from: end + 1, to: close - 1 }, to: close }
  }
  return null
}

const plainly = (values: readonly string[]): Omit<Choice, 'to'> => ({ values, hasSteps: false, steps: [] })

/** Which of them it is where nobody says, where that stands behind them. */
function withUsual(page: Page, read: Choice): Choice {
  const said = read.usual === undefined ? usualBehind(page, read.to, read.values) : null
  return said === null ? read : { ...read, usual: said.value, to: said.to }
}

/** Words that are values, one of which something is: up to where something else begins. */
export function valuesAt(page: Page, from: number, takesCommas: boolean, upTo = Infinity): Choice {
  const values: string[] = []
  const groups: string[][] = [[]]
  let [at, to, hasSteps] = [from, from, false]
  let usual: string | undefined
  while (values.length < 40 && at < upTo) {
    const said = usual === undefined ? usualValueAt(page, at) : null
    if (said !== null && values.includes(said.value)) {
      usual = said.value
      to = said.to
      break
    }
    const end = said?.to ?? valueEnd(page, at)
    if (end === at) break
    values.push(said?.value ?? valueOf(page, at, end))
    usual ??= said?.value
    groups.at(-1)!.push(values.at(-1)!)
    to = end
    const next = separated(page, end, takesCommas)
    if (next === end) break
    hasSteps ||= page.word(next - 1) === '->'
    if (page.word(next - 1) === '->') groups.push([])
    at = next
  }
  const distinct = [...new Set(values)].filter((value) => value !== '')
  return { values: distinct, hasSteps, steps: stepsOf(groups), ...(usual === undefined ? {} : { usual }), to }
}

/** `live -> funded / failed`: from each to each of the next. */
const stepsOf = (groups: readonly (readonly string[])[]): Choice['steps'] =>
  groups.slice(1).flatMap((next, index) => groups[index]!.flatMap((from) => next.map((to) => ({ from, to }))))

/** A value is a word, or two or three: `in progress`. */
function valueEnd(page: Page, at: number): number {
  let end = at
  while (end - at < 3 && page.isWord(end) && !/^(and|or|then)$/.test(page.word(end)) && !isPlace(page, at, end))
    end += 1
  // `guest, and people are invited`: a sentence of its own.
  for (let i = at; i < end; i += 1) if (i > at && isSentenceWord(page.word(i))) return at
  return end
}

const isSentenceWord = (word: string): boolean => BEING.has(word) || MODALS.has(word) || /^(has|have)$/.test(word)

/** `add a status open/closed to tickets` */
const isPlace = (page: Page, at: number, end: number): boolean =>
  end > at && /^(to|for|on)$/.test(page.word(end)) && isPlural(page.word(end + 1))

const valueOf = (page: Page, from: number, to: number): string => {
  const words = page.tokens.slice(from, to).map(({ text }) => text.toLowerCase().replaceAll(/[^a-z0-9_]/g, ''))
  const kept = words.length > 1 && /^(a|an|the)$/.test(words[0]!) ? words.slice(1) : words
  return snakeOf(kept.filter((word) => word !== ''))
}

function separated(page: Page, at: number, takesCommas: boolean): number {
  let next = at
  while (
    (page.word(next) === ',' && takesCommas) ||
    /^(\/|->|or|then)$/.test(page.word(next)) ||
    (page.word(next) === 'and' && takesCommas)
  )
    next += 1
  return next
}

/** `(yes/no)` */
export const isYesOrNo = (values: readonly string[]): boolean =>
  values.length === 2 && values.every((value) => /^(yes|no|true|false)$/.test(value))

const MARK = /^(optional|required|unique|max|min|up_to|nullable|mandatory)$/
const TYPE = /^(string|text|int|integer|number|boolean|bool|date|datetime|url|email|float|decimal|money|json|file)$/

/** Values that are types or marks say what a field is, and not what it may be. */
export const areTypes = (values: readonly string[], isChoice = false): boolean =>
  values.some((value) => MARK.test(value)) ||
  // `channel (email, sms)`: what is called like a choice may have values called like types.
  (isChoice ? values.every((value) => TYPE.test(value)) : values.some((value) => TYPE.test(value))) ||
  (values.length > 0 && values.every(isTrade) && !values.some((value) => /^(open|done|new)$/.test(value)))
