// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import ownershipObjectNotChecked from './ownership/object-not-checked/rule.ts'
import ownershipPrivilegedFieldWritable from './ownership/privileged-field-writable/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'ownership/object-not-checked', rule: ownershipObjectNotChecked },
  { name: 'ownership/privileged-field-writable', rule: ownershipPrivilegedFieldWritable },
]
