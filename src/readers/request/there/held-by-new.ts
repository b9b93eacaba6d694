import type { AskedField, Backend, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { type Sentence, tableNamed } from './sentences.ts'

/** `one of their orders with`, `an order with`: of one that is picked out, and not of all of them. */
const PICKED =
  /\b(?:one\s+of\s+(?:their|his|her|my|our|the)(?:\s+own)?|an?|their|his|her)\s+(?:[a-z]+\s+)?(?<noun>[a-z]+)\s+(?:with|giving|stating|and)\s+(?:(?:a|an|the|its|their)\s+)*$/i

/** `report a problem with one of their orders with a description`: what is new has it, and not every order. */
export function heldByNew(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  for (const holder of request.subjects) {
    const table = holder.table === null ? null : tableNamed(holder.table, backend)
    const made = table && onlyLeading(request, table)
    const moved = made ? holder.fields.filter((field) => isOfPicked(field, request, table, sentence, backend)) : []
    if (!made || moved.length === 0) continue
    const more = moved.filter(({ name }) => !made.fields.some((one) => isAlike(one.name, name)))
    return {
      ...request,
      subjects: request.subjects.map((one) =>
        one === holder
          ? { ...one, fields: one.fields.filter((field) => !moved.includes(field)) }
          : one === made
            ? { ...one, fields: [...one.fields, ...more] }
            : one,
      ),
    }
  }
  return request
}

/** The one thing that is new and leads to rows of a table. */
function onlyLeading({ subjects }: DesignRequest, { model }: Table): Subject | null {
  const all = subjects.filter(
    ({ table, fields }) => table === null && fields.some(({ type }) => new RegExp(`^-> ${model}\\b`).test(type)),
  )
  return all.length === 1 ? all[0]! : null
}

function isOfPicked(
  { from, change }: AskedField,
  { text }: DesignRequest,
  table: Table,
  { start, text: whole }: Sentence,
  backend: Backend,
): boolean {
  if (change !== undefined || from.start < start || from.end > start + whole.length) return false
  const found = PICKED.exec(text.slice(start, from.start))
  return found !== null && tableNamed(found.groups?.['noun'] ?? '', backend)?.id === table.id
}

const TOLD: ReadonlySet<string> = new Set([
  'body',
  'text',
  'description',
  'message',
  'content',
  'comment',
  'explanation',
])

const isAlike = (one: string, other: string): boolean => one === other || (TOLD.has(one) && TOLD.has(other))
