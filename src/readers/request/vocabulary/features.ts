/**
 * What everybody knows and nothing here builds: what it means is no question, only what becomes of it.
 */
const FEATURES =
  /\b(two.?factor|2fa|mfa|multi.?factor|totp|webauthn|passkeys?|magic links?|saml|ldap|scim|kerberos|cors|csrf|captcha|allow.?lists?|block.?lists?|ip (allow|block)\w*|virus scan\w*|malware scan\w*|watermark\w*|thumbnails?|dead letter queues?|retr(y|ies)|priorit(y|ies)|back-?off|circuit breakers?|idempotency|dashboards?|facets?|filters?|typo tolerance|synonyms?|stemming|auto-?complet\w*|highlighting|suggestions?|presence|typing indicators?|read receipts?|double opt-?in|unsubscribe|canary|blue.green|kill switch(es)?|gradual rollouts?|rotation|revocation|expiry|deduplication|validation|preview|dry.run|quiet hours|digests?|impersonation|sandbox|dark mode|reranking|re-ranking|streaming|confidence|guardrails?|multi.?language|translations?|charts?|graphs?|statistics|streaks?|leaderboards?|rankings?|standings|averages|analytics|metrics|tracing|alerting|back-?ups?|replicas?|sharding|failover|load balanc\w*|cdn|encryption|signed urls?|resumable|drag.and.drop|offline|slack|stripe|whatsapp|sms|push)\b/i

export const isFeature = (text: string): boolean => FEATURES.test(text)
