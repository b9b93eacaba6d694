// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import migrationsConcurrentlyInTransaction from './migrations/concurrently-in-transaction/rule.ts'
import migrationsConstraintValidatedAtOnce from './migrations/constraint-validated-at-once/rule.ts'
import migrationsConstraintWithoutName from './migrations/constraint-without-name/rule.ts'
import migrationsDowngradeMissing from './migrations/downgrade-missing/rule.ts'
import migrationsDowngradeNotInverse from './migrations/downgrade-not-inverse/rule.ts'
import migrationsEnumLeftBehind from './migrations/enum-left-behind/rule.ts'
import migrationsIndexBlocksWrites from './migrations/index-blocks-writes/rule.ts'
import migrationsLockTimeoutMissing from './migrations/lock-timeout-missing/rule.ts'
import migrationsModelsImported from './migrations/models-imported/rule.ts'
import migrationsNotNullWithoutDefault from './migrations/not-null-without-default/rule.ts'
import migrationsRevisionChainBroken from './migrations/revision-chain-broken/rule.ts'
import migrationsSeveralHeads from './migrations/several-heads/rule.ts'
import migrationsTypeChanged from './migrations/type-changed/rule.ts'
import schemaArrayOfKeys from './schema/array-of-keys/rule.ts'
import schemaCascadeOnlyInOrm from './schema/cascade-only-in-orm/rule.ts'
import schemaDefaultEvaluatedOnce from './schema/default-evaluated-once/rule.ts'
import schemaFilterUnindexed from './schema/filter-unindexed/rule.ts'
import schemaForeignKeyUnindexed from './schema/foreign-key-unindexed/rule.ts'
import schemaForeignKeyUnindexedUnused from './schema/foreign-key-unindexed-unused/rule.ts'
import schemaIdTooSmall from './schema/id-too-small/rule.ts'
import schemaIndexRedundant from './schema/index-redundant/rule.ts'
import schemaKeyTypeDiffers from './schema/key-type-differs/rule.ts'
import schemaMoneyAsFloat from './schema/money-as-float/rule.ts'
import schemaNullableFlag from './schema/nullable-flag/rule.ts'
import schemaPrimaryKeyMissing from './schema/primary-key-missing/rule.ts'
import schemaRelationshipUnanswered from './schema/relationship-unanswered/rule.ts'
import schemaSearchUnindexed from './schema/search-unindexed/rule.ts'
import schemaSetNullOnRequired from './schema/set-null-on-required/rule.ts'
import schemaSoftDeleteIgnored from './schema/soft-delete-ignored/rule.ts'
import schemaStateUnchecked from './schema/state-unchecked/rule.ts'
import schemaTimestampWithoutZone from './schema/timestamp-without-zone/rule.ts'
import schemaUniqueCountsDeleted from './schema/unique-counts-deleted/rule.ts'
import schemaUniquenessOnlyInCode from './schema/uniqueness-only-in-code/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'migrations/concurrently-in-transaction', rule: migrationsConcurrentlyInTransaction },
  { name: 'migrations/constraint-validated-at-once', rule: migrationsConstraintValidatedAtOnce },
  { name: 'migrations/constraint-without-name', rule: migrationsConstraintWithoutName },
  { name: 'migrations/downgrade-missing', rule: migrationsDowngradeMissing },
  { name: 'migrations/downgrade-not-inverse', rule: migrationsDowngradeNotInverse },
  { name: 'migrations/enum-left-behind', rule: migrationsEnumLeftBehind },
  { name: 'migrations/index-blocks-writes', rule: migrationsIndexBlocksWrites },
  { name: 'migrations/lock-timeout-missing', rule: migrationsLockTimeoutMissing },
  { name: 'migrations/models-imported', rule: migrationsModelsImported },
  { name: 'migrations/not-null-without-default', rule: migrationsNotNullWithoutDefault },
  { name: 'migrations/revision-chain-broken', rule: migrationsRevisionChainBroken },
  { name: 'migrations/several-heads', rule: migrationsSeveralHeads },
  { name: 'migrations/type-changed', rule: migrationsTypeChanged },
  { name: 'schema/array-of-keys', rule: schemaArrayOfKeys },
  { name: 'schema/cascade-only-in-orm', rule: schemaCascadeOnlyInOrm },
  { name: 'schema/default-evaluated-once', rule: schemaDefaultEvaluatedOnce },
  { name: 'schema/filter-unindexed', rule: schemaFilterUnindexed },
  { name: 'schema/foreign-key-unindexed', rule: schemaForeignKeyUnindexed },
  { name: 'schema/foreign-key-unindexed-unused', rule: schemaForeignKeyUnindexedUnused },
  { name: 'schema/id-too-small', rule: schemaIdTooSmall },
  { name: 'schema/index-redundant', rule: schemaIndexRedundant },
  { name: 'schema/key-type-differs', rule: schemaKeyTypeDiffers },
  { name: 'schema/money-as-float', rule: schemaMoneyAsFloat },
  { name: 'schema/nullable-flag', rule: schemaNullableFlag },
  { name: 'schema/primary-key-missing', rule: schemaPrimaryKeyMissing },
  { name: 'schema/relationship-unanswered', rule: schemaRelationshipUnanswered },
  { name: 'schema/search-unindexed', rule: schemaSearchUnindexed },
  { name: 'schema/set-null-on-required', rule: schemaSetNullOnRequired },
  { name: 'schema/soft-delete-ignored', rule: schemaSoftDeleteIgnored },
  { name: 'schema/state-unchecked', rule: schemaStateUnchecked },
  { name: 'schema/timestamp-without-zone', rule: schemaTimestampWithoutZone },
  { name: 'schema/unique-counts-deleted', rule: schemaUniqueCountsDeleted },
  { name: 'schema/uniqueness-only-in-code', rule: schemaUniquenessOnlyInCode },
]
