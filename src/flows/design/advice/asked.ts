/** Words that ask which of several ways to go, or how to get from one to another. */
const COMPARING =
  /^\W*(?:should (?:we|i)|compare\b|which\b|what is better|do we need\b|is it better\b|when should\b|choose between\b|decide between\b)|\b(?:versus|vs\.?)\s|\bor\b[^.?!]*\?|\brecommend (?:one|which)\b/i
const PLANNING =
  /^\W*(?:plan\b|how (?:do|should|can|would) (?:we|i) (?:migrate|move|switch|split|rename|convert|change|replace)\b)|\b(?:zero|no)[- ]downtime\b|\bwithout (?:any )?downtime\b|\bmigration plan\b|^\W*(?:migrate|convert|switch|move) (?:our|the|all|from)\b/i

export const isComparing = (text: string): boolean => COMPARING.test(text)
export const isPlanning = (text: string): boolean => PLANNING.test(text)

/** Which decisions of the catalogue are spoken of, by the words for them; the most particular come first. */
const DECISIONS: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'key-type',
    /\b(?:uuids?|uuidv?[47]|ulids?|bigint|bigserial|serial|integer (?:primary )?keys?|int(?:eger)? ids?|primary keys?|auto-?increment\w*)\b/i,
  ],
  ['offset-or-cursor', /\b(?:offset|cursors?|keyset|pagination|paging|deep pages)\b/i],
  ['caching', /\b(?:cach\w+|memcached)\b/i],
  ['outbox', /\b(?:outbox|kafka|rabbitmq|event bus|change data capture|cdc)\b/i],
  [
    'tenant-isolation',
    /\b(?:(?:schema|database|db)[- ]per[- ]tenant|shared schema|row[- ]level security|tenant isolation|rls)\b/i,
  ],
  [
    'sync-or-job',
    /\b(?:in the background|background jobs?|asynchronous(?:ly)?|while (?:the caller|they) waits?|inline|in the request)\b/i,
  ],
  ['partitioning', /\b(?:partition\w*)\b/i],
  ['sharding', /\b(?:shard\w*)\b/i],
  ['read-replicas', /\b(?:read replicas?|replicas?)\b/i],
  ['vector-store', /\b(?:pinecone|qdrant|weaviate|milvus|chroma|vector (?:databases?|stores?)|pgvector)\b/i],
  ['vector-index', /\b(?:hnsw|ivfflat|vector index\w*|exact search)\b/i],
  ['text-search', /\b(?:full[- ]?text search|elasticsearch|opensearch|meilisearch|trigrams?|tsvector|ilike)\b/i],
  ['tokens-or-sessions', /\b(?:jwts?|session cookies?|stateless tokens?|server[- ]side sessions?)\b/i],
  ['api-style', /\b(?:graphql|grpc|rest)\b/i],
  ['locking', /\b(?:optimistic|pessimistic|select for update|row locks?)\b/i],
  ['deleting', /\b(?:soft[- ]delet\w+|hard[- ]delet\w+)\b/i],
  ['document-columns', /\b(?:jsonb?|document columns?|entity[- ]attribute[- ]value|eav)\b/i],
  ['enum-storage', /\b(?:enums?|lookup tables?)\b/i],
  ['file-storage', /\b(?:s3|bytea|object storage|blobs?)\b/i],
  ['read-model', /\b(?:materiali[sz]ed views?|read models?|cqrs)\b/i],
  ['service-boundary', /\b(?:microservices?|monolith\w*|modular monolith)\b/i],
  ['database-driver', /\b(?:asyncpg|psycopg\w*)\b/i],
  ['double-booking', /\b(?:exclusion constraints?|double[- ]booking)\b/i],
  ['idempotency', /\b(?:idempoten\w+)\b/i],
  ['history', /\b(?:event sourcing|audit triggers?|history tables?)\b/i],
  ['counting', /\b(?:count\(\*\)|counter caches?|denormali[sz]ed counts?)\b/i],
]

const MOST = 2

/** The decisions a comparison or a plan is about, in the order they are spoken of. */
export function decisionsAsked(text: string): readonly string[] {
  if (!isComparing(text) && !isPlanning(text)) return []
  return DECISIONS.flatMap(([name, words]) => {
    const at = text.search(words)
    return at < 0 ? [] : [{ name, at }]
  })
    .toSorted((one, other) => one.at - other.at)
    .slice(0, MOST)
    .map(({ name }) => name)
}

/** Whether all that is meant by some words is which way to go. */
export const isOfDecision = (words: string): boolean => {
  let rest = words
  for (const [, one] of DECISIONS) rest = rest.replaceAll(new RegExp(one.source, 'gi'), ' ')
  return rest !== words && (rest.toLowerCase().match(/[a-z]+/g) ?? []).every((word) => ASKING.test(word))
}

const ASKING =
  /^(?:compare|compared|recommend|one|which|should|we|i|use|using|or|versus|vs|and|with|a|an|the|our|for|between|instead|of|better|choose|decide|to|primary|keys?|pagination|postgres(?:ql)?|redis|based|columns?|on)$/
