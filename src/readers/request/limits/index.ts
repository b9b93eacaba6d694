import type { AskedField, DesignRequest, Subject, Words } from '../../../model/index.ts'
import type { Page } from '../page/page.ts'
import { withCapacities } from './capacity.ts'
import { countedBy, isOfThing } from './counted.ts'
import { type Phrase, phrasesIn } from './phrase.ts'

/**
 * How many there may be: of the thing that is counted, and told no more. What is not sure is told, also where somebody took the
 * thing for said with it.
 */
export function withLimits(request: DesignRequest, page: Page): DesignRequest {
  if (request.intent !== 'create') return request
  return withCapacities(phrasesIn(page).reduce((so, phrase) => withPhrase(so, phrase, page), request))
}

function withPhrase(request: DesignRequest, phrase: Phrase, page: Page): DesignRequest {
  const from = page.words(phrase.from, phrase.to)
  const isTold = request.unread.some((words) => overlap(words, from))
  // `teams with at most 8 players`: a field that holds it.
  if (
    !isTold &&
    request.subjects.some(({ fields }) => fields.some((field) => isNumber(field) && overlap(field.from, from)))
  )
    return request
  const counted = countedBy(phrase, request)
  if (counted === null)
    return isTold || !isOfThing(phrase, request)
      ? request
      : { ...request, unread: [...request.unread, from].toSorted((one, other) => one.start - other.start) }
  const { of, ...limit } = counted
  return {
    ...request,
    subjects: request.subjects.map((one) => (one.name === of ? withLimit(one, { ...limit, from }) : one)),
    unread: request.unread.flatMap((words) => cut(words, from, request.text)),
  }
}

const isNumber = ({ type }: AskedField): boolean => /^int\b/.test(type)

const withLimit = (subject: Subject, limit: NonNullable<Subject['limits']>[number]): Subject => ({
  ...subject,
  limits: [...(subject.limits ?? []), limit],
})

const overlap = (one: Words, other: Words): boolean => one.start < other.end && other.start < one.end

/** What is left of words beside those that are read now. */
function cut(words: Words, read: Words, text: string): readonly Words[] {
  if (!overlap(words, read)) return [words]
  return [
    [words.start, Math.min(words.end, read.start)],
    [Math.max(words.start, read.end), words.end],
  ].flatMap(([from, to]) => (from! < to! ? trimmed(text, from!, to!) : []))
}

/** Without what only joins it to the rest; nothing where that is all. */
function trimmed(text: string, from: number, to: number): readonly Words[] {
  const said = text.slice(from, to)
  const start = from + /^(?:[\s,;:.–-]|(?:and|but|so|that|where|with|while)\b)*/i.exec(said)![0].length
  const end = from + said.replace(/(?:[\s,;:.–-]|\b(?:and|but|so|that|where|with|while))*$/i, '').length
  return start < end && /[\p{L}\p{N}]{2}/u.test(text.slice(start, end))
    ? [{ text: text.slice(start, end), start, end }]
    : []
}
