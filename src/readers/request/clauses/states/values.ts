import { alternativesAt, isBeginning, isState } from '../../lists/alternatives.ts'
import { isChoiceName, valuesAt } from '../../lists/choice.ts'
import type { Item } from '../../lists/item.ts'
import { singular } from '../../vocabulary/forms.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { DETERMINERS } from '../../vocabulary/functions.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'

/** `status can be draft, published or archived` */
export function values(reader: Reader, of: Noun, at: number): number | null {
  const { page, facts } = reader
  if (!/^(status|state|type|kind|priority|level|role|category|stage)$/.test(of.words.at(-1)!)) return null
  let start = at
  while (/^(be|one|of|either|the|following|:|is|are)$/.test(page.word(start))) start += 1
  const read = valuesAt(page, start, true)
  if (read.values.length < 2 || read.values.some((value) => NO_VALUE.test(value))) return null
  page.claim(start, read.to)
  facts.states.push({
    of: ownerOf(reader, of),
    field: of.words.at(-1)!,
    values: read.values,
    steps: read.steps,
    from: page.words(of.from, read.to),
    ...(read.usual === undefined ? {} : { usual: read.usual }),
  })
  return read.to
}

/** `Status: open, closed`: the name of a choice by itself, and what it may be. */
export function chosenOf(reader: Reader, items: readonly Item[]): number | null {
  const { page, facts } = reader
  const [only] = items
  if (items.length !== 1) return null
  const { noun, choice, from, to } = only!
  if (choice === null || choice.values.some((value) => NO_VALUE.test(value))) return null
  const whole = noun.words.slice(0, -1)
  // `Order status: received, delivered`, where orders are spoken of; and a fuel type is of what has one.
  const isOfIt = whole.length === 0 || isSpokenOf(reader, whole)
  if (!isOfIt && (reader.topic === null || !isChoiceName(noun.words.at(-1)!))) return null
  page.claim(from, to)
  const { values: said, steps, usual } = choice
  facts.states.push({
    of: isOfIt ? ownerOf(reader, noun) : reader.topic,
    field: isOfIt ? noun.words.at(-1)! : noun.words.join('_'),
    values: said,
    steps,
    from: page.words(from, to),
    ...(usual === undefined ? {} : { usual }),
  })
  return to
}

/** What is called so was spoken of before, or is what everybody knows. */
const isSpokenOf = ({ facts, topic }: Reader, words: readonly string[]): boolean =>
  [
    ...facts.mentions.map(({ noun }) => noun),
    ...facts.holdings.map(({ owner }) => owner),
    ...(topic ? [topic] : []),
  ].some((noun) => noun.words.at(-1) === words.at(-1)) || kindOf(words)?.holds['status'] !== undefined

const NO_VALUE = /^(is|are|be|has|have|can|may|must|a|an|the|to|by|with|for|of|who|which|that|only)(_|$)/

/** `Status: open, closed` is of what was spoken of last, where such things have one; and else of what has one. */
function ownerOf({ topic }: Reader, of: Noun): Noun | null {
  if (of.words.length > 1) return { ...of, words: of.words.slice(0, -1) }
  if (topic === null || of.words[0] !== 'status') return topic
  return 'status' in (kindOf(topic.words)?.holds ?? {}) ? topic : null
}

/** `a spot is free, reserved or occupied`: how it is, one word each, the last of them behind `or`. */
export function conditionsOf(reader: Reader, of: Noun, at: number): number | null {
  const read = wordsAt(reader, at) ?? chainAt(reader, at)
  if (read === null) return null
  if (read.said.every((word) => /^(public|private|unlisted|internal|hidden|secret|shared)$/.test(word)))
    return stated(reader, of, 'visibility', read)
  const areStates = read.said.filter(isState).length * 2 > read.said.length
  return areStates ? stated(reader, of, 'status', read) : null
}

/** `an order is placed, then packed and shipped`, `opened, assessed, and then paid or rejected`: how it is, one behind the other; null for anything else. */
function chainAt({ page }: Reader, at: number): Said | null {
  const said = [page.word(at)]
  const steps: { readonly from: string; readonly to: string }[] = []
  let [next, isLast] = [at + 1, false]
  while (!isLast) {
    const sign = signEnd(page, next)
    if (sign === next || !page.isWord(sign)) break
    isLast = page.tokens.slice(next, sign).some(({ lower }) => lower === 'and')
    steps.push({ from: said.at(-1)!, to: page.word(sign) })
    said.push(page.word(sign))
    next = sign + 1
  }
  // `..., and then paid or rejected`
  if (isLast && page.word(next) === 'or' && page.isWord(next + 1)) {
    steps.push({ from: steps.at(-1)!.from, to: page.word(next + 1) })
    said.push(page.word(next + 1))
    next += 2
  }
  const isWhole = page.isEnd(next) || page.word(next) === ','
  return said.length < 3 || new Set(said).size < said.length || !said.every(isState) || !isWhole
    ? null
    : { said, next, steps }
}

/** Behind `, then`, `, and finally`, `and`. */
function signEnd(page: Page, at: number): number {
  let next = at
  while (/^(,|and|then|finally|afterwards|later)$/.test(page.word(next))) next += 1
  return next
}

/** `campaigns end funded or failed`: nothing of it holds before. */
export function outcomeOf(reader: Reader, of: Noun, at: number): number | null {
  const read = wordsAt(reader, at)
  return read === null ? null : stated(reader, of, 'outcome', read)
}

/** `posts can be in draft, review or published` */
export function stagesOf(reader: Reader, of: Noun, at: number): number | null {
  const isPlace = reader.page.word(at) === 'in' && DETERMINERS.has(reader.page.word(at + 1))
  if (isPlace) return conditionsOf(reader, of, at)
  const read = reader.page.word(at) === 'in' ? wordsAt(reader, at + 1) : null
  return read === null ? null : stated(reader, of, 'status', read)
}

/** `tasks can be open, blocked or done`: how each stands; `tasks can be edited or deleted` is what may be done with them. */
export function standingsOf(reader: Reader, of: Noun, at: number): number | null {
  const read = wordsAt(reader, at)
  const isStanding =
    read !== null && !read.said[0]!.endsWith('ed') && isBeginning(read.said[0]!) && read.said.every(isState)
  return isStanding ? stated(reader, of, 'status', read) : null
}

/** `spots can be regular, disabled or electric`: of which kind it is. */
export function kindsOf(reader: Reader, of: Noun, at: number): number | null {
  const start = reader.page.word(at) === 'either' ? at + 1 : at
  const read = wordsAt(reader, start)
  if (read === null || read.said.some((word) => verbBase(word) === word) || of.words.length > 3) return null
  return stated(reader, of, 'kind', read)
}

interface Said {
  readonly said: readonly string[]
  readonly next: number
  readonly steps?: Reader['facts']['states'][number]['steps']
}

/** `regular, disabled or electric`; null for anything else. */
function wordsAt({ page }: Reader, at: number): Said | null {
  const read = alternativesAt(page, at)
  return read === null || page.isAside(read.to) ? null : { said: read.values, next: read.to }
}

function stated({ page, facts, ...reader }: Reader, of: Noun, field: string, { said, next, steps = [] }: Said): number {
  reader.mention(of)
  page.claim(of.from, next)
  const isOpen = field === 'outcome' ? { isOpen: true as const } : {}
  // `invoices are drafts, sent or paid`
  const values = of.isPlural ? said.map((word) => (word.includes('_') ? word : singular(word))) : said
  facts.states.push({ of, field, values, steps, from: page.words(of.from, next), ...isOpen })
  return next
}

/** `purchase requests: draft, submitted, approved` */
export function statesOf(
  reader: Reader,
  owner: Noun,
  held: { readonly items: readonly Item[]; readonly next: number },
): boolean {
  const { page, facts } = reader
  const states = held.items.map(({ noun }) => noun.words.join('_'))
  if (states.length < 3 || !states.every(isState)) return false
  reader.mention(owner)
  for (const { from, to } of held.items) page.claim(from, to)
  const from = page.words(held.items[0]!.from, held.next)
  facts.states.push({ of: owner, field: 'status', values: states, steps: [], from })
  return true
}
