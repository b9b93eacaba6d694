import type { AskedField, DesignRequest, Words } from '../../model/index.ts'
import { isContent, isStop, isTrade, verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import { INTENTS } from '../../readers/request/vocabulary/verbs.ts'
import { isRestricting } from './restricting.ts'
import { isBuiltIn, isInherent } from './inherent.ts'

/** So many words are weighed one by one, each by a reading of all of it; a longer text is read as it is. */
const LONGEST = 250
const MOST_READINGS = 300

/**
 * The request with what it says and what changes nothing: without those words the same is designed, so nobody understood
 * them. Each end of a clause is left out, and each word that says more of another. `print` gives what is made of a text.
 */
export function withSilent(request: DesignRequest, print: (text: string) => string | null): DesignRequest {
  const silent = silentIn(request, print)
  const unread = request.unread.filter((words) => !isSeveral(words) || !isBuiltIn(words, request))
  return silent.length === 0 && unread.length === request.unread.length
    ? request
    : { ...request, unread: [...unread, ...silent].toSorted((a, b) => a.start - b.start) }
}

/** A word by itself may mean anything. */
const isSeveral = ({ text }: Words): boolean => /\S\s+\S/.test(text)

function silentIn(request: DesignRequest, print: (text: string) => string | null): readonly Words[] {
  const page = pageOf(request.text)
  if (page.words.length > LONGEST) return []
  const whole = print(request.text)
  let readings = 0
  const isSilent = ({ start, end }: Words): boolean =>
    readings++ < MOST_READINGS && print(without(request.text, start, end)) === whole
  return clausesOf(page.words, request.text).flatMap((clause) => silentOf(clause, { request, page, isSilent }))
}

function silentOf(clause: readonly Words[], { request, page, isSilent }: Weighing): readonly Words[] {
  const silent: Words[] = []
  for (const [at, word] of clause.entries()) {
    if (isTold(word, request)) continue
    const rest = clause.slice(at)
    const end = joined(rest, request.text)
    const isEnd = !rest.some((one) => isTold(one, request)) && isEnding(rest, at === 0, page)
    if (isEnd && isSilent(end)) return isInherent(end, request) ? silent : [...silent, end]
    const isRestricted = isRestricting(word, clause[at + 1], request)
    const isSaying = isRestricted || isQualifier(word, clause[at + 1], page)
    if (isSaying && isSilent(word) && !isInherent(word, request, clause[at + 1]))
      silent.push(isRestricted ? joined(clause.slice(at, at + 2), request.text) : word)
  }
  return silent
}

interface Weighing {
  readonly request: DesignRequest
  readonly page: Page
  readonly isSilent: (words: Words) => boolean
}

/** Whether the end of a clause says something: more of what was named, or what somebody does. */
function isEnding(rest: readonly Words[], isWhole: boolean, page: Page): boolean {
  const [first] = rest
  if (LEADING.test(first!.text))
    return (
      // `a tool for our engineers`
      !(isOpening(first!, page) && /^for$/i.test(first!.text) && OURS.test(rest[1]?.text ?? '')) &&
      rest.slice(1).some((one, at) => QUALIFYING.test(one.text) || isNaming(one) || isStage(one, rest[at]!))
    )
  return (
    !isWhole &&
    !isOpening(first!, page) &&
    ((isDoing(first!) && rest.slice(1).some(({ text }) => isContent(text.toLowerCase()))) || isUsing(rest))
  )
}

/** Also what is named elsewhere: `in each environment` says more of another than that there are some. */
const isNaming = ({ text }: Words): boolean => !isStop(text.toLowerCase()) && isContent(text.toLowerCase())

/** `change flags in production`: which of them. */
const isStage = ({ text }: Words, before: Words): boolean =>
  /^in$/i.test(before.text) && /^(production|staging|development)$/i.test(text)

const OURS = /^(our|my|your|a|an|the)$/i

/** `uses one entry`: what is gone by it. */
const isUsing = ([first, second, third]: readonly Words[]): boolean =>
  /^(uses|takes|costs|consumes)$/i.test(first?.text ?? '') &&
  /^(an?|one|two|three|four|five|\d+|the|its|their)$/i.test(second?.text ?? '') &&
  third !== undefined &&
  !isStop(third.text.toLowerCase())

/** `works on each repair` */
const isDoing = ({ text }: Words): boolean => {
  const base = verbBase(text.toLowerCase())
  return /^works?$/i.test(text) || (base !== null && !INTENTS.has(base))
}

/** Whether a word says more of what it stands before. */
function isQualifier(word: Words, next: Words | undefined, page: Page): boolean {
  if (QUALIFYING.test(word.text))
    // `1 to 80 characters`: from the least there is anyway.
    return !(/^\d/.test(word.text) && /^(to|and)$/i.test(next?.text ?? ''))
  if (next === undefined || !isTelling(word, page) || verbBase(word.text.toLowerCase()) !== null) return false
  // `a gym membership backend`: what the whole is about.
  return !isOpening(word, page) || LIMITING.test(word.text)
}

const isTelling = ({ text, start }: Words, { words }: Page): boolean => {
  const word = text.toLowerCase()
  if (isStop(word) || isTrade(word) || INTENTS.has(verbBase(word) ?? '') || !isContent(word)) return false
  return !words.some(
    (one) => one.start !== start && partsOf(one).some((part) => partsOf({ text: word }).includes(part)),
  )
}

/** `multi-tenant` and `tenant` say one thing. */
const partsOf = ({ text }: { readonly text: string }): readonly string[] =>
  text
    .toLowerCase()
    .split('-')
    .filter((part) => part.length > 3)
    .map(singular)

const LEADING =
  /^(to|from|in|into|on|at|by|for|with|within|per|as|of|over|under|across|between|against|without|before|after|during|until|only|once|which|that|who|whose|where|so|while|then|if|when|whenever|unless|because)$/i
const QUALIFYING =
  /^(other|another|once|twice|private|public|two|three|four|five|several|same|different|unique|roles?|first|last|\d[\d.,]*)$/i
const LIMITING = /-|able$|ible$|^(hybrid|outgoing|incoming|internal|external|global|local|distributed)$/i

interface Page {
  readonly words: readonly Words[]
  /** Up to where the text says what the whole is. */
  readonly opened: number
}
const isOpening = ({ start }: Words, { opened }: Page): boolean => start < opened

const pageOf = (text: string): Page => ({
  words: [...text.matchAll(/\d[\d.,]*\d|[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].map(({ 0: said, index }) => ({
    text: said,
    start: index,
    end: index + said.length,
  })),
  opened: /^[^:.,;(]*?(?=[:.,;(]|\b(?:with|where|that|which|who|in which)\b|$)/.exec(text)![0].length,
})

/** Words between signs, and between what joins clauses. */
function clausesOf(words: readonly Words[], text: string): readonly (readonly Words[])[] {
  const clauses: Words[][] = []
  let end = -1
  for (const word of words) {
    const isJoining = /^(and|or|but)$/i.test(word.text)
    if (end < 0 || isJoining || JOINING.test(word.text) || /[^\s"'“”’]/.test(text.slice(end, word.start)))
      clauses.push([])
    if (!isJoining) clauses.at(-1)!.push(word)
    end = word.end
  }
  return clauses.filter((clause) => clause.length > 0)
}

const JOINING = /^(which|that|who|whose|where|so|while|then|if|when|whenever|unless|because)$/i

/** Told already, or one of the words that say what lies apart, how many there may be, or until when: those are read together. */
const isTold = ({ start, end }: Words, { unread, subjects }: DesignRequest): boolean =>
  [
    ...unread,
    ...subjects.flatMap(({ apart = [], limits = [], locks = [], fields }) =>
      [...apart, ...limits, ...locks, ...fields.filter((one) => isTimed(one) || isBound(one))].map(({ from }) => from),
    ),
  ].some((one) => one.start <= start && end <= one.end)

/** `weighs at most 25 kg`: with the number that bounds it. */
const isBound = ({ type, from }: AskedField): boolean => /\(\S*\.\.\S*\)/.test(type) && /\d/.test(from.text)
const isTimed = ({ type }: AskedField): boolean => type.includes(' = now +')

const joined = (some: readonly Words[], text: string): Words => {
  const [start, end] = [some[0]!.start, some.at(-1)!.end]
  return { text: text.slice(start, end), start, end }
}

const without = (text: string, start: number, end: number): string =>
  `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.replaceAll(/ (?=[.,;:])/g, '')
