// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import concurrencyAwaitMissing from './concurrency/await-missing/rule.ts'
import concurrencyBlockingCallInAsync from './concurrency/blocking-call-in-async/rule.ts'
import concurrencyExpiredAfterCommit from './concurrency/expired-after-commit/rule.ts'
import concurrencyLazyLoadInAsync from './concurrency/lazy-load-in-async/rule.ts'
import concurrencyReadModifyWrite from './concurrency/read-modify-write/rule.ts'
import concurrencySessionShared from './concurrency/session-shared/rule.ts'
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
  { name: 'concurrency/expired-after-commit', rule: concurrencyExpiredAfterCommit },
  { name: 'concurrency/lazy-load-in-async', rule: concurrencyLazyLoadInAsync },
  { name: 'concurrency/read-modify-write', rule: concurrencyReadModifyWrite },
  { name: 'concurrency/session-shared', rule: concurrencySessionShared },
  { name: 'queries/condition-always-false', rule: queriesConditionAlwaysFalse },
  { name: 'queries/counted-by-loading', rule: queriesCountedByLoading },
  { name: 'queries/filtered-in-python', rule: queriesFilteredInPython },
  { name: 'queries/one-per-row', rule: queriesOnePerRow },
  { name: 'queries/sliced-after-loading', rule: queriesSlicedAfterLoading },
  { name: 'queries/statement-not-executed', rule: queriesStatementNotExecuted },
]
