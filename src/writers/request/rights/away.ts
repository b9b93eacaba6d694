import type { AskedRule, DesignRequest } from '../../../model/index.ts'
import { rulesOf } from '../people/makers.ts'

/** By these a row is no longer there for anybody, or stands for nothing. */
const AWAY = /^(discard|destroy|void|dissolve|dismantle|decommission|liquidate|cancel|revoke|write-off|archive|close)$/

/** `only the head brewer may discard a batch`: those alone, and nobody else by deleting it, where nobody says who does that. */
export const awayRules = (name: string, request: DesignRequest): readonly AskedRule[] => {
  const rules = rulesOf(name, request)
  if (rules.some(({ verbs }) => verbs.includes('delete'))) return []
  const away = rules.filter(({ operation }) => operation !== undefined && AWAY.test(operation))
  return away.some(({ how }) => how === 'only') ? away : []
}
