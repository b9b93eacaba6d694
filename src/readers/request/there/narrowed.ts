import type { Backend, DesignRequest, Words } from '../../../model/index.ts'
import { type Sentence, tableNamed, wordsOf } from './sentences.ts'

/** `pre-order`, `re-open`: before it can be done, or again. */
const OTHERWISE = /\b(?:pre|re)-[a-z]+/i

/** What is done before or again is not what the operations that are there do: it is told, and no rule of theirs. */
export function doneOtherwise(request: DesignRequest, sentence: Sentence): DesignRequest {
  const { subjects, rules = [], capabilities } = request
  const isThere = (name: string | null): boolean => subjects.some((one) => one.name === name && one.table !== null)
  const other = rules.filter(({ of, from }) => isThere(of) && OTHERWISE.test(from.text) && isIn(sentence, from))
  if (other.length === 0) return request
  const lost = other.map(({ from }) => from)
  const isLost = (from: Words): boolean => lost.some((one) => one.start <= from.start && from.end <= one.end)
  return withUnread(
    {
      ...request,
      rules: rules.filter((one) => !other.includes(one)),
      capabilities: capabilities.filter(({ name, from }) => name !== 'operation' || !isLost(from)),
    },
    lost.filter((one, at) => !lost.slice(0, at).some(({ start, end }) => start <= one.start && one.end <= end)),
  )
}

const RELATIVE =
  /\b(?<noun>[a-z]+)\s+(?<clause>(?:that|which|who)\s+(?:is|are|was|were|has|have|had|do|does|did)\b[^,.;:!?\n]*)/gi

/** `books that are not out yet`: which of them, where nothing came of it, though each of its words is a small one. */
export function whichOfThem(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = [...sentence.text.matchAll(RELATIVE)].flatMap((one) => {
    const { noun = '', clause = '' } = one.groups ?? {}
    if (!tableNamed(noun, backend)) return []
    return [wordsOf(sentence, one.index + one[0].length - clause.length, clause)]
  })
  const made = request.subjects.flatMap((one) => [one, ...one.fields, ...(one.states ?? [])])
  const told = [...made, ...request.capabilities, ...request.figures].map(({ from }) => from)
  return withUnread(
    request,
    found.filter((clause) => ![...told, ...request.unread].some((one) => meets(one, clause))),
  )
}

const meets = (one: Words, other: Words): boolean => one.start < other.end && other.start < one.end

const isIn = ({ text, start }: Sentence, from: Words): boolean => start <= from.start && from.end <= start + text.length

/** Words that nobody reads, each told once: what touches another is told with it. */
function withUnread(request: DesignRequest, more: readonly Words[]): DesignRequest {
  if (more.length === 0) return request
  const merged: Words[] = []
  for (const one of [...request.unread, ...more].toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    const between = last === undefined ? '.' : request.text.slice(last.end, one.start)
    if (last === undefined || /[^\s]/.test(between)) merged.push(one)
    else {
      const end = Math.max(last.end, one.end)
      merged[merged.length - 1] = { text: request.text.slice(last.start, end), start: last.start, end }
    }
  }
  return { ...request, unread: merged }
}
