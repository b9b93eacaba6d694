import { frontMatter, linesOf } from '../../kernel/markdown-lines.ts'
import { afterLine, spliced } from './splice.ts'

const WORD =
  /^(proposed|accepted|approved|adopted|implemented|decided|rejected|deprecated|superseded|active|final|draft)\b/i

/** A record with another status, wherever its form keeps it; what else stands in that line stays. */
export function withStatus(text: string, status: string): string {
  return (
    inMatter(text, 'status', bare(status)) ??
    inLine(text, 'status', status) ??
    inSection(text, status) ??
    below(text, status)
  )
}

/** A record with another day; a form that has no place for one is left without. */
export const withDate = (text: string, date: string): string =>
  inMatter(text, 'date', date) ?? inLine(text, 'date', date) ?? text

/** A record with another title, where its form keeps it beside the heading as well. */
export const withTitleKey = (text: string, title: string): string => inMatter(text, 'title', title) ?? text

/** Front matter is no place for a link. */
const bare = (status: string): string => status.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')

function inMatter(text: string, key: string, value: string): string | null {
  const { end } = frontMatter(text)
  // MADR's own template has its keys as comments.
  const found = new RegExp(`^(?:#[ \\t]?)?${key}:[^\\n\\r]*`, 'm').exec(text.slice(0, end))
  return found && spliced(text, found.index, found[0].length, `${key}: ${quoted(value)}`)
}

const quoted = (value: string): string => (/[:#"'{}[\]]/.test(value) ? JSON.stringify(value) : value)

/** `Status: accepted · 2025-03-02`, `* Status: accepted`, `| Status | accepted |` */
function inLine(text: string, key: string, value: string): string | null {
  const head = new RegExp(`^\\W*${key}\\W*?(?::|\\|)[*_\\s]*`, 'i')
  const line = linesOf(text, frontMatter(text).end).find((one) => one.kind !== 'heading' && head.test(one.text))
  if (!line) return null
  const from = head.exec(line.text)![0].length
  const rest = line.text.slice(from)
  const word = WORD.exec(rest)?.[0] ?? cellOf(rest)
  return spliced(text, line.start + from, key === 'status' ? word.length : dayLength(rest), value)
}

const dayLength = (rest: string): number => /^\d{4}[-/.]\d{2}[-/.]\d{2}/.exec(rest)?.[0].length ?? cellOf(rest).length

/** What stands there until somebody fills it in, `[proposed | accepted]`, or the cell of a table. */
const cellOf = (rest: string): string => /^[[{<][^\]}>]*[\]}>]/.exec(rest)?.[0] ?? /^[^|]*[^|\s]/.exec(rest)?.[0] ?? ''

/** The first line below a heading `Status`, as Nygard writes it. */
function inSection(text: string, status: string): string | null {
  const lines = linesOf(text, frontMatter(text).end)
  const at = lines.findIndex(({ kind, text: title }) => kind === 'heading' && /^\W*status\W*$/i.test(title))
  if (at < 0) return null
  const heading = lines[at]!
  const first = lines.slice(at + 1).find(({ kind }) => kind !== 'blank')
  const said = `${status[0]!.toUpperCase()}${status.slice(1)}`
  if (!first || first.kind === 'heading') return afterLine(text, heading, `\n\n${said}`)
  return spliced(text, first.start, (WORD.exec(first.text)?.[0] ?? first.text).length, said)
}

/** A form that keeps no status gets it where it keeps what is like it, or a line below its title. */
function below(text: string, status: string): string {
  const { end } = frontMatter(text)
  if (end > 0) return spliced(text, text.lastIndexOf('---', end), 0, `status: ${quoted(bare(status))}\n`)
  const title = linesOf(text).find(({ kind }) => kind === 'heading')
  return title ? afterLine(text, title, `\n\nStatus: ${status}`) : `Status: ${status}\n\n${text}`
}
