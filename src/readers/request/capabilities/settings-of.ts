import type { CapabilityName } from '../../../model/index.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Found } from './phrases.ts'

/** What comes with a capability, and is no thing and no field of another one. */
const SETTINGS: readonly (readonly [CapabilityName, RegExp])[] = [
  [
    'api-keys',
    /^(name|prefix|hashed storage|key prefix|scope|expiry|expiration|expiry date|expiration date|rotation|revocation)$/,
  ],
  [
    'webhooks',
    /^(signed payload|payload|event|webhook event|incoming event|duplicate|event type|retry policy|exponential backoff|hmac signature|retry|signature|backoff|attempt|delivery attempt|payload signature|secret|signing secret)$/,
  ],
  ['retrieval', /^(pgvector|vector index|embedding model)$/],
  ['audit', /^(audit )?((trail|log) )?(entry|record)$/],
  ['jobs', /^(retry|backoff|attempt)$/],
  [
    'retrieval',
    /^((source|document|page|passage|inline) )?(citation|source|link|passage|quotation|quote|reference|excerpt|page number|chunk|embedding|vector|reranking|reranker|rerank|cited answer)( used)?$/,
  ],
  ['cache', /^(ttl|time to live|lifetime|invalidation|eviction|expiry)$/],
  ['oauth', /^(scope|refresh token|callback|provider)$/],
]

/** What no key has as it is built: people write it, and are told. */
export const isToldOf = ({ name }: Found, noun: Noun): boolean =>
  name === 'api-keys' && /^rotation$/.test(noun.words.join(' '))

/** `API keys with scopes`, `webhooks with retries`: the capability of the sentence that has it; null where none does. */
export function settingOf(page: Page, capabilities: ReadonlyMap<number, Found>, noun: Noun): Found | null {
  const words = noun.words.join(' ')
  for (let at = noun.from - 1; at >= 0 && !page.isEnd(at); at -= 1) {
    const found = capabilities.get(at)
    if (found !== undefined && SETTINGS.some(([name, settings]) => name === found.name && settings.test(words)))
      return found
  }
  return null
}
