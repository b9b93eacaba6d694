import type { AskedLimit, Backend, DesignRequest, Subject } from '../../../model/index.ts'
import { type Sentence, callerIn, nameOf, tableNamed, understood, wordsOf } from './sentences.ts'

export const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

const LIMIT = new RegExp(
  `\\b(?:at most|at the most|no more than|not more than|up to|(?:a )?maximum(?: of)?|max\\.?)\\s+(?<most>\\d+|${NUMBERS.join('|')})\\s+(?<what>(?!${'characters chars letters times percent minutes hours days weeks months years euros'.split(' ').join('\\b|')}\\b)(?:[a-z-]+\\s+){0,2}?[a-z-]+)(?<per>\\s+(?:per|for each|for every|each)\\s+(?<who>[a-z]+))?(?=\\s*(?:[,.;:)]|$|\\band\\b|\\bbut\\b|\\bthat\\b|\\bwhich\\b|\\bon\\b|\\bin\\b|\\bto\\b|\\bwith\\b))`,
  'i',
)

/** `a wishlist of at most 50 books`: each person has no more rows of what is new. */
export function limitedEach(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = LIMIT.exec(sentence.text)
  const { most = '', what = '', who } = found?.groups ?? {}
  if (!found || callerIn(backend) === null || (who !== undefined && !isPerson(who, backend))) return request
  if (who === undefined && isOfAnother(sentence.text.slice(0, found.index), backend)) return request
  const subject = countedIn(request, what, backend)
  if (!subject || subject.limits !== undefined) return request
  const from = wordsOf(sentence, found.index, found[0])
  const limit: AskedLimit = { most: numberOf(most), per: ['owner'], every: null, such: 'standing', from }
  return understood(
    {
      ...request,
      subjects: request.subjects.map((one) => (one === subject ? { ...one, limits: [limit] } : one)),
    },
    from,
  )
}

export const numberOf = (said: string): number =>
  /^\d+$/.test(said) ? Number(said) : NUMBERS.indexOf(said.toLowerCase()) + 1

export const isPerson = (who: string, backend: Backend): boolean =>
  /^(?:person|user|customer|member|account|reader|buyer|people|employee|student)s?$/i.test(who) ||
  tableNamed(who, backend)?.id === callerIn(backend)?.id

/** `a review may have at most 3 photos`: so many of each of those, and not of each person. */
function isOfAnother(before: string, backend: Backend): boolean {
  const holder =
    /([a-z]+)\s+(?:(?:may|can|could|must|should|only|never)\s+)*(?:have|has|hold|holds|contain|contains|take|takes|allow|allows|get|gets)\s*$/i.exec(
      before,
    )?.[1]
  const table = holder === undefined ? null : tableNamed(holder, backend)
  return table !== null && table.id !== callerIn(backend)?.id
}

/** What is new and called so, or holds who and which of what is called so. */
function countedIn({ subjects }: DesignRequest, what: string, backend: Backend): Subject | undefined {
  const said = nameOf(what)
  const made = subjects.filter(({ table }) => table === null)
  const called = made.find(
    ({ name }) => nameOf(name) === said || nameOf(name).split(' ').at(-1) === said.split(' ').at(-1),
  )
  if (called) return called
  const model = tableNamed(what, backend)?.model
  const caller = callerIn(backend)!.model
  return made.find(
    ({ fields }) =>
      model !== null &&
      model !== undefined &&
      fields.length <= 2 &&
      fields.some(({ type }) => new RegExp(`^-> ${model}\\b`).test(type)) &&
      fields.every(({ type }) => new RegExp(`^-> (?:${model}|${caller})\\b`).test(type)),
  )
}
