import type { AskedRule, Backend, DesignRequest, Table } from '../../../model/index.ts'
import { callerIn, tableNamed } from './sentences.ts'

/** `the buyer can read the order`, which has a `buyer_id`: the person of that row, and no role that nobody has. */
export function personOfRow(request: DesignRequest, _: unknown, backend: Backend): DesignRequest {
  const held = new Set(backend.api.operations.flatMap(({ access }) => access.roles.map((one) => one.toLowerCase())))
  const rules = (request.rules ?? []).map((rule): AskedRule => {
    const subject = request.subjects.find(({ name }) => name === rule.of)
    const table = subject?.table ? tableNamed(subject.table, backend) : null
    return table && !held.has(rule.who) && !rule.verbs.includes('create') && hasPerson(table, rule.who, backend)
      ? { ...rule, who: 'owner' }
      : rule
  })
  const was = request.rules ?? []
  const renamed = new Set(was.flatMap(({ who }, at) => (rules[at]!.who === who ? [] : [who])))
  if (renamed.size === 0) return request
  const roles = (request.roles ?? []).filter(({ name }) => !renamed.has(name) || rules.some(({ who }) => who === name))
  return { ...request, rules, roles }
}

/** Whether rows lead to whoever calls by a column of that name: `buyer_id`. */
export function hasPerson({ foreignKeys }: Table, name: string, backend: Backend): boolean {
  const caller = callerIn(backend)
  return foreignKeys.some(
    ({ columns, references }) =>
      (references.table === caller?.id || references.table === caller?.name) &&
      columns.some((one) => one === name || one === `${name}_id`),
  )
}
