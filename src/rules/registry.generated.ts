// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import ownershipCallerNamedByClient from './ownership/caller-named-by-client/rule.ts'
import ownershipCallerNeverUsed from './ownership/caller-never-used/rule.ts'
import ownershipExistenceRevealed from './ownership/existence-revealed/rule.ts'
import ownershipFilterOffByDefault from './ownership/filter-off-by-default/rule.ts'
import ownershipGuessableId from './ownership/guessable-id/rule.ts'
import ownershipListNotScoped from './ownership/list-not-scoped/rule.ts'
import ownershipObjectNotChecked from './ownership/object-not-checked/rule.ts'
import ownershipParentNotChecked from './ownership/parent-not-checked/rule.ts'
import ownershipPersonalDataOpen from './ownership/personal-data-open/rule.ts'
import ownershipPrivilegedFieldWritable from './ownership/privileged-field-writable/rule.ts'
import ownershipRawBodyMerged from './ownership/raw-body-merged/rule.ts'
import ownershipSecretFieldExposed from './ownership/secret-field-exposed/rule.ts'
import ownershipTableAsContract from './ownership/table-as-contract/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'ownership/caller-named-by-client', rule: ownershipCallerNamedByClient },
  { name: 'ownership/caller-never-used', rule: ownershipCallerNeverUsed },
  { name: 'ownership/existence-revealed', rule: ownershipExistenceRevealed },
  { name: 'ownership/filter-off-by-default', rule: ownershipFilterOffByDefault },
  { name: 'ownership/guessable-id', rule: ownershipGuessableId },
  { name: 'ownership/list-not-scoped', rule: ownershipListNotScoped },
  { name: 'ownership/object-not-checked', rule: ownershipObjectNotChecked },
  { name: 'ownership/parent-not-checked', rule: ownershipParentNotChecked },
  { name: 'ownership/personal-data-open', rule: ownershipPersonalDataOpen },
  { name: 'ownership/privileged-field-writable', rule: ownershipPrivilegedFieldWritable },
  { name: 'ownership/raw-body-merged', rule: ownershipRawBodyMerged },
  { name: 'ownership/secret-field-exposed', rule: ownershipSecretFieldExposed },
  { name: 'ownership/table-as-contract', rule: ownershipTableAsContract },
]
