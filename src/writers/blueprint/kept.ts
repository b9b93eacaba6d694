import { durationText } from './durations.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import { isAuditLog } from './watched.ts'

/** How long rows are kept, and what can be switched on and off. */
export function keptEntries(plan: Plan): readonly Entry[] {
  const { runtime } = plan.backend
  const kept = (runtime.forgotten ?? []).flatMap(({ table, seconds }) => {
    const name = plan.names.get(table) ?? (isAuditLog(table, plan) ? 'audit' : null)
    return name === null ? [] : [{ key: name, value: durationText(seconds) }]
  })
  const flags = (runtime.flags ?? []).map(({ name, on }) => ({ key: name, value: String(on) }))
  return filled({ key: 'retention', value: kept }, { key: 'flags', value: flags })
}
