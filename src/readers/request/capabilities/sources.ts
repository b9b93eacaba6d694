import { isPlural, singular } from '../vocabulary/forms.ts'
import { hasArchetype, isStop, isTrade } from '../vocabulary/lexicon.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { DETERMINERS, MODALS } from '../vocabulary/functions.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { setOf } from '../vocabulary/words.ts'

/** What questions are answered from: where one is spoken of, they are asked of it. */
const SOURCES = setOf(
  `document documentation doc pdf manual contract policy article knowledge rag retrieval llm chatbot semantic embedding file
  handbook guide guideline paper report wiki transcript faq datasheet specification regulation statute brochure brief leaflet`,
)
/** What else is read where it is said that answers come from it. */
const READ = setOf(
  'page ticket case book note minute recording website site email thread conversation invoice law standard protocol norm rule spec',
)

export const isSource = (word: string): boolean => SOURCES.has(singular(word))
const isRead = (word: string): boolean => isSource(word) || READ.has(singular(word))

/** Whether there is anything in it that could be read. */
export const isReadable = ({ words }: Noun): boolean =>
  isRead(words.at(-1)!) || kindOf(words) !== null || TEXTS.has(words.at(-1)!)

const TEXTS = setOf('description name title text content body abstract summary')

/** `our wiki` is read page by page, `our policies` as documents, and `product descriptions` are of products. */
export function ofSource(noun: Noun): Noun {
  const last = noun.words.at(-1)!
  // `our API documentation`: documents, of whatever it is.
  if (noun.words.length > 1 && /^(documentation|doc)$/.test(last) && noun.words.slice(0, -1).every(isTrade))
    return { ...noun, words: ['document'], isPlural: true }
  if (last === 'wiki') return { ...noun, words: ['page'], isPlural: true }
  if (noun.words.join(' ') === 'knowledge base') return { ...noun, words: ['article'], isPlural: true }
  if (TEXTS.has(last) && hasArchetype(noun.words.at(-2) ?? ''))
    return { ...noun, words: noun.words.slice(0, -1), isPlural: true }
  return noun.words.length === 1 && isTrade(last) && !hasArchetype(last)
    ? { ...noun, words: [...noun.words, 'document'], isPlural: true }
    : noun
}

/**
 * What is asked and answered of what there is to be read, up to where that is named: `answers to employee questions from our
 * handbook`, `chat with our manuals`, `ask questions that are answered from them`. Null where nothing of it stands here.
 */
export function answersEnd(page: Page, at: number): number | null {
  const named = answeredFrom(page, at) ?? chattedWith(page, at)
  if (named !== null) return named
  const end = asked(page, at) ?? answered(page, at)
  return end !== null && isSpoken(page) ? end : null
}

const isSpoken = (page: Page): boolean => page.speaksOf(isSource)

/** Whether it is asked of what is written, and not of each other: `questions about invoices`, or anything that is read is spoken of. */
export function asksOfTexts(page: Page, at: number): boolean {
  if (page.at(0, isAnsweredByPeople)) return false
  if (isSpoken(page)) return true
  const who = MODALS.has(page.word(at - 1)) ? at - 2 : at - 1
  if (page.isWord(who) && isPersonal({ words: [singular(page.word(who))] })) return false
  const isAbout = /^(about|over|on|from)$/.test(page.word(at + 2)) && sourceEnd(page, at + 3, isRead) !== null
  return isAbout || (page.word(at) === 'answer' && page.speaksOf(isRead))
}

/** `staff answer them`: somebody does, and no text. */
const isAnsweredByPeople = (page: Page): boolean =>
  page.tokens.some(
    (_, at) =>
      /^answers?$/.test(page.word(at)) &&
      page.isWord(at - 1) &&
      isPersonal({ words: [singular(page.word(at - 1))] }) &&
      /^(it|them|questions|those|these)$/.test(page.word(at + 1)),
  )

/** `a bot that answers from our wiki`: up to what it is answered from. */
function answeredFrom(page: Page, at: number): number | null {
  if (!/^(answers?|answering|answered)$/.test(page.word(at))) return null
  for (let end = at + 1; end < at + 8 && page.isWord(end); end += 1) {
    const word = page.word(end)
    if (!/^(from|on|about|over|of|using)$/.test(word)) continue
    if (sourceEnd(page, end + 1, word === 'from' ? isRead : isSource) !== null) return end
    if (word === 'from') return null
  }
  return null
}

/** `chat with your documents`, `a chatbot for our returns policy`: whoever is talked to is none. */
function chattedWith(page: Page, at: number): number | null {
  const isTalk =
    /^(chat|chats|chatting|talk|converse)$/.test(page.word(at)) && /^(with|to|over|about)$/.test(page.word(at + 1))
  const isBot =
    /^(chatbot|bot|assistant|copilot)$/.test(page.word(at)) &&
    /^(for|over|on|about|across|with)$/.test(page.word(at + 1))
  if (!isTalk && !isBot) return null
  return sourceEnd(page, at + 2, isSource) === null ? null : at + 1
}

/** `ask questions`, `ask them in natural language`, `questions that are answered from them`. */
function asked(page: Page, at: number): number | null {
  if (!/^(ask|asks|asking)$/.test(page.word(at))) return null
  let end = at + 1
  while (HOW.test(page.word(end))) end += 1
  if (!/^questions?$/.test(page.word(end))) return null
  return behindAnswers(page, end + 1)
}

/** `get answers with citations`, `receives cited answers`. */
function answered(page: Page, at: number): number | null {
  if (!/^(get|gets|receive|receives|getting|find|finds)$/.test(page.word(at))) return null
  let end = at + 1
  while (HOW.test(page.word(end))) end += 1
  if (!/^answers?$/.test(page.word(end))) return null
  return behindAnswers(page, end + 1)
}

const HOW =
  /^(a|an|any|free|form|free-form|open|natural|plain|language|their|short|cited|sourced|exact|precise|written|good|the|right)$/

/** What is said of the questions: what they are about where it was named before, and in which language. */
function behindAnswers(page: Page, from: number): number {
  let at = from
  if (/^(that|which)$/.test(page.word(at)) && /^(are|is|get|gets)$/.test(page.word(at + 1))) at += 2
  if (at > from && page.word(at) !== 'answered') return from
  if (page.word(at) === 'answered') at += 1
  if (/^(from|about|on|over|of|by|using|with)$/.test(page.word(at)) && isThem(page, at + 1)) return at + 2
  if (page.word(at) === 'in' && /^(natural|plain)$/.test(page.word(at + 1))) return at + 3
  return at
}

const isThem = (page: Page, at: number): boolean =>
  /^(them|it|these|those)$/.test(page.word(at)) && !isPlural(page.word(at + 1))

/** `HR handbook`, `contracts`: what there is to be read. */
function sourceEnd(page: Page, from: number, isNamed: (word: string) => boolean): number | null {
  let at = from
  while (DETERMINERS.has(page.word(at)) || /^(uploaded|pdf)$/.test(page.word(at))) at += 1
  for (let i = at; i < at + 4 && page.isWord(i) && (!isStop(page.word(i)) || page.word(i) === 'help'); i += 1) {
    if (isPlural(page.word(i)) && isPersonal({ words: [singular(page.word(i))] })) return null
    if (isNamed(page.word(i))) return i + 1
  }
  return null
}
