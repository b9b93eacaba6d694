// Made by tools/rules.mjs from the folders here; not to be edited.
import apiBodyOnGet from './api/body-on-get/rule.ts'
import apiErrorReturned from './api/error-returned/rule.ts'
import apiExceptionHandlerWithoutResponse from './api/exception-handler-without-response/rule.ts'
import apiLimitUnbounded from './api/limit-unbounded/rule.ts'
import apiOffsetNegative from './api/offset-negative/rule.ts'
import apiOperationIdRepeated from './api/operation-id-repeated/rule.ts'
import apiPathDefaultUnused from './api/path-default-unused/rule.ts'
import apiPathParameterIgnored from './api/path-parameter-ignored/rule.ts'
import apiPathParameterMisspelt from './api/path-parameter-misspelt/rule.ts'
import apiPathParameterUnused from './api/path-parameter-unused/rule.ts'
import apiRefusalInMiddleware from './api/refusal-in-middleware/rule.ts'
import apiRefusalReplaced from './api/refusal-replaced/rule.ts'
import apiResponseRaised from './api/response-raised/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import apiRouteRepeated from './api/route-repeated/rule.ts'
import apiTupleReturned from './api/tuple-returned/rule.ts'
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
import schemaFilterUnindexed from './schema/filter-unindexed/rule.ts'
import schemaForeignKeyUnindexed from './schema/foreign-key-unindexed/rule.ts'
import schemaForeignKeyUnindexedUnused from './schema/foreign-key-unindexed-unused/rule.ts'
import schemaSearchUnindexed from './schema/search-unindexed/rule.ts'
import schemaUniquenessOnlyInCode from './schema/uniqueness-only-in-code/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/body-on-get', rule: apiBodyOnGet },
  { name: 'api/error-returned', rule: apiErrorReturned },
  { name: 'api/exception-handler-without-response', rule: apiExceptionHandlerWithoutResponse },
  { name: 'api/limit-unbounded', rule: apiLimitUnbounded },
  { name: 'api/offset-negative', rule: apiOffsetNegative },
  { name: 'api/operation-id-repeated', rule: apiOperationIdRepeated },
  { name: 'api/path-default-unused', rule: apiPathDefaultUnused },
  { name: 'api/path-parameter-ignored', rule: apiPathParameterIgnored },
  { name: 'api/path-parameter-misspelt', rule: apiPathParameterMisspelt },
  { name: 'api/path-parameter-unused', rule: apiPathParameterUnused },
  { name: 'api/refusal-in-middleware', rule: apiRefusalInMiddleware },
  { name: 'api/refusal-replaced', rule: apiRefusalReplaced },
  { name: 'api/response-raised', rule: apiResponseRaised },
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'api/route-repeated', rule: apiRouteRepeated },
  { name: 'api/tuple-returned', rule: apiTupleReturned },
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
  { name: 'schema/filter-unindexed', rule: schemaFilterUnindexed },
  { name: 'schema/foreign-key-unindexed', rule: schemaForeignKeyUnindexed },
  { name: 'schema/foreign-key-unindexed-unused', rule: schemaForeignKeyUnindexedUnused },
  { name: 'schema/search-unindexed', rule: schemaSearchUnindexed },
  { name: 'schema/uniqueness-only-in-code', rule: schemaUniquenessOnlyInCode },
]
