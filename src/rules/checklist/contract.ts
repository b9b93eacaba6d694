import type { JsonSchema, Operation, Response } from '../../model/index.ts'
import { type Item, judge } from './item.ts'

const at = ({ handler }: Operation) => handler
const success = ({ responses }: Operation): Response | undefined => responses.find(({ status }) => /^2/.test(status))
const jsonOf = (operation: Operation): JsonSchema | undefined => success(operation)?.content['application/json']
const isOpen = (schema: JsonSchema): boolean => Object.keys(schema).every((key) => key === 'title')

const answers: Item = {
  question: 'Does every operation declare what it answers?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.filter((one) => one.published && jsonOf(one)),
      (one) => !isOpen(jsonOf(one)!),
      { things: 'operations that answer JSON', good: 'have a schema for it', bad: 'have no schema for it', at },
    ),
}

/** What FastAPI and the credentials answer by themselves is not asked for. */
const OWN = new Set([401, 403, 422])

const errors: Item = {
  question: 'Are the errors it ends in part of the contract?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.filter((one) => one.published && errorsOf(one).length > 0),
      (one) =>
        errorsOf(one).every((status) =>
          one.responses.some((each) => each.status === String(status) || each.status === `${String(status)[0]}XX`),
        ),
      {
        things: 'operations that refuse with an error of their own',
        good: 'declare each of them',
        bad: 'leave one out of the contract',
        at,
      },
    ),
}

const errorsOf = ({ trace }: Operation): readonly number[] =>
  (trace?.refusals ?? []).flatMap(({ escapes, status }) =>
    escapes && status !== null && status >= 400 && status < 500 && !OWN.has(status) ? [status] : [],
  )

const examples: Item = {
  question: 'Do request bodies come with an example?',
  answer({ backend }) {
    const schemas = Object.assign({}, ...backend.api.applications.map((one) => one.schemas)) as Record<
      string,
      JsonSchema
    >
    return judge(
      backend.api.operations.filter(({ published, body }) => published && body?.content['application/json']),
      (one) => hasExample(one.openapi['requestBody'], schemas),
      { things: 'JSON bodies', good: 'have an example', bad: 'have none', at },
    )
  },
}

function hasExample(body: unknown, schemas: Readonly<Record<string, JsonSchema>>): boolean {
  const text = JSON.stringify(body) ?? ''
  if (/"examples?":/.test(text)) return true
  const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!)
  return named.some((name) => /"examples?":/.test(JSON.stringify(schemas[name]) ?? ''))
}

const descriptions: Item = {
  question: 'Does every operation say in words what it does?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.filter(({ published }) => published),
      ({ description }) => description.trim() !== '',
      { things: 'published operations', good: 'have a description', bad: 'have no description', at },
    ),
}

const identifiers: Item = {
  question: 'Is every operation id used once?',
  answer({ backend }) {
    const published = backend.api.operations.filter((one) => one.published)
    const count = new Map<string, number>()
    for (const { application, operationId } of published) {
      const key = `${application} ${operationId}`
      count.set(key, (count.get(key) ?? 0) + 1)
    }
    return judge(published, (one) => count.get(`${one.application} ${one.operationId}`) === 1, {
      things: 'published operations',
      good: 'have an id of their own',
      bad: 'share their id with another',
      at,
    })
  },
}

const reached: Item = {
  question: 'Is every route reached, and nothing old left answering?',
  rules: /^(api\/route-(hidden|repeated)|structure\/(router-never-included|zombie-version))$/,
  answer: ({ backend }) =>
    judge(backend.api.operations, () => true, { things: 'operations', good: 'are reached', bad: '', at }),
}

export const contract: readonly Item[] = [answers, errors, examples, descriptions, identifiers, reached]
