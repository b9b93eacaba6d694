const SIGNED_IN = /\b(?:tokens?|sessions?|jwts?|sign-?ins?|log-?ins?|(?:signed|logged) in|cookies?|credentials)\b/i
const LASTING =
  /\b(?:how long|valid|validity|lifetimes?|expir\w+|lasts?|timeout|ttl|stays? (?:signed|logged)|still (?:open|work|opens|works|valid))\b/i

/** `how long is a sign-in valid`: about settings, and not about who may call what. */
export const isOfLasting = (text: string): boolean => SIGNED_IN.test(text) && LASTING.test(text)

/** What is read of such a question, whatever else it names. */
export const OF_LASTING =
  /^(?:tokens?|sessions?|jwts?|sign|signins?|login|logins?|cookies?|valid|validity|lifetimes?|expires?|expired|expiry|expiration|lasts?|stays?|still|works?|opens?|deleted|removed|gone)$/
