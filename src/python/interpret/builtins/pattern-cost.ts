/** Steps that a match may take at worst. */
const MAXIMUM_STEPS = 10_000_000
/** So short that even doubling with every character ends soon. */
const SHORT = 16

/**
 * How long a text a stranger's pattern may be tried on. Every repetition multiplies the steps by the length of
 * the text; a repetition around a choice or around another repetition may double them with every character.
 */
export function longestSubject(pattern: string): number {
  const { repetitions, nested } = readPattern(pattern)
  if (nested) return SHORT
  return repetitions <= 1 ? MAXIMUM_STEPS : Math.floor(MAXIMUM_STEPS ** (1 / repetitions))
}

interface Group {
  /** Holds a choice or a repetition. */
  loose: boolean
}

const TOKEN = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[*+?]|\{\d*,?\d*\}|[^]/g

function readPattern(pattern: string): { readonly repetitions: number; readonly nested: boolean } {
  const open: Group[] = [{ loose: false }]
  let [repetitions, nested] = [0, false]
  let closed: Group | null = null
  for (const [token] of pattern.matchAll(TOKEN)) {
    const group = open.at(-1)!
    const repeats = token === '*' || token === '+' || (token.length > 2 && token.startsWith('{'))
    if (repeats) {
      repetitions += 1
      nested ||= closed?.loose === true
      group.loose = true
    } else if (token === '|' || token === '?') group.loose = true
    else if (token === '(' || token.startsWith('(?')) open.push({ loose: false })
    closed = token === ')' && open.length > 1 ? open.pop()! : null
    if (closed?.loose) open.at(-1)!.loose = true
  }
  return { repetitions, nested }
}
