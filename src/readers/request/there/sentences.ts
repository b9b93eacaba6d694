import type { Backend, DesignRequest, Table, Words } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'

/** A sentence of a request about a backend that is there. */
export interface Sentence {
  readonly text: string
  readonly start: number
}

export function sentencesIn(text: string): readonly Sentence[] {
  return [...text.matchAll(/[^.;!?\n]+/g)].map(({ 0: part, index }) => ({ text: part, start: index }))
}

/** A part of a sentence as words of the request. */
export const wordsOf = ({ start }: Sentence, from: number, text: string): Words => ({
  text: text.trim(),
  start: start + from + (text.length - text.trimStart().length),
  end: start + from + text.trimEnd().length,
})

/** Whoever uses it, in words that name nobody in particular. */
export const PEOPLE =
  '(?:customers?|users?|people|persons?|readers?|members?|buyers?|shoppers?|visitors?|them|they|i|we)'

/** What comes between whoever does something and what they do. */
export const WISH =
  '(?:can|could|may|might|should(?: be able to)?|want to|wants to|need to|would like to|are able to|like to|to)?\\s*(?:also\\s+)?'

/** `a`, `the`, `several`: what stands before a noun. */
export const BEFORE = '(?:a|an|the|their|his|her|my|our|its|own|any|each|every|some)'

/** What a column is called that says how a row stands. */
export const STANDING = /^(?:status|state|stage|phase)$/

/** The table of the backend a noun names. */
export function tableNamed(noun: string, { data }: Backend): Table | null {
  const said = nameOf(noun)
  return (
    data.tables.find(({ name, model }) =>
      [name, model ?? ''].some((one) => one !== '' && wordsIn(one).map(singular).join(' ') === said),
    ) ?? null
  )
}

export const nameOf = (noun: string): string => wordsIn(noun).map(singular).join(' ')

/** `reading list`: `ReadingList` */
export const pascal = (noun: string): string =>
  nameOf(noun)
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

export const snakeName = (noun: string): string => nameOf(noun).replaceAll(' ', '_')

/** The table of whoever calls. */
export function callerIn(backend: Backend): Table | null {
  const { callers } = ownershipOf(backend)
  return backend.data.tables.find(({ id, model }) => callers.has(id) && model !== null) ?? null
}

/** What was read of some words stands elsewhere now: they are no more unread, but for what is left of them. */
export function understood(request: DesignRequest, { start, end }: Words, left: readonly Words[] = []): DesignRequest {
  const within = (one: Words): boolean => start <= one.start && one.end <= end
  const parts = request.unread.flatMap((one): readonly Words[] => {
    if (within(one)) return []
    if (one.end <= start || end <= one.start) return [one]
    return [
      { text: request.text.slice(one.start, start), start: one.start, end: start },
      { text: request.text.slice(end, one.end), start: end, end: one.end },
    ].flatMap(trimmed)
  })
  return { ...request, unread: [...parts, ...left].toSorted((a, b) => a.start - b.start) }
}

/** Without the words that only join: what is left has to say something. */
function trimmed({ text, start }: Words): readonly Words[] {
  const ahead = /^(?:\s|[,:()]|\b(?:and|or|so that|so|that|also|when|where)\b)*/i.exec(text)![0].length
  const said = text.slice(ahead).replace(/(?:\s|[,:()]|\b(?:and|or|so that|so|but)\b)*$/i, '')
  return /[a-z]{2}/i.test(said) ? [{ text: said, start: start + ahead, end: start + ahead + said.length }] : []
}
