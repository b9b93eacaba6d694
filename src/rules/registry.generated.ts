// Made by tools/rules.mjs from the folders here; not to be edited.
import accessHiddenOperationOpen from './access/hidden-operation-open/rule.ts'
import accessSiblingOperationUnprotected from './access/sibling-operation-unprotected/rule.ts'
import accessSiblingRouterUnprotected from './access/sibling-router-unprotected/rule.ts'
import accessWriteUnprotected from './access/write-unprotected/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'access/hidden-operation-open', rule: accessHiddenOperationOpen },
  { name: 'access/sibling-operation-unprotected', rule: accessSiblingOperationUnprotected },
  { name: 'access/sibling-router-unprotected', rule: accessSiblingRouterUnprotected },
  { name: 'access/write-unprotected', rule: accessWriteUnprotected },
  { name: 'api/route-hidden', rule: apiRouteHidden },
]
