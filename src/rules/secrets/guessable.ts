/** Words that word lists for cracking tokens begin with, and what people write in place of a secret. */
const WORDS =
  /secret|passw(or)?d|change|example|default|test|demo|dummy|sample|placeholder|todo|replace|insecure|admin|qwerty|letmein|abc|your|key|jwt|token|local|dev(elop\w*)?|supersafe|super|very|safe|please|this|that|here|with|for|the|my|in|production|me|not|use|only|do|a|is|it|to|of|and|random|string|long|app|api|fastapi|signing/gi

/** Fewer characters than this are tried out in hours. */
export const SHORTEST = 16

/** Whether somebody who tries words and short strings finds it. */
export function isGuessable(text: string): boolean {
  if (text.length < SHORTEST || new Set(text).size < 6) return true
  const rest = text.replaceAll(WORDS, '').replaceAll(/[^a-z0-9]/gi, '')
  return rest.replace(/^\d{1,6}$/, '').length <= 2
}
