// Made by tools/rules.mjs from the folders here; not to be edited.
import accessAdminOperationForAnyCaller from './access/admin-operation-for-any-caller/rule.ts'
import accessCallerReadButNeverSet from './access/caller-read-but-never-set/rule.ts'
import accessCheckResultDiscarded from './access/check-result-discarded/rule.ts'
import accessCredentialsNeverChecked from './access/credentials-never-checked/rule.ts'
import accessDecoratorLost from './access/decorator-lost/rule.ts'
import accessDependencyCalledNotInjected from './access/dependency-called-not-injected/rule.ts'
import accessHiddenOperationOpen from './access/hidden-operation-open/rule.ts'
import accessOptionalCallerNeverTested from './access/optional-caller-never-tested/rule.ts'
import accessPermissionMisspelt from './access/permission-misspelt/rule.ts'
import accessProtectionOffByDefault from './access/protection-off-by-default/rule.ts'
import accessReadChangesData from './access/read-changes-data/rule.ts'
import accessRequirementNeverRead from './access/requirement-never-read/rule.ts'
import accessScopesNeverRead from './access/scopes-never-read/rule.ts'
import accessSecondEntranceOpen from './access/second-entrance-open/rule.ts'
import accessSiblingOperationUnprotected from './access/sibling-operation-unprotected/rule.ts'
import accessSiblingRouterUnprotected from './access/sibling-router-unprotected/rule.ts'
import accessWriteAsksForLess from './access/write-asks-for-less/rule.ts'
import accessWriteUnprotected from './access/write-unprotected/rule.ts'
import aiCallOpen from './ai/call-open/rule.ts'
import aiCallUnbounded from './ai/call-unbounded/rule.ts'
import aiOutputExecuted from './ai/output-executed/rule.ts'
import aiRequestInSystemPrompt from './ai/request-in-system-prompt/rule.ts'
import aiRetriesTwice from './ai/retries-twice/rule.ts'
import apiBodyOnGet from './api/body-on-get/rule.ts'
import apiCreatedWith200 from './api/created-with-200/rule.ts'
import apiDuplicateNotConflict from './api/duplicate-not-conflict/rule.ts'
import apiErrorDetailMixed from './api/error-detail-mixed/rule.ts'
import apiErrorReturned from './api/error-returned/rule.ts'
import apiErrorWithSuccess from './api/error-with-success/rule.ts'
import apiErrorsUndocumented from './api/errors-undocumented/rule.ts'
import apiExceptionHandlerWithoutResponse from './api/exception-handler-without-response/rule.ts'
import apiInputWiderThanColumn from './api/input-wider-than-column/rule.ts'
import apiLimitIgnored from './api/limit-ignored/rule.ts'
import apiLimitUnbounded from './api/limit-unbounded/rule.ts'
import apiListUnpaginated from './api/list-unpaginated/rule.ts'
import apiNoContentWithBody from './api/no-content-with-body/rule.ts'
import apiOffsetNegative from './api/offset-negative/rule.ts'
import apiOperationIdRepeated from './api/operation-id-repeated/rule.ts'
import apiPathDefaultUnused from './api/path-default-unused/rule.ts'
import apiPathParameterIgnored from './api/path-parameter-ignored/rule.ts'
import apiPathParameterMisspelt from './api/path-parameter-misspelt/rule.ts'
import apiPathParameterUnused from './api/path-parameter-unused/rule.ts'
import apiPathStyleMixed from './api/path-style-mixed/rule.ts'
import apiRefusalInMiddleware from './api/refusal-in-middleware/rule.ts'
import apiRefusalReplaced from './api/refusal-replaced/rule.ts'
import apiResponseModelDisagrees from './api/response-model-disagrees/rule.ts'
import apiResponseRaised from './api/response-raised/rule.ts'
import apiResponseUndescribed from './api/response-undescribed/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import apiRouteRepeated from './api/route-repeated/rule.ts'
import apiTextUnbounded from './api/text-unbounded/rule.ts'
import apiTupleReturned from './api/tuple-returned/rule.ts'
import apiVersionMissing from './api/version-missing/rule.ts'
import concurrencyAwaitMissing from './concurrency/await-missing/rule.ts'
import concurrencyBlockingCallInAsync from './concurrency/blocking-call-in-async/rule.ts'
import concurrencyCheckedThenUsed from './concurrency/checked-then-used/rule.ts'
import concurrencyDuplicateRace from './concurrency/duplicate-race/rule.ts'
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
import migrationsBrokenIndexKept from './migrations/broken-index-kept/rule.ts'
import migrationsColumnCheckedAtOnce from './migrations/column-checked-at-once/rule.ts'
import migrationsColumnDropped from './migrations/column-dropped/rule.ts'
import migrationsColumnRenamed from './migrations/column-renamed/rule.ts'
import migrationsConcurrentlyInTransaction from './migrations/concurrently-in-transaction/rule.ts'
import migrationsConstraintValidatedAtOnce from './migrations/constraint-validated-at-once/rule.ts'
import migrationsConstraintWithoutName from './migrations/constraint-without-name/rule.ts'
import migrationsDefaultRewritesTable from './migrations/default-rewrites-table/rule.ts'
import migrationsDomainCheckedAtOnce from './migrations/domain-checked-at-once/rule.ts'
import migrationsDowngradeBringsNoRows from './migrations/downgrade-brings-no-rows/rule.ts'
import migrationsDowngradeMissing from './migrations/downgrade-missing/rule.ts'
import migrationsDowngradeNotInverse from './migrations/downgrade-not-inverse/rule.ts'
import migrationsDroppedWithCascade from './migrations/dropped-with-cascade/rule.ts'
import migrationsEnumLeftBehind from './migrations/enum-left-behind/rule.ts'
import migrationsEnumValueRenamed from './migrations/enum-value-renamed/rule.ts'
import migrationsEnumValueUsedAtOnce from './migrations/enum-value-used-at-once/rule.ts'
import migrationsExclusionBuildsIndex from './migrations/exclusion-builds-index/rule.ts'
import migrationsGeneratedColumnRewritesTable from './migrations/generated-column-rewrites-table/rule.ts'
import migrationsIndexBlocksWrites from './migrations/index-blocks-writes/rule.ts'
import migrationsIndexDropBlocksReads from './migrations/index-drop-blocks-reads/rule.ts'
import migrationsKeyDropped from './migrations/key-dropped/rule.ts'
import migrationsLockTimeoutMissing from './migrations/lock-timeout-missing/rule.ts'
import migrationsModelsDiffer from './migrations/models-differ/rule.ts'
import migrationsModelsImported from './migrations/models-imported/rule.ts'
import migrationsNameCut from './migrations/name-cut/rule.ts'
import migrationsNotNullReadsTable from './migrations/not-null-reads-table/rule.ts'
import migrationsNotNullWithoutDefault from './migrations/not-null-without-default/rule.ts'
import migrationsNotRerunnable from './migrations/not-rerunnable/rule.ts'
import migrationsNumberColumnRewritesTable from './migrations/number-column-rewrites-table/rule.ts'
import migrationsPartitionAttachedReadsTable from './migrations/partition-attached-reads-table/rule.ts'
import migrationsPartitionCreatedClosesTable from './migrations/partition-created-closes-table/rule.ts'
import migrationsPartitionDetachedClosesTable from './migrations/partition-detached-closes-table/rule.ts'
import migrationsPolicyClosesTable from './migrations/policy-closes-table/rule.ts'
import migrationsReindexBlocksWrites from './migrations/reindex-blocks-writes/rule.ts'
import migrationsRevisionChainBroken from './migrations/revision-chain-broken/rule.ts'
import migrationsRevisionEdited from './migrations/revision-edited/rule.ts'
import migrationsRevisionFails from './migrations/revision-fails/rule.ts'
import migrationsRevisionOutOfOrder from './migrations/revision-out-of-order/rule.ts'
import migrationsRowsChangedAtOnce from './migrations/rows-changed-at-once/rule.ts'
import migrationsRowsChangedWhileClosed from './migrations/rows-changed-while-closed/rule.ts'
import migrationsSeveralHeads from './migrations/several-heads/rule.ts'
import migrationsSeveralTablesClosed from './migrations/several-tables-closed/rule.ts'
import migrationsStorageRewritesTable from './migrations/storage-rewrites-table/rule.ts'
import migrationsTableDropped from './migrations/table-dropped/rule.ts'
import migrationsTableEmptied from './migrations/table-emptied/rule.ts'
import migrationsTableLockedByHand from './migrations/table-locked-by-hand/rule.ts'
import migrationsTablePacked from './migrations/table-packed/rule.ts'
import migrationsTableRenamed from './migrations/table-renamed/rule.ts'
import migrationsTriggerBlocksWrites from './migrations/trigger-blocks-writes/rule.ts'
import migrationsTriggersSwitchedOff from './migrations/triggers-switched-off/rule.ts'
import migrationsTypeChanged from './migrations/type-changed/rule.ts'
import migrationsTypeRechecked from './migrations/type-rechecked/rule.ts'
import migrationsUniqueBuildsIndex from './migrations/unique-builds-index/rule.ts'
import migrationsUnnamedTableClosed from './migrations/unnamed-table-closed/rule.ts'
import migrationsValidatedInTheSameTransaction from './migrations/validated-in-the-same-transaction/rule.ts'
import migrationsVectorIndexMemory from './migrations/vector-index-memory/rule.ts'
import migrationsViewRefreshBlocksReads from './migrations/view-refresh-blocks-reads/rule.ts'
import migrationsWorkWhileClosed from './migrations/work-while-closed/rule.ts'
import operationsCallInsideTransaction from './operations/call-inside-transaction/rule.ts'
import operationsCallWithoutTimeout from './operations/call-without-timeout/rule.ts'
import operationsClientPerRequest from './operations/client-per-request/rule.ts'
import operationsEnginePerRequest from './operations/engine-per-request/rule.ts'
import operationsFailureAnsweredWithSuccess from './operations/failure-answered-with-success/rule.ts'
import operationsHealthMissing from './operations/health-missing/rule.ts'
import operationsJobBeforeCommit from './operations/job-before-commit/rule.ts'
import operationsModelCallInLoop from './operations/model-call-in-loop/rule.ts'
import operationsMustNotLoseInBackground from './operations/must-not-lose-in-background/rule.ts'
import operationsPoolExceedsServer from './operations/pool-exceeds-server/rule.ts'
import operationsPoolWithoutPrePing from './operations/pool-without-pre-ping/rule.ts'
import operationsSchedulerInWebProcess from './operations/scheduler-in-web-process/rule.ts'
import operationsStateInProcess from './operations/state-in-process/rule.ts'
import operationsWriteErrorSwallowed from './operations/write-error-swallowed/rule.ts'
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
import plansDeleteReadsChild from './plans/delete-reads-child/rule.ts'
import plansIndexNeverUsed from './plans/index-never-used/rule.ts'
import plansPlanFlips from './plans/plan-flips/rule.ts'
import plansWholeTableRead from './plans/whole-table-read/rule.ts'
import queriesCommitInLoop from './queries/commit-in-loop/rule.ts'
import queriesCommitMissing from './queries/commit-missing/rule.ts'
import queriesCommitSplit from './queries/commit-split/rule.ts'
import queriesConditionAlwaysFalse from './queries/condition-always-false/rule.ts'
import queriesCountedByLoading from './queries/counted-by-loading/rule.ts'
import queriesFilteredInPython from './queries/filtered-in-python/rule.ts'
import queriesMissingRowUsed from './queries/missing-row-used/rule.ts'
import queriesOnePerRow from './queries/one-per-row/rule.ts'
import queriesSlicedAfterLoading from './queries/sliced-after-loading/rule.ts'
import queriesStatementNotExecuted from './queries/statement-not-executed/rule.ts'
import retrievalEmbedsUnchanged from './retrieval/embeds-unchanged/rule.ts'
import retrievalEveryWordRequired from './retrieval/every-word-required/rule.ts'
import retrievalFilterAfterSearch from './retrieval/filter-after-search/rule.ts'
import retrievalLimitAboveSearchWidth from './retrieval/limit-above-search-width/rule.ts'
import retrievalRankWithoutFrequency from './retrieval/rank-without-frequency/rule.ts'
import retrievalVectorsOfSeveralModels from './retrieval/vectors-of-several-models/rule.ts'
import schemaArrayOfKeys from './schema/array-of-keys/rule.ts'
import schemaCascadeOnlyInOrm from './schema/cascade-only-in-orm/rule.ts'
import schemaDefaultEvaluatedOnce from './schema/default-evaluated-once/rule.ts'
import schemaDeleteRefusedByChildren from './schema/delete-refused-by-children/rule.ts'
import schemaFilterUnindexed from './schema/filter-unindexed/rule.ts'
import schemaForeignKeyUnindexed from './schema/foreign-key-unindexed/rule.ts'
import schemaForeignKeyUnindexedUnused from './schema/foreign-key-unindexed-unused/rule.ts'
import schemaIdTooSmall from './schema/id-too-small/rule.ts'
import schemaIndexRedundant from './schema/index-redundant/rule.ts'
import schemaIndexTwice from './schema/index-twice/rule.ts'
import schemaJsonWithoutOperators from './schema/json-without-operators/rule.ts'
import schemaKeyRunsOut from './schema/key-runs-out/rule.ts'
import schemaKeyTypeDiffers from './schema/key-type-differs/rule.ts'
import schemaMoneyAsFloat from './schema/money-as-float/rule.ts'
import schemaNullableFlag from './schema/nullable-flag/rule.ts'
import schemaPrimaryKeyMissing from './schema/primary-key-missing/rule.ts'
import schemaReferenceUnindexed from './schema/reference-unindexed/rule.ts'
import schemaRelationshipUnanswered from './schema/relationship-unanswered/rule.ts'
import schemaRowSecurityWithoutPolicy from './schema/row-security-without-policy/rule.ts'
import schemaSearchPathOpen from './schema/search-path-open/rule.ts'
import schemaSearchUnindexed from './schema/search-unindexed/rule.ts'
import schemaSetNullOnRequired from './schema/set-null-on-required/rule.ts'
import schemaSoftDeleteIgnored from './schema/soft-delete-ignored/rule.ts'
import schemaStateUnchecked from './schema/state-unchecked/rule.ts'
import schemaTimestampWithoutZone from './schema/timestamp-without-zone/rule.ts'
import schemaUniqueCountsDeleted from './schema/unique-counts-deleted/rule.ts'
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
import structureCopyOfHandler from './structure/copy-of-handler/rule.ts'
import structureDependencyNotInjected from './structure/dependency-not-injected/rule.ts'
import structureDeprecatedInterface from './structure/deprecated-interface/rule.ts'
import structureFrameworkInService from './structure/framework-in-service/rule.ts'
import structureHandlerDefinedTwice from './structure/handler-defined-twice/rule.ts'
import structureImportCycle from './structure/import-cycle/rule.ts'
import structureLayerSkipped from './structure/layer-skipped/rule.ts'
import structureMiddlewareOutsideCors from './structure/middleware-outside-cors/rule.ts'
import structureRouterNeverIncluded from './structure/router-never-included/rule.ts'
import structureRouterUntested from './structure/router-untested/rule.ts'
import structureSettingsReadEverywhere from './structure/settings-read-everywhere/rule.ts'
import structureZombieVersion from './structure/zombie-version/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'access/admin-operation-for-any-caller', rule: accessAdminOperationForAnyCaller },
  { name: 'access/caller-read-but-never-set', rule: accessCallerReadButNeverSet },
  { name: 'access/check-result-discarded', rule: accessCheckResultDiscarded },
  { name: 'access/credentials-never-checked', rule: accessCredentialsNeverChecked },
  { name: 'access/decorator-lost', rule: accessDecoratorLost },
  { name: 'access/dependency-called-not-injected', rule: accessDependencyCalledNotInjected },
  { name: 'access/hidden-operation-open', rule: accessHiddenOperationOpen },
  { name: 'access/optional-caller-never-tested', rule: accessOptionalCallerNeverTested },
  { name: 'access/permission-misspelt', rule: accessPermissionMisspelt },
  { name: 'access/protection-off-by-default', rule: accessProtectionOffByDefault },
  { name: 'access/read-changes-data', rule: accessReadChangesData },
  { name: 'access/requirement-never-read', rule: accessRequirementNeverRead },
  { name: 'access/scopes-never-read', rule: accessScopesNeverRead },
  { name: 'access/second-entrance-open', rule: accessSecondEntranceOpen },
  { name: 'access/sibling-operation-unprotected', rule: accessSiblingOperationUnprotected },
  { name: 'access/sibling-router-unprotected', rule: accessSiblingRouterUnprotected },
  { name: 'access/write-asks-for-less', rule: accessWriteAsksForLess },
  { name: 'access/write-unprotected', rule: accessWriteUnprotected },
  { name: 'ai/call-open', rule: aiCallOpen },
  { name: 'ai/call-unbounded', rule: aiCallUnbounded },
  { name: 'ai/output-executed', rule: aiOutputExecuted },
  { name: 'ai/request-in-system-prompt', rule: aiRequestInSystemPrompt },
  { name: 'ai/retries-twice', rule: aiRetriesTwice },
  { name: 'api/body-on-get', rule: apiBodyOnGet },
  { name: 'api/created-with-200', rule: apiCreatedWith200 },
  { name: 'api/duplicate-not-conflict', rule: apiDuplicateNotConflict },
  { name: 'api/error-detail-mixed', rule: apiErrorDetailMixed },
  { name: 'api/error-returned', rule: apiErrorReturned },
  { name: 'api/error-with-success', rule: apiErrorWithSuccess },
  { name: 'api/errors-undocumented', rule: apiErrorsUndocumented },
  { name: 'api/exception-handler-without-response', rule: apiExceptionHandlerWithoutResponse },
  { name: 'api/input-wider-than-column', rule: apiInputWiderThanColumn },
  { name: 'api/limit-ignored', rule: apiLimitIgnored },
  { name: 'api/limit-unbounded', rule: apiLimitUnbounded },
  { name: 'api/list-unpaginated', rule: apiListUnpaginated },
  { name: 'api/no-content-with-body', rule: apiNoContentWithBody },
  { name: 'api/offset-negative', rule: apiOffsetNegative },
  { name: 'api/operation-id-repeated', rule: apiOperationIdRepeated },
  { name: 'api/path-default-unused', rule: apiPathDefaultUnused },
  { name: 'api/path-parameter-ignored', rule: apiPathParameterIgnored },
  { name: 'api/path-parameter-misspelt', rule: apiPathParameterMisspelt },
  { name: 'api/path-parameter-unused', rule: apiPathParameterUnused },
  { name: 'api/path-style-mixed', rule: apiPathStyleMixed },
  { name: 'api/refusal-in-middleware', rule: apiRefusalInMiddleware },
  { name: 'api/refusal-replaced', rule: apiRefusalReplaced },
  { name: 'api/response-model-disagrees', rule: apiResponseModelDisagrees },
  { name: 'api/response-raised', rule: apiResponseRaised },
  { name: 'api/response-undescribed', rule: apiResponseUndescribed },
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'api/route-repeated', rule: apiRouteRepeated },
  { name: 'api/text-unbounded', rule: apiTextUnbounded },
  { name: 'api/tuple-returned', rule: apiTupleReturned },
  { name: 'api/version-missing', rule: apiVersionMissing },
  { name: 'concurrency/await-missing', rule: concurrencyAwaitMissing },
  { name: 'concurrency/blocking-call-in-async', rule: concurrencyBlockingCallInAsync },
  { name: 'concurrency/checked-then-used', rule: concurrencyCheckedThenUsed },
  { name: 'concurrency/duplicate-race', rule: concurrencyDuplicateRace },
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
  { name: 'migrations/broken-index-kept', rule: migrationsBrokenIndexKept },
  { name: 'migrations/column-checked-at-once', rule: migrationsColumnCheckedAtOnce },
  { name: 'migrations/column-dropped', rule: migrationsColumnDropped },
  { name: 'migrations/column-renamed', rule: migrationsColumnRenamed },
  { name: 'migrations/concurrently-in-transaction', rule: migrationsConcurrentlyInTransaction },
  { name: 'migrations/constraint-validated-at-once', rule: migrationsConstraintValidatedAtOnce },
  { name: 'migrations/constraint-without-name', rule: migrationsConstraintWithoutName },
  { name: 'migrations/default-rewrites-table', rule: migrationsDefaultRewritesTable },
  { name: 'migrations/domain-checked-at-once', rule: migrationsDomainCheckedAtOnce },
  { name: 'migrations/downgrade-brings-no-rows', rule: migrationsDowngradeBringsNoRows },
  { name: 'migrations/downgrade-missing', rule: migrationsDowngradeMissing },
  { name: 'migrations/downgrade-not-inverse', rule: migrationsDowngradeNotInverse },
  { name: 'migrations/dropped-with-cascade', rule: migrationsDroppedWithCascade },
  { name: 'migrations/enum-left-behind', rule: migrationsEnumLeftBehind },
  { name: 'migrations/enum-value-renamed', rule: migrationsEnumValueRenamed },
  { name: 'migrations/enum-value-used-at-once', rule: migrationsEnumValueUsedAtOnce },
  { name: 'migrations/exclusion-builds-index', rule: migrationsExclusionBuildsIndex },
  { name: 'migrations/generated-column-rewrites-table', rule: migrationsGeneratedColumnRewritesTable },
  { name: 'migrations/index-blocks-writes', rule: migrationsIndexBlocksWrites },
  { name: 'migrations/index-drop-blocks-reads', rule: migrationsIndexDropBlocksReads },
  { name: 'migrations/key-dropped', rule: migrationsKeyDropped },
  { name: 'migrations/lock-timeout-missing', rule: migrationsLockTimeoutMissing },
  { name: 'migrations/models-differ', rule: migrationsModelsDiffer },
  { name: 'migrations/models-imported', rule: migrationsModelsImported },
  { name: 'migrations/name-cut', rule: migrationsNameCut },
  { name: 'migrations/not-null-reads-table', rule: migrationsNotNullReadsTable },
  { name: 'migrations/not-null-without-default', rule: migrationsNotNullWithoutDefault },
  { name: 'migrations/not-rerunnable', rule: migrationsNotRerunnable },
  { name: 'migrations/number-column-rewrites-table', rule: migrationsNumberColumnRewritesTable },
  { name: 'migrations/partition-attached-reads-table', rule: migrationsPartitionAttachedReadsTable },
  { name: 'migrations/partition-created-closes-table', rule: migrationsPartitionCreatedClosesTable },
  { name: 'migrations/partition-detached-closes-table', rule: migrationsPartitionDetachedClosesTable },
  { name: 'migrations/policy-closes-table', rule: migrationsPolicyClosesTable },
  { name: 'migrations/reindex-blocks-writes', rule: migrationsReindexBlocksWrites },
  { name: 'migrations/revision-chain-broken', rule: migrationsRevisionChainBroken },
  { name: 'migrations/revision-edited', rule: migrationsRevisionEdited },
  { name: 'migrations/revision-fails', rule: migrationsRevisionFails },
  { name: 'migrations/revision-out-of-order', rule: migrationsRevisionOutOfOrder },
  { name: 'migrations/rows-changed-at-once', rule: migrationsRowsChangedAtOnce },
  { name: 'migrations/rows-changed-while-closed', rule: migrationsRowsChangedWhileClosed },
  { name: 'migrations/several-heads', rule: migrationsSeveralHeads },
  { name: 'migrations/several-tables-closed', rule: migrationsSeveralTablesClosed },
  { name: 'migrations/storage-rewrites-table', rule: migrationsStorageRewritesTable },
  { name: 'migrations/table-dropped', rule: migrationsTableDropped },
  { name: 'migrations/table-emptied', rule: migrationsTableEmptied },
  { name: 'migrations/table-locked-by-hand', rule: migrationsTableLockedByHand },
  { name: 'migrations/table-packed', rule: migrationsTablePacked },
  { name: 'migrations/table-renamed', rule: migrationsTableRenamed },
  { name: 'migrations/trigger-blocks-writes', rule: migrationsTriggerBlocksWrites },
  { name: 'migrations/triggers-switched-off', rule: migrationsTriggersSwitchedOff },
  { name: 'migrations/type-changed', rule: migrationsTypeChanged },
  { name: 'migrations/type-rechecked', rule: migrationsTypeRechecked },
  { name: 'migrations/unique-builds-index', rule: migrationsUniqueBuildsIndex },
  { name: 'migrations/unnamed-table-closed', rule: migrationsUnnamedTableClosed },
  { name: 'migrations/validated-in-the-same-transaction', rule: migrationsValidatedInTheSameTransaction },
  { name: 'migrations/vector-index-memory', rule: migrationsVectorIndexMemory },
  { name: 'migrations/view-refresh-blocks-reads', rule: migrationsViewRefreshBlocksReads },
  { name: 'migrations/work-while-closed', rule: migrationsWorkWhileClosed },
  { name: 'operations/call-inside-transaction', rule: operationsCallInsideTransaction },
  { name: 'operations/call-without-timeout', rule: operationsCallWithoutTimeout },
  { name: 'operations/client-per-request', rule: operationsClientPerRequest },
  { name: 'operations/engine-per-request', rule: operationsEnginePerRequest },
  { name: 'operations/failure-answered-with-success', rule: operationsFailureAnsweredWithSuccess },
  { name: 'operations/health-missing', rule: operationsHealthMissing },
  { name: 'operations/job-before-commit', rule: operationsJobBeforeCommit },
  { name: 'operations/model-call-in-loop', rule: operationsModelCallInLoop },
  { name: 'operations/must-not-lose-in-background', rule: operationsMustNotLoseInBackground },
  { name: 'operations/pool-exceeds-server', rule: operationsPoolExceedsServer },
  { name: 'operations/pool-without-pre-ping', rule: operationsPoolWithoutPrePing },
  { name: 'operations/scheduler-in-web-process', rule: operationsSchedulerInWebProcess },
  { name: 'operations/state-in-process', rule: operationsStateInProcess },
  { name: 'operations/write-error-swallowed', rule: operationsWriteErrorSwallowed },
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
  { name: 'plans/delete-reads-child', rule: plansDeleteReadsChild },
  { name: 'plans/index-never-used', rule: plansIndexNeverUsed },
  { name: 'plans/plan-flips', rule: plansPlanFlips },
  { name: 'plans/whole-table-read', rule: plansWholeTableRead },
  { name: 'queries/commit-in-loop', rule: queriesCommitInLoop },
  { name: 'queries/commit-missing', rule: queriesCommitMissing },
  { name: 'queries/commit-split', rule: queriesCommitSplit },
  { name: 'queries/condition-always-false', rule: queriesConditionAlwaysFalse },
  { name: 'queries/counted-by-loading', rule: queriesCountedByLoading },
  { name: 'queries/filtered-in-python', rule: queriesFilteredInPython },
  { name: 'queries/missing-row-used', rule: queriesMissingRowUsed },
  { name: 'queries/one-per-row', rule: queriesOnePerRow },
  { name: 'queries/sliced-after-loading', rule: queriesSlicedAfterLoading },
  { name: 'queries/statement-not-executed', rule: queriesStatementNotExecuted },
  { name: 'retrieval/embeds-unchanged', rule: retrievalEmbedsUnchanged },
  { name: 'retrieval/every-word-required', rule: retrievalEveryWordRequired },
  { name: 'retrieval/filter-after-search', rule: retrievalFilterAfterSearch },
  { name: 'retrieval/limit-above-search-width', rule: retrievalLimitAboveSearchWidth },
  { name: 'retrieval/rank-without-frequency', rule: retrievalRankWithoutFrequency },
  { name: 'retrieval/vectors-of-several-models', rule: retrievalVectorsOfSeveralModels },
  { name: 'schema/array-of-keys', rule: schemaArrayOfKeys },
  { name: 'schema/cascade-only-in-orm', rule: schemaCascadeOnlyInOrm },
  { name: 'schema/default-evaluated-once', rule: schemaDefaultEvaluatedOnce },
  { name: 'schema/delete-refused-by-children', rule: schemaDeleteRefusedByChildren },
  { name: 'schema/filter-unindexed', rule: schemaFilterUnindexed },
  { name: 'schema/foreign-key-unindexed', rule: schemaForeignKeyUnindexed },
  { name: 'schema/foreign-key-unindexed-unused', rule: schemaForeignKeyUnindexedUnused },
  { name: 'schema/id-too-small', rule: schemaIdTooSmall },
  { name: 'schema/index-redundant', rule: schemaIndexRedundant },
  { name: 'schema/index-twice', rule: schemaIndexTwice },
  { name: 'schema/json-without-operators', rule: schemaJsonWithoutOperators },
  { name: 'schema/key-runs-out', rule: schemaKeyRunsOut },
  { name: 'schema/key-type-differs', rule: schemaKeyTypeDiffers },
  { name: 'schema/money-as-float', rule: schemaMoneyAsFloat },
  { name: 'schema/nullable-flag', rule: schemaNullableFlag },
  { name: 'schema/primary-key-missing', rule: schemaPrimaryKeyMissing },
  { name: 'schema/reference-unindexed', rule: schemaReferenceUnindexed },
  { name: 'schema/relationship-unanswered', rule: schemaRelationshipUnanswered },
  { name: 'schema/row-security-without-policy', rule: schemaRowSecurityWithoutPolicy },
  { name: 'schema/search-path-open', rule: schemaSearchPathOpen },
  { name: 'schema/search-unindexed', rule: schemaSearchUnindexed },
  { name: 'schema/set-null-on-required', rule: schemaSetNullOnRequired },
  { name: 'schema/soft-delete-ignored', rule: schemaSoftDeleteIgnored },
  { name: 'schema/state-unchecked', rule: schemaStateUnchecked },
  { name: 'schema/timestamp-without-zone', rule: schemaTimestampWithoutZone },
  { name: 'schema/unique-counts-deleted', rule: schemaUniqueCountsDeleted },
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
  { name: 'structure/copy-of-handler', rule: structureCopyOfHandler },
  { name: 'structure/dependency-not-injected', rule: structureDependencyNotInjected },
  { name: 'structure/deprecated-interface', rule: structureDeprecatedInterface },
  { name: 'structure/framework-in-service', rule: structureFrameworkInService },
  { name: 'structure/handler-defined-twice', rule: structureHandlerDefinedTwice },
  { name: 'structure/import-cycle', rule: structureImportCycle },
  { name: 'structure/layer-skipped', rule: structureLayerSkipped },
  { name: 'structure/middleware-outside-cors', rule: structureMiddlewareOutsideCors },
  { name: 'structure/router-never-included', rule: structureRouterNeverIncluded },
  { name: 'structure/router-untested', rule: structureRouterUntested },
  { name: 'structure/settings-read-everywhere', rule: structureSettingsReadEverywhere },
  { name: 'structure/zombie-version', rule: structureZombieVersion },
]
