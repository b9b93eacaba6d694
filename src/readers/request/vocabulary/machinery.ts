import { setOf } from './words.ts'

/** How programs are built and run, by their last words: several of it are no rows of anybody's. */
const MACHINERY = setOf(
  `header checksum hash payload snapshot instance replica shard partition chunk embedding projection aggregate mutex semaphore daemon
  retry backoff cache index debounce middleware websocket socket heartbeat rollback deploy rebuild
  idempotency-key partition-key cache-key routing-key shard-key key-layout cache-layer cache-invalidation
  read-model write-model event-store event-stream event-log domain-event command-handler event-handler message-broker
  delayed-job failed-job retried-job dead-letter dead-letter-queue letter-queue message-queue job-queue priority-queue retry-queue queue-worker
  rate-limiter sliding-window fixed-window token-bucket leaky-bucket circuit-breaker load-balancer reverse-proxy api-gateway connection-pool thread-pool worker-pool
  advisory-lock distributed-lock row-lock optimistic-lock pessimistic-lock leader-election consumer-group
  read-replica hot-standby read-only-role read-only-user read-only-replica database-role vector-index search-index full-text-index materialized-view materialised-view
  token-family refresh-token-family authorization-code authorisation-code client-credential code-challenge code-verifier
  oauth-provider oauth2-provider oauth-server oauth2-server openid-provider authorization-server authorisation-server
  offset keyset offset-pagination cursor-pagination keyset-pagination
  typing-indicator unread-counter unread-count online-status
  tls-certificate health-probe trace-id request-id correlation-id`,
)

/** What is done by programs: a row holds no text that says so. */
const DOINGS =
  /^(pooling|scanning|locking|batching|sharding|partitioning|caching|polling|throttling|debouncing|queueing|queuing|buffering|indexing|embedding|chunking|hashing|reranking|deduplicating|balancing|logging|tracing|pkce|idempotency|concurrency|invalidation|checksumming|replication|failover)$/

/** Of these a row may have one: `a file with its checksum`. */
const VALUES = setOf(
  'header checksum hash payload snapshot index chunk embedding instance idempotency-key request-id trace-id correlation-id',
)

/** `snapshots`, `idempotency keys`, `virus scanning`: what a program is made of, where nothing is said that it holds. */
export const isMachinery = (words: readonly string[]): boolean =>
  isDoing(words) || endings(words).some((name) => MACHINERY.has(name))

/** `chunk checksums`, `connection pooling`, `a read replica`: nothing a row holds; `a checksum` may be a value of it. */
export const isNeverHeld = (words: readonly string[], isPlural: boolean): boolean =>
  isDoing(words) || endings(words).some((name) => MACHINERY.has(name) && (isPlural || !VALUES.has(name)))

const isDoing = (words: readonly string[]): boolean => DOINGS.test(words.at(-1)!)

const endings = (words: readonly string[]): readonly string[] =>
  [1, 2, 3].filter((count) => count <= words.length).map((count) => words.slice(-count).join('-'))

/** What is of a program where it is spoken of beside another word, whatever is said of it: `a repeated key` of idempotency. */
export const BESIDE: ReadonlyMap<string, (word: string) => boolean> = new Map(
  (
    [
      ['key', /^idempoten/],
      ['header', /^idempoten/],
      ['family', /^(refresh|pkce|oauth2?)$/],
      ['code', /^pkce$/],
    ] as const
  ).map(([word, of]) => [word, (spoken: string) => of.test(spoken)]),
)
