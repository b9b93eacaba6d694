import { type Line, frontMatter, linesOf, plain } from '../../../kernel/markdown-lines.ts'

/** A page as the lines a person reads, code left out. */
export interface Page {
  readonly title: string
  readonly titleAt: { readonly start: number; readonly end: number }
  /** Of a decision: as it is written, in lower case. */
  readonly status: string
  /** Of a decision: as it is written. */
  readonly date: string
  readonly lines: readonly Line[]
}

export function readMarkdown(text: string): Page {
  const matter = frontMatter(text)
  const lines = linesOf(text, matter.end)
  const heading = lines.find((line) => line.kind === 'heading')
  const title = plain(heading?.text ?? '') || matter.valueOf('title') || matter.valueOf('description')
  const titleAt = heading ? { start: heading.start, end: heading.start + heading.text.length } : { start: 0, end: 0 }
  const status = matter.valueOf('status') || toldIn(lines, 'status')
  return {
    title: title.slice(0, 300),
    titleAt,
    status: status.toLowerCase().slice(0, 200),
    date: (matter.valueOf('date') || toldIn(lines, 'date')).slice(0, 200),
    lines,
  }
}

/** Nygard writes a heading `Status` with a line below it; others `Status: accepted`, in a list, in a table or in bold. */
function toldIn(lines: readonly Line[], what: 'status' | 'date'): string {
  for (const [i, line] of lines.entries()) {
    const inline = INLINE[what].exec(line.text)
    if (inline && line.kind !== 'heading') return told(inline[1]!)
    if (line.kind !== 'heading' || !HEADING[what].test(line.text)) continue
    const below = lines.slice(i + 1).find((one) => one.kind !== 'blank')
    // The newest status stands last: `Accepted`, then `Superseded by ADR 9`.
    const also = what === 'status' && lines.slice(i + 1, i + 8).find((one) => /^\W*super[sc]eded\b/i.test(one.text))
    if (below && below.kind !== 'heading') return told((also || below).text)
  }
  return ''
}

const INLINE = {
  status: /^\W*status\W*?(?::|\|)\W*([A-Za-z].*)$/i,
  date: /^\W*date\W*?(?::|\|)\W*(\w.*)$/i,
}
const HEADING = { status: /^\W*status\W*$/i, date: /^\W*date\W*$/i }

const told = (written: string): string => plain(written).replace(/[|.\s]+$/, '')
