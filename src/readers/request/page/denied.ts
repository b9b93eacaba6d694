import type { Token } from './tokens.ts'

/**
 * `a member may not borrow more than three books`, `no patient has more than two`: said the other way round, that each does so
 * with at most so many. Places in the text stay as they are.
 */
export function withoutDenials(tokens: readonly Token[]): readonly Token[] {
  const changed = new Map<Token, Token | null>()
  for (const [at, { lower }] of tokens.entries()) {
    if (lower !== 'more' || tokens[at + 1]?.lower !== 'than' || !isNumber(tokens[at + 2])) continue
    const denial = denialBefore(tokens, at)
    if (denial === null) continue
    changed.set(denial, AFFIRMED.has(denial.lower) ? { ...denial, lower: AFFIRMED.get(denial.lower)! } : null)
    changed.set(tokens[at]!, { ...tokens[at]!, lower: 'at' })
    changed.set(tokens[at + 1]!, { ...tokens[at + 1]!, lower: 'most' })
  }
  return changed.size === 0
    ? tokens
    : tokens.flatMap((token) => (changed.has(token) ? (changed.get(token) ?? []) : [token]))
}

const AFFIRMED: ReadonlyMap<string, string> = new Map([
  ['no', 'each'],
  ["can't", 'can'],
  ['cannot', 'can'],
  ["mustn't", 'must'],
  ["shouldn't", 'should'],
])

/** What denies it, in the same clause; `no more than` is a bound by itself. */
function denialBefore(tokens: readonly Token[], at: number): Token | null {
  for (let i = at - 1; i >= 0 && at - i <= 7; i -= 1) {
    const token = tokens[i]!
    if (token.kind === 'end' || /^[,;:()]$/.test(token.lower)) return null
    const isModal = /^(may|can|must|should|shall|will|could|do|does)$/.test(tokens[i - 1]?.lower ?? '')
    if (/^(not|never)$/.test(token.lower) && isModal) return token
    if (token.lower === 'never' || AFFIRMED.has(token.lower)) return i === at - 1 ? null : token
  }
  return null
}

const isNumber = (token: Token | undefined): boolean =>
  token?.kind === 'number' ||
  /^(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)$/.test(token?.lower ?? '')
