import type { Place } from '../../model/index.ts'
import type { Paint } from '../terminal/paint.ts'
import { columns, cut } from '../text/fit.ts'

/** Longer stretches are shown by their beginning. */
const MAXIMUM_LINES = 3

/** The lines of a place with what is meant underlined, as compilers show it. */
export function codeFrame(source: string | null, place: Place, paint: Paint, width: number): readonly string[] {
  if (source === null) return []
  const lines = source.split(/\r\n?|\n/)
  const last = Math.min(place.endLine, place.line + MAXIMUM_LINES - 1, lines.length)
  const gutter = String(last).length
  const frame: string[] = []
  for (let number = place.line; number <= last; number++) {
    const text = shown(lines[number - 1] ?? '')
    frame.push(`${paint('dim', `${String(number).padStart(gutter)} |`)} ${cut(text, width - gutter - 4)}`)
    const from = number === place.line ? widthBefore(lines[number - 1] ?? '', place.column) : leading(text)
    const to = number === place.endLine ? widthBefore(lines[number - 1] ?? '', place.endColumn) : columns(text)
    const room = Math.max(0, width - gutter - 4 - from)
    const mark = '^'.repeat(Math.min(room, Math.max(1, to - from)))
    if (mark) frame.push(`${paint('dim', `${' '.repeat(gutter)} |`)} ${' '.repeat(from)}${paint('red', mark)}`)
  }
  if (last < place.endLine) frame.push(paint('dim', `${'.'.repeat(gutter)} |`))
  return frame
}

/** What a terminal would obey is taken out; the columns stay where they are. */
const shown = (line: string): string =>
  line.replaceAll('\t', '    ').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ')

const widthBefore = (line: string, column: number): number => columns(shown(line.slice(0, column - 1)))
const leading = (text: string): number => text.length - text.trimStart().length
