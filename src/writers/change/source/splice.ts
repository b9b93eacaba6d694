/** One place of a file, and what stands there afterwards. Everything else stays as it is. */
export interface Splice {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text with all splices of its file in it; of those at one place, the first one comes first. */
export function spliced(source: string, splices: readonly Splice[]): string {
  let text = ''
  let at = 0
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    if (splice.start < at) throw new Error(`two changes of ${splice.file} meet at ${splice.start}`)
    text += source.slice(at, splice.start) + splice.text
    at = splice.end
  }
  return text + source.slice(at)
}

export const inserted = (file: string, at: number, text: string): Splice => ({ file, start: at, end: at, text })

/** Where the line of an offset begins. */
export const lineStart = (source: string, offset: number): number => source.lastIndexOf('\n', offset - 1) + 1

/** Where the line of an offset ends, before its break. */
export function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset)
  if (end < 0) return source.length
  return source[end - 1] === '\r' && end > offset ? end - 1 : end
}

/** What stands before something on its line, where that is nothing but space. */
export const indentOf = (source: string, offset: number): string =>
  /^[ \t]*/.exec(source.slice(lineStart(source, offset)))![0]

/** How the lines of a text end. */
export const breakOf = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n')

/** Where the comments begin that stand right above a line, or the line itself where there are none. */
export function commentsAbove(source: string, start: number): number {
  let at = lineStart(source, start)
  while (at > 0) {
    const above = lineStart(source, at - 1)
    if (!source.slice(above, at).trimStart().startsWith('#')) break
    at = above
  }
  return at
}
