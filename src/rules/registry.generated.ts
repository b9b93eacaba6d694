// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import schemaFilterUnindexed from './schema/filter-unindexed/rule.ts'
import schemaForeignKeyUnindexed from './schema/foreign-key-unindexed/rule.ts'
import schemaForeignKeyUnindexedUnused from './schema/foreign-key-unindexed-unused/rule.ts'
import schemaSearchUnindexed from './schema/search-unindexed/rule.ts'
import schemaUniquenessOnlyInCode from './schema/uniqueness-only-in-code/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'schema/filter-unindexed', rule: schemaFilterUnindexed },
  { name: 'schema/foreign-key-unindexed', rule: schemaForeignKeyUnindexed },
  { name: 'schema/foreign-key-unindexed-unused', rule: schemaForeignKeyUnindexedUnused },
  { name: 'schema/search-unindexed', rule: schemaSearchUnindexed },
  { name: 'schema/uniqueness-only-in-code', rule: schemaUniquenessOnlyInCode },
]
