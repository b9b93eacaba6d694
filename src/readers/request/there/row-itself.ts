import { spoken } from '../../../kernel/english.ts'
import type { AskedField, Backend, DesignRequest, Words } from '../../../model/index.ts'
import { type Sentence, nameOf, tableNamed } from './sentences.ts'

/** `a refunded order keeps who refunded it`: the order itself, and no column of orders that holds one. */
export function rowItself(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const lost: Words[] = []
  const subjects = request.subjects.map((one) => {
    const model = one.table === null ? null : (tableNamed(one.table, backend)?.model ?? null)
    if (model === null) return one
    const own = one.fields.filter((field) => isIn(sentence, field.from) && isRow(field, model))
    lost.push(...own.map(({ from }) => clauseFrom(from, sentence)))
    return own.length === 0 ? one : { ...one, fields: one.fields.filter((field) => !own.includes(field)) }
  })
  if (lost.length === 0) return request
  const apart = request.unread.filter(({ start, end }) => !lost.some((one) => start < one.end && one.start < end))
  return { ...request, subjects, unread: [...apart, ...lost].toSorted((a, b) => a.start - b.start) }
}

function isRow({ name, change, type }: AskedField, model: string): boolean {
  const parts = name.split('_')
  const noun = nameOf(spoken(model))
  const ahead = parts.join(' ').endsWith(` ${noun}`) ? parts.join(' ').slice(0, -noun.length).trim() : ''
  return change === undefined && !type.startsWith('-> ') && /^[a-z]+ed$/.test(ahead)
}

/** What is said of it is told with it. */
function clauseFrom({ start }: Words, sentence: Sentence): Words {
  const text = /^[^,;:]*/.exec(sentence.text.slice(start - sentence.start))![0].trimEnd()
  return { text, start, end: start + text.length }
}

const isIn = ({ text, start }: Sentence, from: Words): boolean => start <= from.start && from.end <= start + text.length
