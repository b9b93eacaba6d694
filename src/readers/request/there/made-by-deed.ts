import type { AskedField, AskedRule, Backend, Capability, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { spoken } from '../../../kernel/english.ts'
import { type Sentence, snakeName, tableNamed } from './sentences.ts'

/**
 * `customers return orders`, where what is new is a return of one: whoever does it makes a row of what is new, and
 * nothing is set in what is there.
 */
export function madeByDeed(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = request.capabilities.flatMap((deed) => {
    const made = isIn(sentence, deed.from) ? thingOf(deed, request) : null
    return made === null ? [] : [{ deed, made }]
  })
  return found.reduce(
    (read, { deed, made }) =>
      withoutFieldsOf(withMade(leading(read, deed, made), deed, made, backend), deed, made, sentence),
    request,
  )
}

/** `return orders with a reason`: what is said with the deed is of what is made, where that has it. */
function withoutFieldsOf(request: DesignRequest, { of }: Capability, made: Subject, sentence: Sentence): DesignRequest {
  const to = of?.split('.')[0]
  return {
    ...request,
    subjects: request.subjects.map((one) =>
      one.name !== to
        ? one
        : {
            ...one,
            fields: one.fields.filter(
              ({ name, from }) => !isIn(sentence, from) || !made.fields.some((field) => field.name === name),
            ),
          },
    ),
  }
}

/** What is new, is called as what is done, and leads to what it is done to. */
function thingOf({ name, of }: Capability, { subjects }: DesignRequest): Subject | null {
  const [to, verb = '', ...more] = of?.split('.') ?? []
  if (name !== 'operation' || more.length > 0 || !subjects.some((one) => one.name === to && one.table !== null))
    return null
  const isNew = ({ table, name: called }: Subject): boolean => table === null && lastOf(called) === verb
  return (
    subjects.find((one) => isNew(one) && one.fields.some(leadsTo(to!))) ??
    // `buyers return lines, staff accept each return`: a return is of what is returned, whatever they usually are of.
    subjects.find((one) => isNew(one) && one.name.toLowerCase() === verb && !one.fields.some(isSaidToLead)) ??
    null
  )
}

const leadsTo =
  (to: string) =>
  ({ type }: AskedField): boolean =>
    new RegExp(`^-> ${to}\\b`).test(type)

const isSaidToLead = ({ type, typed }: AskedField): boolean => type.startsWith('-> ') && typed === 'said'

/** What is made leads to what it is done to, and to nothing that its name alone suggests. */
function leading(request: DesignRequest, { of, from }: Capability, made: Subject): DesignRequest {
  const to = of!.split('.')[0]!
  if (made.fields.some(leadsTo(to))) return request
  const field: AskedField = { name: snakeName(spoken(to)), type: `-> ${to} cascade`, from, typed: 'said' }
  const kept = made.fields.filter(({ type }) => !type.startsWith('-> '))
  return {
    ...request,
    subjects: request.subjects.map((one) => (one.name === made.name ? { ...one, fields: [field, ...kept] } : one)),
  }
}

const lastOf = (name: string): string => name.replace(/^.*[a-z](?=[A-Z])/, '').toLowerCase()

function withMade(request: DesignRequest, deed: Capability, made: Subject, backend: Backend): DesignRequest {
  const [to = '', verb = ''] = deed.of!.split('.')
  const rules = (request.rules ?? []).map((rule): AskedRule => {
    if (rule.of !== to || rule.operation !== verb) return rule
    const { operation: _, ...rest } = rule
    return { ...rest, of: made.name, verbs: ['create'] }
  })
  const which = whichOf(deed.from, to, request, backend)
  const isKnown = request.unread.some(({ start, end }) => which !== null && start <= which.start && which.end <= end)
  return {
    ...request,
    rules,
    capabilities: request.capabilities.filter((one) => one !== deed),
    unread: [...request.unread, ...(which === null || isKnown ? [] : [which])].toSorted((a, b) => a.start - b.start),
  }
}

/** `shipped orders`: of those alone, which no row of what is new is held to. */
function whichOf({ text, start }: Words, to: string, { subjects }: DesignRequest, backend: Backend): Words | null {
  const table = backend.data.tables.find(({ model }) => model === subjects.find(({ name }) => name === to)?.name)
  const values = (table?.columns ?? []).flatMap(({ choice }) => choice?.values ?? [])
  for (const found of text.matchAll(/\b([a-z]+)\s+([a-z]+)\b/gi)) {
    const [whole, which = '', noun = ''] = found
    if (!values.some((value) => value.toLowerCase() === snakeName(which)) || tableNamed(noun, backend) !== table)
      continue
    const at = start + found.index
    return { text: whole, start: at, end: at + whole.length }
  }
  return null
}

const isIn = ({ text, start }: Sentence, from: Words): boolean => start <= from.start && from.end <= start + text.length
