import type { AskedBecoming, Backend, DesignRequest } from '../../../model/index.ts'
import { BEFORE, STANDING, type Sentence, tableNamed, wordsOf } from './sentences.ts'

const KIND = '(?:status|state)'
const ADDED = new RegExp(
  [
    `\\badd\\s+(?:a|an|the)\\s+(?:new\\s+)?["'“]?[a-z-]+["'”]?\\s+${KIND}\\s+(?:to|for)\\s+(?:${BEFORE}\\s+)*(?<first>[a-z]+)`,
    `\\badd\\s+(?:a|an|the)\\s+(?:new\\s+)?${KIND}\\s+["'“]?[a-z-]+["'”]?\\s+(?:to|for)\\s+(?:${BEFORE}\\s+)*(?<second>[a-z]+)`,
  ].join('|'),
  'i',
)

/** `add a delivered status to orders`, where orders have a state: one more value of it, and no column beside it. */
export function oneMoreState(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = ADDED.exec(sentence.text)
  const table = tableNamed(found?.groups?.['first'] ?? found?.groups?.['second'] ?? '', backend)
  const columns = (table?.columns ?? []).filter(({ choice }) => (choice?.values.length ?? 0) > 0)
  const column = columns.find(({ name }) => STANDING.test(name)) ?? (columns.length === 1 ? columns[0] : undefined)
  if (!found || !table || !column) return request
  const holder = request.subjects.find((one) => one.table === table.name || one.table === table.id)
  if (!holder) return request
  const said = wordsOf(sentence, found.index, found[0])
  const value = /([a-z-]+)["'”]?\s+(?:status|state)|(?:status|state)\s+["'“]?([a-z-]+)/i.exec(said.text)
  const name = (value?.[1] ?? value?.[2] ?? '').toLowerCase()
  const step: AskedBecoming = {
    field: column.attribute,
    verb: null,
    to: name.replaceAll('-', '_'),
    before: [],
    also: [],
    who: [],
    from: said,
  }
  // Whoever is said to set it so is said with more.
  const isLedTo = holder.becomes?.some(({ to }) => to === step.to) === true
  const isOfIt = (field: { readonly name: string; readonly from: { readonly start: number; readonly end: number } }) =>
    (said.start <= field.from.start && field.from.end <= said.end) || field.name === name || field.name === `is_${name}`
  return {
    ...request,
    intent: 'change',
    subjects: request.subjects.map((one) =>
      one === holder
        ? {
            ...one,
            fields: one.fields.filter((field) => !isOfIt(field)),
            becomes: [...(one.becomes ?? []), ...(isLedTo ? [] : [step])],
          }
        : one,
    ),
    unread: request.unread.filter(({ start, end }) => end <= said.start || said.end <= start),
  }
}
