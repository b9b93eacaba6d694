/** Numbers as they are written here, for whoever builds what they say. */
const NUMBER =
  '(?:\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|sixty|ninety)'
const LENGTH = '(?:seconds?|minutes?|mins?|hours?|days?|weeks?)'
const AT_MOST = '(?:at most|no more than|not more than|up to|a maximum of|max(?:imum)?(?: of)?|limited to|only)'

/** What stands before it: words that only lead there, and what it is of. */
export const LEAD = (of: string): string =>
  `(?:(?:(?:and|with|using|whose|where|via|by|the|these|those|each|every|all|such|an?|its|their|that|which|they|it|is|are|be|can|may|must|should|will|for|only|single-use|one-time|short-lived|e-?mailed|signed|hashed|secure|${of})\\b|[,;:(-])\\s*)*`

/** `expire after 15 minutes`, `valid for ten minutes`, `a lifetime of one hour` */
export const SPAN = `(?:(?:expir(?:e|es|ing)|valid|lasts?|lasting|lives?|good|usable|works?|time out) (?:only )?(?:after|in|for|within) (?:only )?${NUMBER}[- ]${LENGTH}|(?:lifetime|ttl|expiry|expiration) (?:of )?${NUMBER}[- ]${LENGTH}|${NUMBER}[- ](?:second|minute|hour|day)s? (?:lifetime|expiry|expiration|ttl|validity))`

/** `work only once`, `single-use`, `cannot be reused` */
export const ONCE =
  '(?:(?:works?|used|usable|valid|good|holds?) (?:only |just |exactly )?(?:once|a single time|one time)(?: only)?|(?:only )?(?:work|works|used) once|single[- ]use|one-time(?: use)?|cannot be (?:reused|used twice)|used (?:only )?once)'

/** `at most 3 requests per hour per email address` */
export const RATE = `(?:(?:rate[- ])?(?:limited|restricted|throttled) )?(?:to )?(?:${AT_MOST} )?${NUMBER} (?:(?:reset |link |log-?in )?(?:requests?|links?|mails?|e-?mails?|attempts?|times|tries) )?(?:per|an?|every|each) (?:second|minute|hour|day)(?: (?:per|for each|for every|for one|for the same) (?:e-?mail(?: address)?|mail address|address|user|account|person|member|recipient))?`

export { AT_MOST, NUMBER }
