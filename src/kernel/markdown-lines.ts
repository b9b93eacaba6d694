/** A line of a page in Markdown. */
export interface Line {
  readonly text: string
  /** Offset of the text in the page. */
  readonly start: number
  readonly kind: 'heading' | 'item' | 'plain' | 'blank'
  /** Of a heading: 1 to 6. Of an item: its indent. */
  readonly level: number
}

/** A line as it stands there, with what it is a part of. */
export interface RawLine {
  readonly raw: string
  readonly start: number
  readonly part: 'text' | 'code' | 'comment' | 'mark of code'
  /** What the mark before the code says it is: `python`, `sql`. */
  readonly info: string
}

const MAXIMUM_LINES = 20_000
const LONGEST_LINE = 4_000

/** Every line from an offset on: those of code and comments too. */
export function rawLines(text: string, from = 0): readonly RawLine[] {
  const lines: RawLine[] = []
  let [fence, info, comment, at] = ['', '', false, from]
  while (at < text.length && lines.length < MAXIMUM_LINES) {
    const end = text.indexOf('\n', at)
    const stop = end < 0 ? text.length : end
    const raw = text.slice(at, Math.min(stop, at + LONGEST_LINE)).replace(/\r$/, '')
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(raw)
    let part: RawLine['part'] = 'text'
    if (comment) [part, comment] = ['comment', !raw.includes('-->')]
    else if (fence !== '') {
      const ends = mark !== null && mark[1]!.startsWith(fence) && raw.slice(mark[0].length).trim() === ''
      part = ends ? 'mark of code' : 'code'
      if (ends) fence = ''
    } else if (mark) {
      part = 'mark of code'
      ;[fence, info] = [mark[1]!, raw.slice(mark[0].length).trim()]
    } else if (/^\s*<!--/.test(raw)) [part, comment] = ['comment', !raw.includes('-->')]
    lines.push({ raw, start: at, part, info: part === 'code' ? info : '' })
    at = stop + 1
  }
  return lines
}

/** The lines a person reads, code and comments left out. */
export const linesOf = (text: string, from = 0): readonly Line[] =>
  rawLines(text, from)
    .filter(({ part }) => part === 'text')
    .map(({ raw, start }) => lineOf(raw, start))

const LINE = /^([ \t>]*)(?:(#{1,6})[ \t]+|((?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?))?(.*)$/

function lineOf(raw: string, at: number): Line {
  const [, indent = '', hashes, bullet, rest = ''] = LINE.exec(raw) ?? []
  const text = rest.replace(/[ \t#]+$/, hashes === undefined ? '$&' : '').trimEnd()
  const start =
    at + indent.length + (hashes === undefined ? (bullet?.length ?? 0) : raw.length - rest.length - indent.length)
  if (hashes !== undefined) return { text, start, kind: 'heading', level: hashes.length }
  if (bullet !== undefined) return { text, start, kind: 'item', level: indent.length }
  return { text, start, kind: text === '' ? 'blank' : 'plain', level: indent.length }
}

/** The YAML between two `---` lines that some pages begin with. */
export interface Matter {
  /** Where the text after it begins; 0 where there is none. */
  readonly end: number
  /** A plain key of it; '' where it is not there. */
  valueOf(key: string): string
}

export function frontMatter(text: string): Matter {
  const match = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!match) return { end: 0, valueOf: () => '' }
  return {
    end: match[0].length,
    valueOf: (key) => new RegExp(`^${key}:[ \\t]*(["']?)(.*?)\\1[ \\t]*$`, 'm').exec(match[1]!)?.[2] ?? '',
  }
}

/** Text without Markdown's signs: links as their words, no emphasis, no badges. */
export const plain = (text: string): string =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(^|[^\w*])[*_](\S[^*_]*)[*_](?=$|[^\w*])/g, '$1$2')
    .trim()
