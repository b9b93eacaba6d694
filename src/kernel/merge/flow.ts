import { type Brackets, type Place, bracketsIn } from './brackets.ts'

/** What makes an item the same one in another version. */
export type KeyOf = (text: string, index: number) => string

/** The items between brackets that open at `open`, as TOML, JSON and YAML write them; null where they never close. */
export function flowIn(text: string, open: number, keyOf: KeyOf): { places: readonly Place[]; close: number } | null {
  const places: Place[] = []
  let start = open + 1
  for (let at = start; at < text.length;) {
    const char = text[at]!
    if (char === ',' || char === ']' || char === '}') {
      const place = placeBetween(text, start, at)
      if (place) places.push({ ...place, key: keyOf(text.slice(place.start, place.end), places.length) })
      if (char !== ',') return { places, close: at }
      start = at + 1
    }
    at = afterPart(text, at)
  }
  return null
}

/** The same as brackets, in a text that begins at `start`. */
export function flowBrackets(text: string, open: number, keyOf: KeyOf): Brackets | null {
  const flow = flowIn(text, open, keyOf)
  return flow && bracketsIn(text, open + 1, flow.close, flow.places)
}

/** Behind one character, or the string, comment or brackets that begin there. */
export function afterPart(text: string, at: number): number {
  const char = text[at]!
  if (char === '#' && /[\s,[{]/.test(text[at - 1] ?? '\n')) return lineEnd(text, at)
  if ((char === '"' || char === "'") && /[\s,:=[{(]/.test(text[at - 1] ?? ' ')) return afterString(text, at)
  if (char !== '[' && char !== '{') return at + 1
  return (flowIn(text, at, () => '')?.close ?? text.length - 1) + 1
}

/** Where the line of an offset ends, before its break. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}

function afterString(text: string, at: number): number {
  const quote = text.startsWith(text[at]!.repeat(3), at) ? text[at]!.repeat(3) : text[at]!
  for (let next = at + quote.length; next < text.length; next += 1) {
    if (text[next] === '\\' && quote.startsWith('"')) next += 1
    else if (text.startsWith(quote, next)) return next + quote.length
  }
  return text.length
}

/** One item without the blanks and comments around it. */
function placeBetween(text: string, from: number, to: number): { readonly start: number; readonly end: number } | null {
  const start = from + /^(?:\s|#[^\n]*)*/.exec(text.slice(from, to))![0].length
  let end = start
  for (let at = start; at < to;) {
    const next = Math.min(afterPart(text, at), to)
    if (!/^(?:\s|#)/.test(text.slice(at, next)) || (text[at] === '#' && !/\s/.test(text[at - 1] ?? ''))) end = next
    at = next
  }
  return end > start ? { start, end } : null
}

/** A value that is no collection is itself; a collection is where it stands. */
export const byText: KeyOf = (text, index) => (/^[[{]/.test(text) ? ` ${index}` : text)
