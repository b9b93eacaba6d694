import { spoken } from '../../../kernel/english.ts'
import type { Backend, DesignRequest, Subject } from '../../../model/index.ts'
import { columnSaid } from './columns.ts'
import { type Sentence, nameOf, wordsOf } from './sentences.ts'

/** `order states`, where orders have a state or a type is called so: no table of them, and what is meant is asked. */
export function notAgain(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const inIt = ({ from }: Subject): boolean =>
    sentence.start <= from.start && from.end <= sentence.start + sentence.text.length
  const again = request.subjects.find(
    (one) => one.table === null && inIt(one) && (isType(one, backend) || isColumn(one, sentence, backend)),
  )
  if (!again) return request
  const start = sentence.start + (sentence.text.length - sentence.text.trimStart().length)
  const clause = wordsOf(sentence, start - sentence.start, sentence.text.trim())
  const isGone = (of: string | null): boolean => of?.split('.')[0] === again.name
  const leads = new RegExp(`^(?:-> |many )${again.name}\\b`)
  return {
    ...request,
    intent: 'change',
    subjects: request.subjects
      .filter((one) => one !== again)
      .map((one) => ({ ...one, fields: one.fields.filter(({ type }) => !leads.test(type)) })),
    capabilities: request.capabilities.filter(({ of }) => !isGone(of)),
    figures: request.figures.filter(({ of }) => !isGone(of)),
    ...(request.rules === undefined ? {} : { rules: request.rules.filter(({ of }) => !isGone(of)) }),
    unread: [...request.unread.filter((one) => !(clause.start <= one.start && one.end <= clause.end)), clause].toSorted(
      (a, b) => a.start - b.start,
    ),
  }
}

/** A type of the database is called so: no table can be. */
const isType = ({ name }: Subject, { data }: Backend): boolean =>
  data.enums.some((one) => one.name.replaceAll('_', '').toLowerCase() === nameOf(spoken(name)).replaceAll(' ', ''))

/** Nothing more is said of it than how a column is called. */
function isColumn(one: Subject, { text, start }: Sentence, backend: Backend): boolean {
  const said = columnSaid(text, backend, ({ both }) => [both])
  if (said === null) return false
  const [from, to] = [start + said.index, start + said.index + said.text.length]
  // `order states returned`: those are states; `book price alerts` are no prices.
  const isOfIt = one.from.end <= to || (one.from.start < to && /s$/i.test(said.text))
  return from <= one.from.start && isOfIt && nameOf(spoken(one.name)) !== nameOf(said.table.model!)
}
