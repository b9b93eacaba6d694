import { isState } from '../../lists/alternatives.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { singular } from '../../vocabulary/forms.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { PARTICIPLES } from '../../vocabulary/verbs.ts'

/** `an article starts as a draft, can be published, and a published article can be archived`: how it is, and what follows what. */
export function readStartsAs(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  if (!page.isEnd(at - 1) && !/^(,|and)$/.test(page.word(at - 1))) return null
  const start = startAt(page, at)
  if (start === null) return null
  const { of, first, to } = start
  const steps = stepsBehind(page, of, first, to)
  if (steps.length === 0 && !isState(first)) return null
  page.claim(at, to)
  reader.mention(of)
  reader.topic = of
  facts.states.push({
    of,
    field: 'status',
    values: [...new Set([first, ...steps.map((step) => step.to)])],
    steps,
    from: page.words(at, to),
  })
  return to
}

/** `orders start as pending`, `claims are created as open`: what it is, and how it begins. */
function startAt(page: Page, at: number) {
  const lead = /^(a|an|the|each|every|all|new)$/.test(page.word(at)) ? at + 1 : at
  for (let verb = lead + 1; verb < lead + 4 && page.isWord(verb - 1); verb += 1) {
    const as = asBehind(page, verb)
    if (as === null) continue
    const from = /^(a|an)$/.test(page.word(as)) ? as + 1 : as
    const word = page.word(from)
    const isWhole = page.isEnd(from + 1) || /^(,|and)$/.test(page.word(from + 1))
    const words = page.tokens.slice(lead, verb).map(({ lower }) => lower)
    const of = nounAt(page, lead)
    if (!page.isWord(from) || !isWhole || of === null || isPersonal(of) || word === 'group') return null
    const plain = [...words.slice(0, -1), singular(words.at(-1)!)]
    return { of: { ...of, words: plain, to: verb, head: verb - 1 }, first: singular(word), to: from + 1 }
  }
  return null
}

/** Behind `starts as`; null where that does not stand there. */
function asBehind(page: Page, at: number): number | null {
  const created = /^(is|are)$/.test(page.word(at)) && page.word(at + 1) === 'created' ? at + 2 : null
  const begun = /^(starts?|begins?)$/.test(page.word(at)) ? at + 1 : created
  if (begun === null) return null
  const as = /^(out|off|life)$/.test(page.word(begun)) ? begun + 1 : begun
  return page.word(as) === 'as' ? as + 1 : null
}

/** From how it begins to what it can be, and from there to what one that is so can be. */
function stepsBehind(page: Page, of: Noun, first: string, from: number) {
  const steps = becomesAt(page, comma(page, from), first)
  for (let at = from; at < page.tokens.length; at += 1) {
    const state = page.word(at + 1)
    const isOne = /^(a|an|the)$/.test(page.word(at)) && singular(page.word(at + 2)) === of.words.at(-1)
    if (!isOne || !isDone(state)) continue
    steps.push(...becomesAt(page, at + 3, state))
  }
  return steps
}

const comma = (page: Page, at: number): number => {
  let next = at
  while (/^(,|and)$/.test(page.word(next))) next += 1
  return next
}

/** `can be accepted or rejected`, `can be opened and then closed`, `can be marked as paid`: what follows what. */
function becomesAt(page: Page, at: number, first: string) {
  const steps: { readonly from: string; readonly to: string }[] = []
  if (!/^(can|may|could)$/.test(page.word(at)) || page.word(at + 1) !== 'be') return steps
  let [next, from] = [at + 2, first]
  while (isDone(page.word(next))) {
    const isMarked = page.word(next) === 'marked' && page.word(next + 1) === 'as'
    const end = isMarked ? next + 2 : next
    const to = page.word(end)
    if (!page.isWord(end)) break
    steps.push({ from, to })
    const isThen = page.matches(end + 1, ['and', 'then'])
    if (!isThen && page.word(end + 1) !== 'or') break
    if (isThen) from = to
    next = end + (isThen ? 3 : 2)
  }
  return steps
}

const isDone = (word: string): boolean =>
  PARTICIPLES.has(word) || (word.endsWith('ed') && verbBase(word) !== null) || /.{4}ed$/.test(word)
