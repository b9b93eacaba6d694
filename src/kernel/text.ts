/** Where something stands in a text as people count it: both from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Offsets at which the lines of a text begin. `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(source: string): Uint32Array {
  const starts = [0]
  const lineBreak = /\r\n?|\n/g
  while (lineBreak.exec(source) !== null) starts.push(lineBreak.lastIndex)
  return Uint32Array.from(starts)
}

interface Indexed {
  readonly source: string
  readonly starts: Uint32Array
}

/** Findings come file by file: a few remembered texts answer nearly every question. */
const remembered: Indexed[] = []
const rememberedLimit = 8

function indexOf(source: string): Indexed {
  const known = remembered.find((entry) => entry.source === source)
  if (known !== undefined) return known
  const entry = { source, starts: lineStarts(source) }
  remembered.unshift(entry)
  remembered.length = Math.min(remembered.length, rememberedLimit)
  return entry
}

/** Line and column (UTF-16 units) of an offset; an offset outside the text is moved to its edge. */
export function positionOf(source: string, offset: number): Position {
  const { starts } = indexOf(source)
  const wanted = Math.min(Math.max(offset, 0), source.length)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 }
}

/** The offset of a line and column. */
export const offsetOf = (source: string, { line, column }: Position): number =>
  (indexOf(source).starts[line - 1] ?? source.length) + column - 1

/** A stretch of a text as people count it. */
export interface Span extends Position {
  readonly endLine: number
  readonly endColumn: number
}

export function spanOf(source: string, from: number, to: number): Span {
  const end = positionOf(source, to)
  return { ...positionOf(source, from), endLine: end.line, endColumn: end.column }
}

/** A text as a pattern for exactly that text. */
export const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
