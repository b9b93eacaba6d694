import { plain } from '../../reports/text/plain.ts'

/** Longer texts are docstrings and documents; whoever needs them whole opens the file that is named beside. */
const LONGEST = 400

/** What nobody sees and a model still reads: marks of format, private characters, tags, halves of characters. */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu

/**
 * Text of a stranger as a value: on one line, nothing invisible in it, not longer than bearable. What it says is not
 * looked at: it stands where data stands, and that is what keeps it from being taken for anything else.
 */
export function quoted(value: unknown): unknown {
  if (typeof value === 'string') return quotedText(value)
  if (Array.isArray(value)) return value.map(quoted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => !isEmpty(one))
      .map(([key, one]) => [quotedText(key), quoted(one)]),
  )
}

/** The same of one text. */
export function quotedText(text: string): string {
  const line = plain(text.slice(0, LONGEST * 4).replace(INVISIBLE, ''))
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}… (${text.length} characters)` : line
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
