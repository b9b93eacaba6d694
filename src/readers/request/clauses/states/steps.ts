import { valuesAt } from '../../lists/choice.ts'
import { isPlural, singular, snakeOf } from '../../vocabulary/forms.ts'
import { isStop } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `from draft to review to published`, `draft -> review -> published`; the words before say whose they are. */
export function readSteps(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  // `Status placed -> accepted`
  if (
    /^(status|state|stage)$/.test(page.word(at)) &&
    page.isWord(at + 1) &&
    page.word(stateEnd(page, at + 1) ?? at) === '->'
  )
    return readSteps(reader, at + 1)
  const through = throughAt(reader, at)
  if (through !== null) return through
  const isArrow = page.isWord(at) && stateEnd(page, at) !== null && page.word(stateEnd(page, at)!) === '->'
  const isFrom = page.word(at) === 'from' && speaksOfStates(page, reader.sentence, at)
  if (!isArrow && !isFrom) return null
  const read = chainAt(page, isArrow ? at : at + 1, isArrow ? /^->$/ : /^(to|then|->)$/)
  if (read.values.length < 2) return null
  if (isArrow && isHierarchy(read.values)) return partsOf(reader, at, read.next)
  page.claim(at, read.next)
  const steps = read.values
    .slice(1, read.values.length - read.others)
    .map((to, index) => ({ from: read.values[index]!, to }))
  facts.states.push({
    of: goingAt(reader, at) ?? stateOwner(reader.topic, at - reader.sentence < 2),
    field: fieldIn(page, reader.sentence, at),
    values: [...new Set(read.values)],
    steps,
    from: page.words(at, read.next),
  })
  return read.next
}

/** `an application moves from submitted to accepted`: what stands before it. */
function goingAt({ page, sentence }: Reader, at: number): Noun | null {
  if (!/^(moves?|goes|go|pass|passes|switches)$/.test(page.word(at - 1))) return null
  for (let from = Math.max(sentence, at - 5); from < at - 1; from += 1) {
    const noun = page.isWord(from) ? nounAt(page, from) : null
    if (noun === null || noun.to !== at - 1 || isPersonal(noun)) continue
    page.claim(from, at)
    return noun
  }
  return null
}

/** What was spoken of last, unless no such thing has states. */
const stateOwner = (topic: Noun | null, isAlone: boolean): Noun | null =>
  topic !== null && (isPersonal(topic) || isAlone) && !('status' in (kindOf(topic.words)?.holds ?? {})) ? null : topic

function chainAt(
  page: Page,
  from: number,
  between: RegExp,
): { readonly values: readonly string[]; readonly others: number; readonly next: number } {
  const values: string[] = []
  let [at, next] = [from, from]
  for (let end = stateEnd(page, at); end !== null; end = stateEnd(page, at)) {
    values.push(snakeOf(page.tokens.slice(at, end).map(({ lower }) => lower)))
    next = end
    const comma = page.word(end) === ',' ? end + 1 : end
    const sign = /^(and|then)$/.test(page.word(comma)) && between.test(page.word(comma + 1)) ? comma + 1 : comma
    if (!between.test(page.word(sign))) break
    at = sign + 1
  }
  const listed = values.length > 1 && between.test('to') ? restOf(page, next) : null
  if (listed !== null) {
    values.push(...listed.values)
    return { values, others: listed.others, next: listed.next }
  }
  // `..., or cancelled`: from wherever.
  const other = page.word(next) === ',' ? next + 1 : next
  const end = page.word(other) === 'or' ? stateEnd(page, other + 1) : null
  if (values.length > 1 && end !== null && isClauseEnd(page, end)) {
    values.push(snakeOf(page.tokens.slice(other + 1, end).map(({ lower }) => lower)))
    return { values, others: 1, next: end }
  }
  return { values, others: 0, next }
}

/** `..., and customers see it` says something else. */
const isClauseEnd = (page: Page, at: number): boolean =>
  page.isEnd(at) || (page.word(at) === ',' && /^(and|but|while|where)$/.test(page.word(at + 1)))

/** `from submitted to shortlisted, interview, offered or rejected`: what follows up to the end of the sentence. */
function restOf(
  page: Page,
  from: number,
): { readonly values: readonly string[]; readonly others: number; readonly next: number } | null {
  const values: string[] = []
  let at = from
  while (page.word(at) === ',' || (values.length > 0 && /^(and|or)$/.test(page.word(at)))) {
    const isLast = /^(and|or)$/.test(page.word(page.word(at) === ',' ? at + 1 : at))
    const sign = page.word(page.word(at) === ',' && isLast ? at + 1 : at)
    const start = at + (page.word(at) === ',' && isLast ? 2 : 1)
    const end = stateEnd(page, start)
    if (end === null) return null
    values.push(snakeOf(page.tokens.slice(start, end).map(({ lower }) => lower)))
    if (isLast) return page.isEnd(end) ? { values, others: sign === 'or' ? 1 : 0, next: end } : null
    at = end
  }
  return null
}

/** A state is a word, or two: `in progress`. */
function stateEnd(page: Page, at: number): number | null {
  const first = page.word(at)
  if (!page.isWord(at) || (isStop(first) && !/^(in|on|not|open|done)$|ed$/.test(first))) return null
  const isTwo =
    page.isWord(at + 1) &&
    (!isStop(page.word(at + 1)) || (first.endsWith('ed') && /^(up|out|off|in|down|back)$/.test(page.word(at + 1))))
  return isTwo || /^(in|on|not)$/.test(first) ? at + 2 : at + 1
}

const WORDS =
  /^(status|state|workflow|lifecycle|move|moves|moving|goes|go|going|transition|transitions|transitioning|pass|passes|progress|progresses|change|changes|step|steps|stage|stages|evolve|evolves)$/

function speaksOfStates(page: Page, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (WORDS.test(page.word(at))) return true
  return false
}

/** The field is the one that is named, and else the status. */
function fieldIn(page: Page, from: number, to: number): string {
  for (let at = to - 1; at >= from; at -= 1)
    if (/^(status|state|stage|phase)$/.test(singular(page.word(at)))) {
      page.claim(at, at + 1)
      return singular(page.word(at))
    }
  return 'status'
}

/** `shows -> seasons -> episodes`: several of each, and each within the one before. */
const isHierarchy = (values: readonly string[]): boolean =>
  values.every((value) => isPlural(value) && !value.includes('_'))

function partsOf({ page, facts, ...reader }: Reader, from: number, to: number): number {
  const nouns: Noun[] = []
  for (let at = from; at < to; at += 1) {
    const noun = page.isWord(at) ? nounAt(page, at) : null
    if (noun !== null) nouns.push(noun)
  }
  for (const [index, child] of nouns.entries()) {
    reader.mention(child)
    page.claim(child.from, child.to)
    const parent = nouns[index - 1]
    if (parent !== undefined) facts.belongings.push({ child, parent, isSure: true })
  }
  return to
}

/** `move applications through: new, interview, hired` */
function throughAt({ page, facts, topic, sentence }: Reader, at: number): number | null {
  if (page.word(at) !== 'through' || !speaksOfStates(page, sentence, at)) return null
  let start = at + 1
  while (/^(:|the|following|stages|states|steps)$/.test(page.word(start))) start += 1
  const read = valuesAt(page, start, true)
  if (read.values.length < 3 || !page.isEnd(read.to)) return null
  page.claim(at, read.to)
  facts.states.push({
    of: topic,
    field: 'status',
    values: read.values,
    steps: read.steps,
    from: page.words(at, read.to),
  })
  return read.to
}
