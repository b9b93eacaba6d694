import { stem, stemsOf } from './stems.ts'
import type { WrittenNumber } from './numbers.ts'

/** What a number counts, by the words around it. */
export interface UnitWords {
  readonly near: readonly string[]
  /** Of the whole clause: they tell apart what the near ones leave open. */
  readonly clause: readonly string[]
}

const ends = new Set(
  'and or but of in for at to with by from on per has have had which that when while if as than each a an the into over under without through after before out because where needs reads read uses takes'.split(
    ' ',
  ),
)
/** Verbs that are nouns right behind a number: `3 reads`. */
const nouns = new Set('needs reads uses takes'.split(' '))
const passed = new Set('is are was were be been more other different such only'.split(' '))
const says = new Set(
  'is are was were has have had the a an of to at with by in it its only about around roughly'.split(' '),
)
const MOST = 4

/** The words after a number up to where something else begins; without any, those before it. */
export function unitWordsOf(
  text: string,
  number: WrittenNumber,
  clause: { readonly start: number; readonly end: number },
): UnitWords {
  const clauseWords = stemsOf(text.slice(clause.start, clause.end))
  if (number.unit !== null && number.unit !== 'time') return { near: [number.unit], clause: clauseWords }
  // `varchar(200)`: what it is a measure of stands before it.
  const [, measured] =
    /([A-Za-z_]\w{1,60})\((?:\d{1,9},\s?)?$/.exec(text.slice(Math.max(0, number.start - 80), number.start)) ?? []
  if (measured !== undefined) return { near: [stem(measured)], clause: clauseWords }
  const after = wordsAfter(text.slice(number.end, number.end + 120))
  if (after.length > 0) return { near: after, clause: clauseWords }
  const wholeOf = /^\s{0,2}(?:of|out of|\/)\s{0,2}[\d,.]{1,20}\s/.exec(text.slice(number.end, number.end + 40))
  if (wholeOf) {
    const whole = wordsAfter(text.slice(number.end + wholeOf[0].length - 1, number.end + 160))
    if (whole.length > 0) return { near: whole, clause: clauseWords }
  }
  // A word is not cut: half of it would be another.
  const before = text
    .slice(Math.max(0, number.start - 200), number.start)
    .replace(/^\w+/, (word) => (number.start > 200 ? '' : word))
  return { near: wordsBefore(before), clause: clauseWords }
}

function wordsAfter(text: string): readonly string[] {
  const found: string[] = []
  for (const [token] of text.matchAll(/[A-Za-z_%µ][\w%-]*|[^\sA-Za-z_]/g)) {
    const lower = token.toLowerCase()
    const isEnd = ends.has(lower) && !(found.length === 0 && nouns.has(lower))
    if (!/^[a-z_%µ]/i.test(token) || isEnd || found.length >= MOST) break
    // What follows `are` says more of it only where nothing was said yet.
    if (passed.has(lower)) {
      if (found.length > 0) break
      continue
    }
    found.push(...(/_|[a-z][A-Z]/.test(token) ? stemsOf(token) : token.split('-').map(stem)))
  }
  return found
}

function wordsBefore(text: string): readonly string[] {
  const found: string[] = []
  for (const token of [...text.matchAll(/[A-Za-z_%µ][\w%]*|[^\sA-Za-z_]/g)].map(([one]) => one).reverse()) {
    if (/^[\d.,;()|]/.test(token) || found.length >= MOST) break
    if (/^[A-Za-z_]/.test(token) && !says.has(token.toLowerCase()))
      found.push(...(stemsOf(token).length > 0 ? stemsOf(token) : [stem(token)]))
  }
  return found
}
