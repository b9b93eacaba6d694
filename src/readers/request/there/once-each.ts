import type { Backend, DesignRequest, Subject } from '../../../model/index.ts'
import { type Sentence, nameOf, tableNamed, understood, wordsOf } from './sentences.ts'

const ONCE = [
  `(?:(?:only|just|at most|exactly)\\s+)?once\\s+(?:per|for each|for every|for any)\\s+(?<noun>[a-z]+)`,
  `(?:each|every|any|the same)\\s+(?<noun>[a-z]+)\\s+(?:only\\s+|at most\\s+|just\\s+|exactly\\s+)?once`,
  `(?:only\\s+|at most\\s+|just\\s+|exactly\\s+)?one\\s+(?<what>[a-z]+)\\s+(?:per|for each|for every)\\s+(?<noun>[a-z]+)`,
].map((one) => new RegExp(`\\b${one}\\b`, 'i'))

/** `customers rate books, once per book`: whoever makes one makes no second one of the same. */
export function onceEach(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  for (const form of ONCE) {
    const found = form.exec(sentence.text)
    const { noun = '', what } = found?.groups ?? {}
    const model = found ? tableNamed(noun, backend)?.model : null
    if (!found || !model) continue
    const made = request.subjects.filter((one) => isMadeOf(one, model, what, request))
    const [subject, other] = made
    const field = subject?.fields.find(({ type }) => new RegExp(`^-> ${model}\\b`).test(type))
    // Who and which alone are there once anyway.
    const isMore = subject?.fields.some(({ type }) => !type.startsWith('-> ')) === true
    if (!subject || other || !field || !isMore || subject.once) continue
    const once = [['owner', field.name]]
    const said = wordsOf(sentence, found.index, found[0])
    return understood(
      { ...request, subjects: request.subjects.map((one) => (one === subject ? { ...one, once } : one)) },
      said,
    )
  }
  return request
}

/** What is new, is of such a row, and is somebody's. */
const isMadeOf = (
  { name, table, fields }: Subject,
  model: string,
  what: string | undefined,
  { rules = [] }: DesignRequest,
): boolean =>
  table === null &&
  fields.some(({ type }) => new RegExp(`^-> ${model}\\b`).test(type)) &&
  (what === undefined || nameOf(name).split(' ').at(-1) === nameOf(what)) &&
  rules.some(({ of, verbs, how, who }) => of === name && how !== 'not' && verbs.includes('create') && who !== 'anyone')
