import { setOf } from './words.ts'

/** What is done with rows, and nothing a row holds. */
const PROCESSES = setOf(
  `deduplication validation moderation reconciliation synchronisation synchronization sync encryption compression autocomplete autocompletion
  localisation localization personalisation personalization escalation failover backoff idempotency gamification anonymisation anonymization
  categorisation categorization prioritisation prioritization automation aggregation consolidation normalisation normalization optimisation
  optimization enrichment tokenisation tokenization sanitisation sanitization notarisation segmentation forecasting analysis analytics
  observability telemetry concurrency replication sharding federation orchestration provisioning deprovisioning onboarding offboarding
  approval availability integration migration delegation impersonation collaboration recommendation detection prevention recognition extraction ingestion`,
)

/** What is done again, and how often. */
const REPEATED = setOf('retry timeout fallback backoff')

/** `deduplication`, `fraud detection`, `retries`: one of it, by itself or of something. */
export const isProcess = (words: readonly string[], isPlural: boolean): boolean =>
  words.length < 3 && ((!isPlural && PROCESSES.has(words.at(-1)!)) || REPEATED.has(words.at(-1)!))

/** `version history`: what was before, and no list of versions that were made. */
export const isOfChanges = (word: string): boolean =>
  /^(status|state|price|version|change|document|edit|record|audit)s?$/.test(word)
