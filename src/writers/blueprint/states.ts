import type { Table } from '../../model/index.ts'
import { isWord } from './conditions.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import type { PolicyBook } from './policies.ts'
import type { Roles } from './roles.ts'
import { conditionRule } from './row-rules.ts'

/** `states: { status: [todo -> doing if owner] }`, from the tables of steps a program keeps. */
export function stateEntries(table: Table, plan: Plan, roles: Roles, book: PolicyBook): readonly Entry[] {
  const states = table.columns.flatMap((column) => {
    const field = plan.fields.get(table.id)?.get(column.name)
    const kept = (plan.backend.data.steps ?? []).filter(({ choice }) => choice === column.choice?.of)
    const [only, ...more] = kept
    if (field === undefined || !only || more.length > 0 || column.name === roles.at) return []
    const isSaid = only.steps.every(({ from, to }) => isWord(from) && isWord(to))
    if (!isSaid) return []
    const unsaid: string[] = []
    const steps = only.steps.map(({ from, to, policy: id }) => {
      const policy = id === undefined ? undefined : book.policies.get(id)
      const rule = policy ? conditionRule(policy.condition, table, { plan, roles, book }) : null
      if (rule && rule.rule === null) unsaid.push(`not told by the code: ${rule.unsaid}`)
      return `${from} -> ${to}${rule ? ` if ${rule.rule ?? 'nobody'}` : ''}`
    })
    return [{ key: field, value: steps, aside: unsaid.join('; ') }]
  })
  return filled(states.length > 0 ? { key: 'states', value: states } : null)
}
