// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import concurrencyAwaitMissing from './concurrency/await-missing/rule.ts'
import concurrencyBlockingCallInAsync from './concurrency/blocking-call-in-async/rule.ts'
import concurrencyCheckedThenUsed from './concurrency/checked-then-used/rule.ts'
import concurrencyDuplicateRace from './concurrency/duplicate-race/rule.ts'
import concurrencyExpiredAfterCommit from './concurrency/expired-after-commit/rule.ts'
import concurrencyLazyLoadInAsync from './concurrency/lazy-load-in-async/rule.ts'
import concurrencyReadModifyWrite from './concurrency/read-modify-write/rule.ts'
import concurrencySessionShared from './concurrency/session-shared/rule.ts'
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
import queriesCommitInLoop from './queries/commit-in-loop/rule.ts'
import queriesCommitMissing from './queries/commit-missing/rule.ts'
import queriesCommitSplit from './queries/commit-split/rule.ts'
import queriesConditionAlwaysFalse from './queries/condition-always-false/rule.ts'
import queriesCountedByLoading from './queries/counted-by-loading/rule.ts'
import queriesFilteredInPython from './queries/filtered-in-python/rule.ts'
import queriesOnePerRow from './queries/one-per-row/rule.ts'
import queriesSlicedAfterLoading from './queries/sliced-after-loading/rule.ts'
import queriesStatementNotExecuted from './queries/statement-not-executed/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'concurrency/await-missing', rule: concurrencyAwaitMissing },
  { name: 'concurrency/blocking-call-in-async', rule: concurrencyBlockingCallInAsync },
  { name: 'concurrency/checked-then-used', rule: concurrencyCheckedThenUsed },
  { name: 'concurrency/duplicate-race', rule: concurrencyDuplicateRace },
  { name: 'concurrency/expired-after-commit', rule: concurrencyExpiredAfterCommit },
  { name: 'concurrency/lazy-load-in-async', rule: concurrencyLazyLoadInAsync },
  { name: 'concurrency/read-modify-write', rule: concurrencyReadModifyWrite },
  { name: 'concurrency/session-shared', rule: concurrencySessionShared },
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
  { name: 'queries/commit-in-loop', rule: queriesCommitInLoop },
  { name: 'queries/commit-missing', rule: queriesCommitMissing },
  { name: 'queries/commit-split', rule: queriesCommitSplit },
  { name: 'queries/condition-always-false', rule: queriesConditionAlwaysFalse },
  { name: 'queries/counted-by-loading', rule: queriesCountedByLoading },
  { name: 'queries/filtered-in-python', rule: queriesFilteredInPython },
  { name: 'queries/one-per-row', rule: queriesOnePerRow },
  { name: 'queries/sliced-after-loading', rule: queriesSlicedAfterLoading },
  { name: 'queries/statement-not-executed', rule: queriesStatementNotExecuted },
]
