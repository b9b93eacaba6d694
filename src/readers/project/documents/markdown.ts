/** A page as the lines a person reads, code left out. */
export interface Page {
  readonly title: string
  readonly titleAt: { readonly start: number; readonly end: number }
  /** Of a decision: as it is written, in lower case. */
  readonly status: string
  readonly lines: readonly Line[]
}

export interface Line {
  readonly text: string
  /** Offset of the text in the page. */
  readonly start: number
  readonly kind: 'heading' | 'item' | 'plain' | 'blank'
  /** Of a heading: 1 to 6. Of an item: its indent. */
  readonly level: number
}

const MAXIMUM_LINES = 20_000

export function readMarkdown(text: string): Page {
  const matter = frontMatter(text)
  const lines = linesOf(text, matter.end)
  const heading = lines.find((line) => line.kind === 'heading')
  const title = plain(heading?.text ?? '') || matter.title
  const titleAt = heading ? { start: heading.start, end: heading.start + heading.text.length } : { start: 0, end: 0 }
  return { title: title.slice(0, 300), titleAt, status: (matter.status || statusIn(lines)).slice(0, 200), lines }
}

interface Matter {
  readonly title: string
  readonly status: string
  readonly end: number
}

/** The YAML between two `---` lines that some pages begin with; two plain keys of it are of interest. */
function frontMatter(text: string): Matter {
  const match = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!match) return { title: '', status: '', end: 0 }
  const valueOf = (key: string): string =>
    new RegExp(`^${key}:[ \\t]*(["']?)(.*?)\\1[ \\t]*$`, 'm').exec(match[1]!)?.[2] ?? ''
  return {
    title: valueOf('title') || valueOf('description'),
    status: valueOf('status').toLowerCase(),
    end: match[0].length,
  }
}

const LINE = /^([ \t>]*)(?:(#{1,6})[ \t]+|((?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?))?(.*)$/

function linesOf(text: string, from: number): readonly Line[] {
  const lines: Line[] = []
  let fence = ''
  let comment = false
  let at = from
  while (at < text.length && lines.length < MAXIMUM_LINES) {
    const end = text.indexOf('\n', at)
    const stop = end < 0 ? text.length : end
    const raw = text.slice(at, Math.min(stop, at + 4_000)).replace(/\r$/, '')
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(raw)?.[1]
    if (comment) comment = !raw.includes('-->')
    else if (fence !== '') fence = mark?.startsWith(fence) ? '' : fence
    else if (mark !== undefined) fence = mark
    else if (/^\s*<!--/.test(raw)) comment = !raw.includes('-->')
    else lines.push(lineOf(raw, at))
    at = stop + 1
  }
  return lines
}

function lineOf(raw: string, at: number): Line {
  const [, indent = '', hashes, bullet, rest = ''] = LINE.exec(raw) ?? []
  const text = rest.replace(/[ \t#]+$/, hashes === undefined ? '$&' : '').trimEnd()
  const start =
    at + indent.length + (hashes === undefined ? (bullet?.length ?? 0) : raw.length - rest.length - indent.length)
  if (hashes !== undefined) return { text, start, kind: 'heading', level: hashes.length }
  if (bullet !== undefined) return { text, start, kind: 'item', level: indent.length }
  return { text, start, kind: text === '' ? 'blank' : 'plain', level: indent.length }
}

/** Nygard writes a heading `Status` with a line below it; others `Status: accepted`, in a list, in a table or in bold. */
function statusIn(lines: readonly Line[]): string {
  for (const [i, line] of lines.entries()) {
    const inline = /^\W*status\W*?(?::|\|)\W*([A-Za-z].*)$/i.exec(line.text)
    if (inline && line.kind !== 'heading') return statusText(inline[1]!)
    if (line.kind !== 'heading' || !/^\W*status\W*$/i.test(line.text)) continue
    const below = lines.slice(i + 1).find((one) => one.kind !== 'blank')
    // The newest status stands last: `Accepted`, then `Superseded by ADR 9`.
    const also = lines.slice(i + 1, i + 8).find((one) => /^\W*supersed/i.test(one.text))
    if (below && below.kind !== 'heading') return statusText((also ?? below).text)
  }
  return ''
}

const statusText = (written: string): string =>
  plain(written)
    .replace(/[|.\s]+$/, '')
    .toLowerCase()

/** Text without Markdown's signs: links as their words, no emphasis, no badges. */
export const plain = (text: string): string =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(^|[^\w*])[*_](\S[^*_]*)[*_](?=$|[^\w*])/g, '$1$2')
    .trim()
