import type { Backend, DesignRequest } from '../../../model/index.ts'
import { MARKS } from './rows-of-people.ts'
import { type Sentence, callerIn } from './sentences.ts'

const NAMES: ReadonlySet<string> = new Set(Object.values(MARKS))

/** `customers can follow an author`, where no row is an author: rows that say nothing are none, and all of it is asked. */
export function markedNowhere(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const caller = callerIn(backend)?.model
  const empty = request.subjects.find(
    ({ name, table, from, fields }) =>
      table === null &&
      NAMES.has(name) &&
      sentence.start <= from.start &&
      from.end <= sentence.start + sentence.text.length &&
      fields.every(({ type }) => type.startsWith(`-> ${caller}`)),
  )
  if (!empty) return request
  const rules = (request.rules ?? []).filter(({ of }) => of === empty.name)
  const start = Math.min(empty.from.start, ...rules.map(({ from }) => from.start))
  const end = Math.max(empty.from.end, ...rules.map(({ from }) => from.end))
  const said = { text: request.text.slice(start, end), start, end }
  return {
    ...request,
    subjects: request.subjects.filter((one) => one !== empty),
    rules: (request.rules ?? []).filter(({ of }) => of !== empty.name),
    capabilities: request.capabilities.filter(({ of }) => of?.split('.')[0] !== empty.name),
    unread: [...request.unread.filter((one) => !(start <= one.start && one.end <= end)), said].toSorted(
      (a, b) => a.start - b.start,
    ),
  }
}
