/** How many tokens an answer takes unless somebody asks for more. */
export const USUAL_TOKENS = 2000
export const MOST_TOKENS = 10_000

/**
 * A bound, not a count: tokenizers of today make a token of three bytes or more of such text on average, and each client
 * has another one.
 */
export const tokensAtMost = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3)
