import type { AskedField, Backend, DesignRequest, Table, Words } from '../../../model/index.ts'
import { type Sentence, tableNamed, understood, wordsOf } from './sentences.ts'

const NAMED = '(?:(?:(?:any |each |every |one )?of )?(?:a|an|the|their|his|her|my|our|its|any|one|own)\\s+)*'

/** `customers can return a shipped order`: what is new leads to orders that stand so, and to no others. */
export function namedStandingSo(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  return backend.data.tables.reduce((read, table) => standingIn(read, sentence, table, backend), request)
}

function standingIn(request: DesignRequest, sentence: Sentence, table: Table, backend: Backend): DesignRequest {
  const leading = new RegExp(`^-> ${table.model}\\b`)
  const made = request.subjects.filter((one) => one.table === null && one.fields.some(({ type }) => leading.test(type)))
  const [subject, other] = made
  const found = saidIn(sentence, table, backend)
  if (table.model === null || !subject || other || !found || !isOfMaking(request, found.from, subject.name))
    return request
  const stands = { field: found.field, states: found.states }
  const standing = (field: AskedField): AskedField => (leading.test(field.type) ? { ...field, stands } : field)
  return understood(
    {
      ...request,
      subjects: request.subjects.map((one) => (one === subject ? { ...one, fields: one.fields.map(standing) } : one)),
    },
    found.from,
  )
}

/** `a shipped order`, `shipped or delivered orders`, where that is how orders stand. */
function saidIn(sentence: Sentence, { columns, model, name }: Table, backend: Backend) {
  for (const { attribute, choice } of columns) {
    const values = choice?.values ?? []
    if (values.length === 0) continue
    const either = `(?:${values.map((one) => one.replaceAll('_', '[ _-]')).join('|')})`
    const said = new RegExp(
      `${NAMED}\\b(?<states>${either}(?:(?:,|\\s+or|\\s+and|,\\s+or)\\s+${either})*)\\s+(?<noun>[a-z]+)\\b`,
      'gi',
    )
    for (const found of sentence.text.matchAll(said)) {
      const table = tableNamed(found.groups?.['noun'] ?? '', backend)
      if (table?.name !== name || table.model !== model) continue
      const states = values.filter((one) =>
        new RegExp(`\\b${one.replaceAll('_', '[ _-]')}\\b`, 'i').test(found.groups!['states']!),
      )
      const before = sentence.text.slice(0, found.index)
      // `as a shipped order` is what becomes of it, and `no shipped order` another thing altogether.
      if (/\b(?:as|not|no|into|never|cannot|can't|except|but)\s*$/i.test(before)) continue
      return { field: attribute, states, from: wordsOf(sentence, found.index, found[0]) }
    }
  }
  return null
}

/** Whether the words stand where somebody is said to make one. */
function isOfMaking({ rules = [], text }: DesignRequest, { start, end }: Words, name: string): boolean {
  const makes = rules.some(
    ({ of, verbs, how, from }) =>
      of === name && how !== 'not' && verbs.includes('create') && from.start <= start && end <= from.end + 1,
  )
  const clause = /[^,;.]*$/.exec(text.slice(0, start))![0]
  return (
    makes || /\b(?:for|of|about|with|on|to)\s*$|\b(?:return|refund|claim|dispute|report|complain)\w*\b/i.test(clause)
  )
}
