// Made by tools/rules.mjs from the folders here; not to be edited.
import accessAdminOperationForAnyCaller from './access/admin-operation-for-any-caller/rule.ts'
import accessCallerReadButNeverSet from './access/caller-read-but-never-set/rule.ts'
import accessCheckResultDiscarded from './access/check-result-discarded/rule.ts'
import accessDecoratorLost from './access/decorator-lost/rule.ts'
import accessDependencyCalledNotInjected from './access/dependency-called-not-injected/rule.ts'
import accessHiddenOperationOpen from './access/hidden-operation-open/rule.ts'
import accessOptionalCallerNeverTested from './access/optional-caller-never-tested/rule.ts'
import accessPermissionMisspelt from './access/permission-misspelt/rule.ts'
import accessProtectionOffByDefault from './access/protection-off-by-default/rule.ts'
import accessReadChangesData from './access/read-changes-data/rule.ts'
import accessScopesNeverRead from './access/scopes-never-read/rule.ts'
import accessSecondEntranceOpen from './access/second-entrance-open/rule.ts'
import accessSiblingOperationUnprotected from './access/sibling-operation-unprotected/rule.ts'
import accessSiblingRouterUnprotected from './access/sibling-router-unprotected/rule.ts'
import accessWriteUnprotected from './access/write-unprotected/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'access/admin-operation-for-any-caller', rule: accessAdminOperationForAnyCaller },
  { name: 'access/caller-read-but-never-set', rule: accessCallerReadButNeverSet },
  { name: 'access/check-result-discarded', rule: accessCheckResultDiscarded },
  { name: 'access/decorator-lost', rule: accessDecoratorLost },
  { name: 'access/dependency-called-not-injected', rule: accessDependencyCalledNotInjected },
  { name: 'access/hidden-operation-open', rule: accessHiddenOperationOpen },
  { name: 'access/optional-caller-never-tested', rule: accessOptionalCallerNeverTested },
  { name: 'access/permission-misspelt', rule: accessPermissionMisspelt },
  { name: 'access/protection-off-by-default', rule: accessProtectionOffByDefault },
  { name: 'access/read-changes-data', rule: accessReadChangesData },
  { name: 'access/scopes-never-read', rule: accessScopesNeverRead },
  { name: 'access/second-entrance-open', rule: accessSecondEntranceOpen },
  { name: 'access/sibling-operation-unprotected', rule: accessSiblingOperationUnprotected },
  { name: 'access/sibling-router-unprotected', rule: accessSiblingRouterUnprotected },
  { name: 'access/write-unprotected', rule: accessWriteUnprotected },
  { name: 'api/route-hidden', rule: apiRouteHidden },
]
