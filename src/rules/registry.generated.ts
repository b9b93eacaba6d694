// Made by tools/rules.mjs from the folders here; not to be edited.
import apiPathParameterIgnored from './api/path-parameter-ignored/rule.ts'
import apiPathParameterMisspelt from './api/path-parameter-misspelt/rule.ts'
import apiPathParameterUnused from './api/path-parameter-unused/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/path-parameter-ignored', rule: apiPathParameterIgnored },
  { name: 'api/path-parameter-misspelt', rule: apiPathParameterMisspelt },
  { name: 'api/path-parameter-unused', rule: apiPathParameterUnused },
  { name: 'api/route-hidden', rule: apiRouteHidden },
]
