import type { Words } from '../../../model/index.ts'
import { withoutDenials } from './denied.ts'
import { type Line, linesOf } from './lines.ts'
import { withHyphened } from './hyphened.ts'
import { withPrefixes } from './prefixed.ts'
import { type Spelling, spelled } from './spelling.ts'

export interface Token extends Words {
  /** `end` stands between sentences. */
  readonly kind: 'word' | 'number' | 'sign' | 'end'
  /** In small letters, with a slip of the pen put right. */
  readonly lower: string
}

/** A word, a number or a time of day, an arrow, or a sign: nothing in it repeats what repeats. */
const TOKEN =
  /(?<word>w\/(?=\s)|[Nn][Oo][NnTt][ -][Nn][Uu][Ll]{2}(?:[Aa][Bb][Ll][Ee])?(?![\p{L}\p{N}])|[Tt]o-?[Dd]os?(?![\p{L}\p{N}])|(?:[Pp]ick|[Dd]rop|[Cc]heck|[Ff]ollow|[Hh]and|[Pp]ay|[Tt]ake)-(?:[Uu]p|[Oo]ff|[Ii]n|[Oo]ut)s?(?![\p{L}\p{N}])|[Ss]ign-(?:[Oo]ff|[Uu]p)s?(?![\p{L}\p{N}])|[Oo]pt-(?:[Ii]n|[Oo]ut)s?(?![\p{L}\p{N}])|[\p{L}_][\p{L}\p{N}_'’]*)|(?<number>\d{1,2}:[0-5]\d(?![\d:])|\d[\d,_.]*)|(?<sign>->|=>|→|[,;.!?:()[\]{}/&=|+<>%–—-])/gu

/** The words of a request with their places. Lines of a list are parts of a sentence, or sentences. */
export function tokensOf(text: string, known: Spelling): readonly Token[] {
  const lines = linesOf(text)
  const tokens = lines.flatMap((line) => [...before(line), ...ofTable(line, tokensIn(text, line, known))])
  return inSentences(withoutDenials(withPrefixes(withHyphened(tokens, text), text)))
}

/** Between the columns of a table, a colon or a comma; a row nobody reads begins with its bar. */
function ofTable({ row }: Line, tokens: readonly Token[]): readonly Token[] {
  if (row === undefined) return tokens
  const isBar = ({ text, kind }: Token): boolean => kind === 'sign' && text === '|'
  const first = tokens.findIndex((token) => !isBar(token))
  const cells = tokens.slice(Math.max(first, 0), tokens.at(-1)?.text === '|' ? -1 : undefined)
  if (row === 'other')
    return [
      { ...tokens[0]!, kind: 'sign', lower: '|' },
      ...cells.map((token) => (isBar(token) ? { ...token, lower: ',' } : token)),
    ]
  let bars = 0
  return cells.map((token) => (isBar(token) ? { ...token, lower: (bars += 1) === 1 ? ':' : ',' } : token))
}

/** More words than these are no sentence, and would be gone through again and again. */
const LONGEST = 240

function inSentences(tokens: readonly Token[]): readonly Token[] {
  let length = 0
  return tokens.flatMap((token) => {
    length = token.kind === 'end' ? 0 : length + 1
    if (length <= LONGEST) return [token]
    length = 1
    return [signAt('end', '', token.start), token]
  })
}

const before = ({ joined, start }: Line): readonly Token[] =>
  joined === 'on' ? [] : [signAt(joined === 'end' ? 'end' : 'sign', joined === 'end' ? '' : joined, start)]

const signAt = (kind: 'sign' | 'end', text: string, start: number): Token => ({
  kind,
  text,
  lower: text,
  start,
  end: start,
})

function tokensIn(text: string, { start, end }: Line, known: Spelling): readonly Token[] {
  const line = text.slice(start, end)
  return [...line.matchAll(TOKEN)].flatMap((found) => {
    const at = start + found.index
    const written = found[0]
    if (found.groups?.['word'] !== undefined) return [wordAt(written, at, known)]
    if (found.groups?.['number'] !== undefined) return numberAt(written, at)
    return signOf(written, at, text)
  })
}

function wordAt(written: string, start: number, known: Spelling): Token {
  const lower = spelled(
    written
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/'s$/, '')
      .replace(/^to-do/, 'todo')
      .replace(/^(pick|drop|check|follow|hand|pay|take)-|^(sign)-(?=off|up)|^(opt)-(?=in|out)/, '$1$2$3')
      .replace(/^w\/$/, 'with')
      .replace(/^no[nt].null.*/, 'required'),
    known,
  )
  return { kind: 'word', text: written, lower, start, end: start + written.length }
}

/** `1,000`, `99.9`; the full stop behind a number is none of it. */
function numberAt(written: string, start: number): readonly Token[] {
  const digits = written.replace(/[.,_]+$/, '')
  const token: Token = { kind: 'number', text: digits, lower: digits, start, end: start + digits.length }
  const rest = written.slice(digits.length)
  if (rest === '') return [token]
  const at = start + digits.length
  return [token, rest.startsWith(',') ? signAt('sign', ',', at) : signAt('end', '.', at)]
}

function signOf(written: string, start: number, text: string): readonly Token[] {
  const token = (kind: 'sign' | 'end', lower: string): Token => ({
    kind,
    text: written,
    lower,
    start,
    end: start + written.length,
  })
  if (written === '-' && isGlued(text, start)) return []
  if (/^[-–—]$/.test(written)) return [token('sign', ':')]
  if (/^(=>|→)$/.test(written)) return [token('sign', '->')]
  if (/^[[\]{}]$/.test(written)) return [token('sign', /[[{]/.test(written) ? '(' : ')')]
  if (/^[;!?]$/.test(written)) return [token('end', written)]
  if (
    written === '.' &&
    /\b(etc|incl|approx|max|min|resp|esp|ca|vs|e\.g|i\.e)$/i.test(text.slice(Math.max(0, start - 8), start)) &&
    /^\s+\p{Ll}/u.test(text.slice(start + 1, start + 4))
  )
    return []
  if (written === '.') return /[\p{L}\p{N}]/u.test(text[start + 1] ?? ' ') ? [] : [token('end', '.')]
  return [token('sign', written === '&' ? 'and' : written === '|' ? '/' : written)]
}

/** `multi-tenant` is two words, and its hyphen says nothing. */
const isGlued = (text: string, at: number): boolean =>
  /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ')
