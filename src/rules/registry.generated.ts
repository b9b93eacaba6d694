// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import queriesOnePerRow from './queries/one-per-row/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'queries/one-per-row', rule: queriesOnePerRow },
]
