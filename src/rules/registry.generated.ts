// Made by tools/rules.mjs from the folders here; not to be edited.
import accessSiblingRouterUnprotected from './access/sibling-router-unprotected/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'access/sibling-router-unprotected', rule: accessSiblingRouterUnprotected },
  { name: 'api/route-hidden', rule: apiRouteHidden },
]
