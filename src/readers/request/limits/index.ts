import type { AskedField, DesignRequest, Subject, Words } from '../../../model/index.ts'
import type { Page } from '../page/page.ts'
import { cut, overlap } from '../unread/cut.ts'
import { withCapacities } from './capacity.ts'
import { countedBy, isOfThing } from './counted.ts'
import { type Phrase, phrasesIn } from './phrase.ts'
import { withoutWhoever } from './whoever.ts'

/**
 * How many there may be: of the thing that is counted, and told no more. What is not sure is told, also where somebody took the
 * thing for said with it.
 */
export function withLimits(request: DesignRequest, page: Page): DesignRequest {
  if (request.intent !== 'create') return request
  return withCapacities(phrasesIn(page).reduce((so, phrase) => withPhrase(so, phrase, page), request))
}

function withPhrase(whole: DesignRequest, phrase: Phrase, page: Page): DesignRequest {
  const from = page.words(phrase.from, phrase.to)
  const request = withoutWhoever(whole, from)
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
  // `only one booking at a time`: kept apart in time, however many are yet to come.
  if (phrase.isAtOnce && counted.most === 1 && isApart(of, from, request))
    return { ...request, unread: request.unread.flatMap((words) => cut(words, from, request.text)) }
  return {
    ...request,
    subjects: request.subjects.map((one) => (one.name === of ? withLimit(one, { ...limit, from }) : one)),
    unread: request.unread.flatMap((words) => cut(words, from, request.text)),
  }
}

const isApart = (name: string, words: Words, { subjects }: DesignRequest): boolean =>
  subjects.some((one) => one.name === name && (one.apart ?? []).some((apart) => overlap(apart.from, words)))

const isNumber = ({ type }: AskedField): boolean => /^int\b/.test(type)

const withLimit = (subject: Subject, limit: NonNullable<Subject['limits']>[number]): Subject => ({
  ...subject,
  limits: [...(subject.limits ?? []), limit],
})
