import { plainValueAt, usualValueAt } from '../../lists/usual-value.ts'
import type { Reader } from '../../reader.ts'
import { singular } from '../../vocabulary/forms.ts'

/** `The default is medium.`, `It is medium by default.`, `Priority is medium unless said otherwise.`: of values named before. */
export function readUsual(reader: Reader, at: number): number | null {
  const { page } = reader
  if (!page.isEnd(at - 1) && !/^(,|and|but)$/.test(page.word(at - 1))) return null
  const said = saidAt(reader, at)
  const isWhole = said !== null && (page.isEnd(said.to) || /^(,|and|but)$/.test(page.word(said.to)))
  if (!isWhole || !becomesUsual(reader, said.value, said.name)) return null
  page.claim(at, said.to)
  return said.to
}

/** `..., default pending`: one of the values that were named last; it is told where it is none of them. */
export const usually = (reader: Reader, at: number): number => readUsual(reader, at) ?? reader.quote(at, at + 2)

interface Said {
  readonly value: string
  readonly to: number
  /** What is said to be so: a field, or what has it; null for `it`. */
  readonly name: string | null
}

function saidAt({ page }: Reader, at: number): Said | null {
  const comma = page.matches(at, ['by', 'default']) ? at + 2 : null
  const ahead = comma !== null && page.word(comma) === ',' ? comma + 1 : comma
  const of = subjectAt(page, ahead ?? at)
  const whole = ahead === null ? usualValueAt(page, at) : null
  if (of === null) return whole === null ? null : { ...whole, name: null }
  const value = ahead !== null || of.isUsual ? plainValueAt(page, of.next) : usualValueAt(page, of.next)
  const said = value ?? whole
  return said === null ? null : { ...said, name: value === null ? null : of.name }
}

/** `it is`, `the priority of a todo is`, `the default priority is`, `their priority defaults`: where it ends that something is spoken of. */
function subjectAt(page: Reader['page'], from: number) {
  const start = /^(the|a|an|its|their|each|every)$/.test(page.word(from)) ? from + 1 : from
  const isUsual = page.word(start) === 'default'
  const at = isUsual ? start + 1 : start
  let [end, name] = [at, at]
  while (end - at < 6 && page.isWord(end) && !VERB.test(page.word(end))) {
    if (name === end && page.word(end) !== 'of') name = end + 1
    end += 1
  }
  if (!VERB.test(page.word(end)) || (end === at && !isUsual)) return null
  const said = end === at ? null : singular(page.word(name - 1))
  const next = /^(is|are)$/.test(page.word(end)) ? end + 1 : end
  return { next, isUsual, name: said === null || /^(it|they|this|that)$/.test(said) ? null : said }
}

const VERB = /^(is|are|defaults|default)$/

/** Of what was named last and can be that; false where nothing can. */
function becomesUsual({ facts }: Reader, value: string, name: string | null): boolean {
  const isIt = (field: string, owner: string | undefined): boolean =>
    name === null || singular(field) === name || owner === name
  const at = facts.holdings.findLastIndex(({ owner, items }) =>
    items.some(({ noun, choice }) => choice?.values.includes(value) && isIt(noun.words.at(-1)!, owner.words.at(-1))),
  )
  const state = facts.states.findLastIndex(
    ({ of, field, values }) => values.includes(value) && isIt(field, of?.words.at(-1)),
  )
  if (state >= 0) facts.states[state] = { ...facts.states[state]!, usual: value }
  if (at < 0) return state >= 0
  const { items } = facts.holdings[at]!
  const last = items.findLastIndex(
    ({ noun, choice }) =>
      choice?.values.includes(value) && isIt(noun.words.at(-1)!, facts.holdings[at]!.owner.words.at(-1)),
  )
  const changed = items.map((item, index) =>
    index === last ? { ...item, choice: { ...item.choice!, usual: value } } : item,
  )
  facts.holdings[at] = { ...facts.holdings[at]!, items: changed }
  return true
}
