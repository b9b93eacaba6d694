import type { Backend, DesignRequest } from '../../../model/index.ts'
import { singular } from '../vocabulary/forms.ts'
import { type Sentence, nameOf, pascal, tableNamed } from './sentences.ts'

const TELLING =
  '(?:add|introduce|build|new|create|implement|support|provide|offer|bring|make|include|enable|allow|let|set up|we need|please add)'
/** `support tickets: ...` is called so, where `support gift cards: ...` says what is to be done. */
const HEAD = new RegExp(
  `^\\s*(?:${TELLING}\\s+)?(?:(?:a|an|the|our)\\s+)?(?!${TELLING}\\s(?!tickets?|requests?|cases?|letters?))(?<head>(?:[a-z]+\\s+){1,2}[a-z]+)\\s*:`,
  'i',
)

/** `sale prices: staff set a price`: what stands ahead is what it is called. */
export function calledByHead(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const head = HEAD.exec(sentence.text)?.groups?.['head']
  const last = head === undefined ? '' : (nameOf(head).split(' ').at(-1) ?? '')
  const old = request.subjects.find(({ table, name }) => table === null && nameOf(name) === last)
  if (head === undefined || singular(head) === head || !old || tableNamed(head, backend)) return request
  const name = pascal(head)
  if (name === old.name || request.subjects.some((one) => one.name === name)) return request
  const leads = new RegExp(`^(-> |many )${old.name}\\b`)
  return {
    ...request,
    subjects: request.subjects.map((one) => ({
      ...one,
      name: one === old ? name : one.name,
      fields: one.fields.map((field) => ({ ...field, type: field.type.replace(leads, `$1${name}`) })),
    })),
    capabilities: request.capabilities.map((one) => ({
      ...one,
      of: one.of?.split('.')[0] === old.name ? one.of.replace(old.name, name) : one.of,
    })),
    ...(request.rules === undefined
      ? {}
      : { rules: request.rules.map((one) => (one.of === old.name ? { ...one, of: name } : one)) }),
    figures: request.figures.map((one) => (one.of === old.name ? { ...one, of: name } : one)),
  }
}

/** Money of a backend that has one currency needs none said. */
export function inItsCurrency(request: DesignRequest, { data }: Backend): DesignRequest {
  const columns = data.tables.flatMap((one) => one.columns)
  if (columns.some(({ name }) => /currency/i.test(name)) || !columns.some(({ type }) => /NUMERIC|DECIMAL/i.test(type)))
    return request
  const isSupposed = (text: string): boolean => !/\bcurrenc(?:y|ies)\b/i.test(text)
  return {
    ...request,
    subjects: request.subjects.map((one) =>
      one.table === null && isSupposed(request.text)
        ? { ...one, fields: one.fields.filter(({ name }) => name !== 'currency') }
        : one,
    ),
  }
}
