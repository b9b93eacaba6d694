import type { JsonSchema, Operation, Response } from '../../../model/index.ts'
import { type Check, each, operationBreak } from '../check.ts'

const ENDPOINTS = /\b(all|every|each|any)\b[^.]{0,30}\b(endpoints?|routes?|operations?|handlers?)\b/

const success = ({ responses }: Operation): Response | undefined => responses.find(({ status }) => /^2/.test(status))

/** Every endpoint says what it answers. */
export const responseModels: Check = {
  name: 'declared answers',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const speaks = ENDPOINTS.test(text) && /\b(response[_ ](model|schema|type)s?|return type)\b/.test(text)
    if (
      !speaks ||
      exception !== '' ||
      (forbids && !/without/.test(text)) ||
      !/\b(must|shall|declare|define|specify|have|has|need|set)\b/.test(text)
    )
      return null
    return {
      means: 'the answer of every published operation has a schema',
      test: ({ operations }) =>
        each(operations.filter(answersJson), (one) => (isOpen(jsonOf(one)) ? [operationBreak(one)] : [])),
    }
  },
}

const jsonOf = (operation: Operation): JsonSchema | undefined => success(operation)?.content['application/json']
const answersJson = (operation: Operation): boolean => operation.published && jsonOf(operation) !== undefined
const isOpen = (schema: JsonSchema | undefined): boolean =>
  schema !== undefined && Object.keys(schema).every((key) => key === 'title')

const PAGING =
  /^(limit|offset|skip|take|top|page|page_?size|size|per_?page|cursor|after|before|count|max_?results|first|last|start|page_?number|page_?token|next_?token)$/i

/** Every list is handed out in pages. */
export const pagination: Check = {
  name: 'lists in pages',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const speaks =
      /\b(lists?|collections?|listing)\b/.test(text) &&
      /\b(paginat\w+|paged|cursor-based|limit and offset)\b/.test(text) &&
      /\b(endpoints?|routes?|operations?|apis?|queries|responses?|collections?)\b/.test(text)
    if (!speaks || forbids || exception !== '' || !/\b(all|every|each|must|always|shall)\b/.test(text)) return null
    return {
      means: 'every operation that answers with a list takes a page or a limit',
      test: ({ operations }) =>
        each(operations.filter(isList), (one) =>
          one.parameters.some(({ in: place, name }) => place === 'query' && PAGING.test(name))
            ? []
            : [operationBreak(one)],
        ),
    }
  },
}

const isList = (operation: Operation): boolean => operation.method === 'get' && jsonOf(operation)?.['type'] === 'array'

/** Handlers are coroutines. */
export const asynchronous: Check = {
  name: 'handlers are async',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const speaks =
      ENDPOINTS.test(text) && /\basync( def)?\b/.test(text) && /\b(must|shall|always|are|be|use)\b/.test(text)
    if (!speaks || forbids || exception !== '' || /\b(i\/o|database|calls?|external)\b/.test(text)) return null
    return {
      means: 'every handler is `async def`',
      test: ({ operations, code }) =>
        each(operations, (one) => (code.functionAt(one.handler)?.node.async === false ? [operationBreak(one)] : [])),
    }
  },
}
