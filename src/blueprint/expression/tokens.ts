import { type Range, refuse } from '../problem.ts'

export type TokenKind = 'word' | 'number' | 'text' | 'setting' | 'sign' | 'end'

export interface Token extends Range {
  readonly kind: TokenKind
  /** `owner`, `120`, `->`; a text without its quotes. */
  readonly text: string
}

/** Two signs before one: `->` is no minus. */
const TOKEN =
  /(?<space>[ \t\r\n]+)|(?<word>[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*(?:@\d+)?)|(?<number>-?\d+(?:\.\d+)?(?:[A-Za-z%]+)?)|(?<text>'[^']*'|"[^"]*")|(?<setting>\$[A-Z][A-Z0-9_]*)|(?<sign>->|\.\.|<=|>=|!=|[().?=|<>+*/%:-])/y

/** Longer ones nobody reads, and whoever goes through them would lose his way. */
const MOST_WORDS = 500

/** The words of one value. `offset` is where it begins in the file. */
export function tokensOf(text: string, offset: number): readonly Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    if (!found) refuse({ start: offset + start, end: offset + start + 1 }, ...strange(text[start]!))
    const kind = KINDS.find((one) => found.groups?.[one] !== undefined)
    if (!kind) continue
    const written = found[0]
    if (tokens.length === MOST_WORDS)
      refuse(
        { start: offset + start, end: offset + start + written.length },
        `a value has at most ${MOST_WORDS} words`,
        'Say it in parts: a related resource may have a rule of its own.',
      )
    tokens.push({
      kind,
      text: kind === 'text' ? written.slice(1, -1) : written,
      start: offset + start,
      end: offset + start + written.length,
    })
  }
  const end = offset + text.length
  return [...tokens, { kind: 'end', text: '', start: end, end }]
}

const KINDS = ['word', 'number', 'text', 'setting', 'sign'] as const

function strange(character: string): readonly [string, string] {
  if (character === '#') return ['a comment is glued to this value', 'Put a space before the `#`.']
  if (character === ',') return ['a comma separates values of a list, and stands in none', 'Separate words by spaces.']
  if (character === '!') return ['`!` alone is no sign', 'Say `not`, or `!=` between two values.']
  if (character === '"' || character === "'") return ['this quote is never closed', 'Close it.']
  if (character === '&') return ['`&` is no sign', 'Say `and`.']
  return [`\`${character}\` has no meaning here`, '']
}
