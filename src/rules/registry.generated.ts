// Made by tools/rules.mjs from the folders here; not to be edited.
import accessAdminOperationForAnyCaller from './access/admin-operation-for-any-caller/rule.ts'
import accessHiddenOperationOpen from './access/hidden-operation-open/rule.ts'
import accessOptionalCallerNeverTested from './access/optional-caller-never-tested/rule.ts'
import accessProtectionOffByDefault from './access/protection-off-by-default/rule.ts'
import accessSiblingOperationUnprotected from './access/sibling-operation-unprotected/rule.ts'
import accessSiblingRouterUnprotected from './access/sibling-router-unprotected/rule.ts'
import accessWriteUnprotected from './access/write-unprotected/rule.ts'
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
import concurrencyAwaitMissing from './concurrency/await-missing/rule.ts'
import concurrencyBlockingCallInAsync from './concurrency/blocking-call-in-async/rule.ts'
import concurrencyExpiredAfterCommit from './concurrency/expired-after-commit/rule.ts'
import concurrencyLazyLoadInAsync from './concurrency/lazy-load-in-async/rule.ts'
import concurrencyReadModifyWrite from './concurrency/read-modify-write/rule.ts'
import concurrencySessionShared from './concurrency/session-shared/rule.ts'
import conformanceDecisionContradicted from './conformance/decision-contradicted/rule.ts'
import conformancePrincipleBroken from './conformance/principle-broken/rule.ts'
import exposureCookieForOtherSites from './exposure/cookie-for-other-sites/rule.ts'
import exposureCookieUnprotected from './exposure/cookie-unprotected/rule.ts'
import exposureCorsOpen from './exposure/cors-open/rule.ts'
import exposureDebugOn from './exposure/debug-on/rule.ts'
import exposureDebugRouteOpen from './exposure/debug-route-open/rule.ts'
import exposureDocsOpen from './exposure/docs-open/rule.ts'
import exposureErrorTextReturned from './exposure/error-text-returned/rule.ts'
import exposureSecretInAddress from './exposure/secret-in-address/rule.ts'
import exposureSecretLogged from './exposure/secret-logged/rule.ts'
import exposureVersionDisclosed from './exposure/version-disclosed/rule.ts'
import injectionAttributeByClient from './injection/attribute-by-client/rule.ts'
import injectionCommand from './injection/command/rule.ts'
import injectionDeserialise from './injection/deserialise/rule.ts'
import injectionHtml from './injection/html/rule.ts'
import injectionPath from './injection/path/rule.ts'
import injectionRedirect from './injection/redirect/rule.ts'
import injectionRegularExpression from './injection/regular-expression/rule.ts'
import injectionServerSideRequest from './injection/server-side-request/rule.ts'
import injectionSql from './injection/sql/rule.ts'
import injectionTemplate from './injection/template/rule.ts'
import injectionUploadNameTrusted from './injection/upload-name-trusted/rule.ts'
import injectionUploadUnbounded from './injection/upload-unbounded/rule.ts'
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
import ownershipCallerNamedByClient from './ownership/caller-named-by-client/rule.ts'
import ownershipCallerNeverUsed from './ownership/caller-never-used/rule.ts'
import ownershipListNotScoped from './ownership/list-not-scoped/rule.ts'
import ownershipObjectNotChecked from './ownership/object-not-checked/rule.ts'
import ownershipPersonalDataOpen from './ownership/personal-data-open/rule.ts'
import ownershipPrivilegedFieldWritable from './ownership/privileged-field-writable/rule.ts'
import ownershipRawBodyMerged from './ownership/raw-body-merged/rule.ts'
import ownershipSecretFieldExposed from './ownership/secret-field-exposed/rule.ts'
import ownershipTableAsContract from './ownership/table-as-contract/rule.ts'
import queriesConditionAlwaysFalse from './queries/condition-always-false/rule.ts'
import queriesCountedByLoading from './queries/counted-by-loading/rule.ts'
import queriesFilteredInPython from './queries/filtered-in-python/rule.ts'
import queriesOnePerRow from './queries/one-per-row/rule.ts'
import queriesSlicedAfterLoading from './queries/sliced-after-loading/rule.ts'
import queriesStatementNotExecuted from './queries/statement-not-executed/rule.ts'
import schemaFilterUnindexed from './schema/filter-unindexed/rule.ts'
import schemaForeignKeyUnindexed from './schema/foreign-key-unindexed/rule.ts'
import schemaForeignKeyUnindexedUnused from './schema/foreign-key-unindexed-unused/rule.ts'
import schemaSearchUnindexed from './schema/search-unindexed/rule.ts'
import schemaUniquenessOnlyInCode from './schema/uniqueness-only-in-code/rule.ts'
import secretsCodePredictable from './secrets/code-predictable/rule.ts'
import secretsCredentialInCode from './secrets/credential-in-code/rule.ts'
import secretsDefaultCredentials from './secrets/default-credentials/rule.ts'
import secretsJwksClientBlocks from './secrets/jwks-client-blocks/rule.ts'
import secretsLoginNotLimited from './secrets/login-not-limited/rule.ts'
import secretsLogoutWithoutEffect from './secrets/logout-without-effect/rule.ts'
import secretsPasswordHashWeak from './secrets/password-hash-weak/rule.ts'
import secretsRefreshReused from './secrets/refresh-reused/rule.ts'
import secretsResetCodeReturned from './secrets/reset-code-returned/rule.ts'
import secretsSaltFixed from './secrets/salt-fixed/rule.ts'
import secretsSigningKeyInCode from './secrets/signing-key-in-code/rule.ts'
import secretsSigningKeyWeak from './secrets/signing-key-weak/rule.ts'
import secretsTokenClaimsNotRequired from './secrets/token-claims-not-required/rule.ts'
import secretsTokenComparedPlainly from './secrets/token-compared-plainly/rule.ts'
import secretsTokenNeverExpires from './secrets/token-never-expires/rule.ts'
import secretsTokenNotVerified from './secrets/token-not-verified/rule.ts'
import secretsTokenPurposeNotChecked from './secrets/token-purpose-not-checked/rule.ts'
import secretsUserEnumeration from './secrets/user-enumeration/rule.ts'
import structureHandlerDefinedTwice from './structure/handler-defined-twice/rule.ts'
import structureRouterNeverIncluded from './structure/router-never-included/rule.ts'
import structureZombieVersion from './structure/zombie-version/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'access/admin-operation-for-any-caller', rule: accessAdminOperationForAnyCaller },
  { name: 'access/hidden-operation-open', rule: accessHiddenOperationOpen },
  { name: 'access/optional-caller-never-tested', rule: accessOptionalCallerNeverTested },
  { name: 'access/protection-off-by-default', rule: accessProtectionOffByDefault },
  { name: 'access/sibling-operation-unprotected', rule: accessSiblingOperationUnprotected },
  { name: 'access/sibling-router-unprotected', rule: accessSiblingRouterUnprotected },
  { name: 'access/write-unprotected', rule: accessWriteUnprotected },
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
  { name: 'concurrency/await-missing', rule: concurrencyAwaitMissing },
  { name: 'concurrency/blocking-call-in-async', rule: concurrencyBlockingCallInAsync },
  { name: 'concurrency/expired-after-commit', rule: concurrencyExpiredAfterCommit },
  { name: 'concurrency/lazy-load-in-async', rule: concurrencyLazyLoadInAsync },
  { name: 'concurrency/read-modify-write', rule: concurrencyReadModifyWrite },
  { name: 'concurrency/session-shared', rule: concurrencySessionShared },
  { name: 'conformance/decision-contradicted', rule: conformanceDecisionContradicted },
  { name: 'conformance/principle-broken', rule: conformancePrincipleBroken },
  { name: 'exposure/cookie-for-other-sites', rule: exposureCookieForOtherSites },
  { name: 'exposure/cookie-unprotected', rule: exposureCookieUnprotected },
  { name: 'exposure/cors-open', rule: exposureCorsOpen },
  { name: 'exposure/debug-on', rule: exposureDebugOn },
  { name: 'exposure/debug-route-open', rule: exposureDebugRouteOpen },
  { name: 'exposure/docs-open', rule: exposureDocsOpen },
  { name: 'exposure/error-text-returned', rule: exposureErrorTextReturned },
  { name: 'exposure/secret-in-address', rule: exposureSecretInAddress },
  { name: 'exposure/secret-logged', rule: exposureSecretLogged },
  { name: 'exposure/version-disclosed', rule: exposureVersionDisclosed },
  { name: 'injection/attribute-by-client', rule: injectionAttributeByClient },
  { name: 'injection/command', rule: injectionCommand },
  { name: 'injection/deserialise', rule: injectionDeserialise },
  { name: 'injection/html', rule: injectionHtml },
  { name: 'injection/path', rule: injectionPath },
  { name: 'injection/redirect', rule: injectionRedirect },
  { name: 'injection/regular-expression', rule: injectionRegularExpression },
  { name: 'injection/server-side-request', rule: injectionServerSideRequest },
  { name: 'injection/sql', rule: injectionSql },
  { name: 'injection/template', rule: injectionTemplate },
  { name: 'injection/upload-name-trusted', rule: injectionUploadNameTrusted },
  { name: 'injection/upload-unbounded', rule: injectionUploadUnbounded },
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
  { name: 'ownership/caller-named-by-client', rule: ownershipCallerNamedByClient },
  { name: 'ownership/caller-never-used', rule: ownershipCallerNeverUsed },
  { name: 'ownership/list-not-scoped', rule: ownershipListNotScoped },
  { name: 'ownership/object-not-checked', rule: ownershipObjectNotChecked },
  { name: 'ownership/personal-data-open', rule: ownershipPersonalDataOpen },
  { name: 'ownership/privileged-field-writable', rule: ownershipPrivilegedFieldWritable },
  { name: 'ownership/raw-body-merged', rule: ownershipRawBodyMerged },
  { name: 'ownership/secret-field-exposed', rule: ownershipSecretFieldExposed },
  { name: 'ownership/table-as-contract', rule: ownershipTableAsContract },
  { name: 'queries/condition-always-false', rule: queriesConditionAlwaysFalse },
  { name: 'queries/counted-by-loading', rule: queriesCountedByLoading },
  { name: 'queries/filtered-in-python', rule: queriesFilteredInPython },
  { name: 'queries/one-per-row', rule: queriesOnePerRow },
  { name: 'queries/sliced-after-loading', rule: queriesSlicedAfterLoading },
  { name: 'queries/statement-not-executed', rule: queriesStatementNotExecuted },
  { name: 'schema/filter-unindexed', rule: schemaFilterUnindexed },
  { name: 'schema/foreign-key-unindexed', rule: schemaForeignKeyUnindexed },
  { name: 'schema/foreign-key-unindexed-unused', rule: schemaForeignKeyUnindexedUnused },
  { name: 'schema/search-unindexed', rule: schemaSearchUnindexed },
  { name: 'schema/uniqueness-only-in-code', rule: schemaUniquenessOnlyInCode },
  { name: 'secrets/code-predictable', rule: secretsCodePredictable },
  { name: 'secrets/credential-in-code', rule: secretsCredentialInCode },
  { name: 'secrets/default-credentials', rule: secretsDefaultCredentials },
  { name: 'secrets/jwks-client-blocks', rule: secretsJwksClientBlocks },
  { name: 'secrets/login-not-limited', rule: secretsLoginNotLimited },
  { name: 'secrets/logout-without-effect', rule: secretsLogoutWithoutEffect },
  { name: 'secrets/password-hash-weak', rule: secretsPasswordHashWeak },
  { name: 'secrets/refresh-reused', rule: secretsRefreshReused },
  { name: 'secrets/reset-code-returned', rule: secretsResetCodeReturned },
  { name: 'secrets/salt-fixed', rule: secretsSaltFixed },
  { name: 'secrets/signing-key-in-code', rule: secretsSigningKeyInCode },
  { name: 'secrets/signing-key-weak', rule: secretsSigningKeyWeak },
  { name: 'secrets/token-claims-not-required', rule: secretsTokenClaimsNotRequired },
  { name: 'secrets/token-compared-plainly', rule: secretsTokenComparedPlainly },
  { name: 'secrets/token-never-expires', rule: secretsTokenNeverExpires },
  { name: 'secrets/token-not-verified', rule: secretsTokenNotVerified },
  { name: 'secrets/token-purpose-not-checked', rule: secretsTokenPurposeNotChecked },
  { name: 'secrets/user-enumeration', rule: secretsUserEnumeration },
  { name: 'structure/handler-defined-twice', rule: structureHandlerDefinedTwice },
  { name: 'structure/router-never-included', rule: structureRouterNeverIncluded },
  { name: 'structure/zombie-version', rule: structureZombieVersion },
]
