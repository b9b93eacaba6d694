import type { JsonSchema, Operation, Parameter } from '../../model/index.ts'
import { type Item, followed, judge } from './item.ts'

const bodies: Item = {
  question: 'Are request bodies checked against a model?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.filter(({ body }) => body?.content['application/json']),
      ({ body }) => isModelled(body!.content['application/json']!),
      {
        things: 'operations with a JSON body',
        good: 'check it',
        bad: 'take anything',
        at: ({ handler }) => handler,
      },
    ),
}

/** `dict` and `Any` let everything through. */
const isModelled = (schema: JsonSchema): boolean =>
  Object.keys(schema).some((key) => !/^(title|description|default|additionalProperties|type)$/.test(key)) ||
  (typeof schema['type'] === 'string' && schema['type'] !== 'object')

const LIMIT = /^(limit|page_?size|per_?page|size|take|top|first|last|max_?results)$/i

const limits: Item = {
  question: 'Is there an end to how much one request may ask for?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.flatMap((operation) =>
        operation.parameters
          .filter(({ in: place, name }) => place === 'query' && LIMIT.test(name))
          .map((parameter) => ({ operation, parameter })),
      ),
      ({ parameter, operation }) => isBounded(parameter) || boundsItself(operation, parameter),
      {
        things: 'page sizes',
        good: 'have an upper bound',
        bad: 'have no upper bound',
        at: ({ operation }) => operation.handler,
      },
    ),
}

const isBounded = ({ schema }: Parameter): boolean =>
  /"(exclusiveM|m)aximum":|"enum":|"const":/.test(JSON.stringify(schema))

/** A bound in the code, `min(limit, 100)`, shows in no schema: then nobody can tell. */
const boundsItself = ({ trace }: Operation, { name }: Parameter): true | null | false =>
  trace?.calls.some(
    (call) => call.path === 'builtins.min' && call.arguments.some(({ from }) => from.includes(`query:${name}`)),
  )
    ? null
    : false

const lists: Item = {
  question: 'Are lists handed out in pages?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.filter((one) => one.method === 'get' && answersList(one)),
      ({ parameters, statements }) =>
        parameters.some(({ in: place, name }) => place === 'query' && (LIMIT.test(name) || PAGE.test(name))) ||
        (statements.length > 0 ? statements.some(({ limited }) => limited === 'yes') : null),
      {
        things: 'operations that answer a list',
        good: 'take a page or a limit',
        bad: 'answer all of it',
        at: ({ handler }) => handler,
      },
    ),
}

const PAGE = /^(offset|skip|page|cursor|after|before|page_?token|start)$/i
const answersList = ({ responses }: Operation): boolean =>
  responses.some(({ status, content }) => /^2/.test(status) && content['application/json']?.['type'] === 'array')

const input: Item = {
  question: 'Does nothing of a request reach SQL, a shell, a path or another server unchecked?',
  rules: /^injection\//,
  answer: followed,
}

export const validation: readonly Item[] = [bodies, limits, lists, input]
