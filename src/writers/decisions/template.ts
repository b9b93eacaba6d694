import { frontMatter, linesOf } from '../../kernel/markdown-lines.ts'
import { spliced } from './splice.ts'
import { withDate, withStatus, withTitleKey } from './status.ts'

/** What every record begins with. */
export interface RecordHead {
  readonly number: string
  readonly title: string
  /** `2026-03-01` */
  readonly date: string
  readonly status: string
}

/** The form of a project filled in, in the words adr-tools looks for or by the places of title, status and date. */
export function filledIn(template: string, head: RecordHead): string {
  const titled = withTitle(withTitleKey(withWords(template, head), head.title), head)
  return withDate(withStatus(titled, head.status), head.date)
}

/** `# NUMBER. TITLE`, `Date: DATE`, `STATUS` */
function withWords(template: string, { number, title, date, status }: RecordHead): string {
  if (!/\bTITLE\b/.test(template)) return template
  const words: Readonly<Record<string, string>> = {
    NUMBER: String(Number(number)),
    TITLE: title,
    DATE: date,
    STATUS: `${status[0]!.toUpperCase()}${status.slice(1)}`,
  }
  // Some write a place to fill in between brackets: `{NUMBER}. {TITLE}`.
  return template.replaceAll(
    /\{\{?\s?(NUMBER|TITLE|DATE|STATUS)\s?\}\}?|[[<](NUMBER|TITLE|DATE|STATUS)[\]>]|\b(NUMBER|TITLE|DATE|STATUS)\b/g,
    (_, ...found: readonly string[]) => words[found.find((word) => typeof word === 'string') ?? ''] ?? '',
  )
}

/** `7. `, `ADR-0007: `, `[ADR number] - `, `NNNN. ` */
const NUMBERED =
  /^(\[?(?:ADR|DR)?[-_ #]*)(\d{1,8}|N{1,8}|X{1,8}|[[{<][^\]}>]{0,20}(?:number|id|n|x)[\]}>])(\]?(?:[.:)]|\s+[-–—:|])\s+)/i

function withTitle(text: string, { number, title }: RecordHead): string {
  const heading = linesOf(text, frontMatter(text).end).find(({ kind }) => kind === 'heading')
  if (!heading) return `# ${title}\n\n${text}`
  if (heading.text.includes(title)) return text
  const [, label = '', digits = '', separator = ''] = NUMBERED.exec(heading.text) ?? []
  const shown = digits === '' ? '' : `${label}${/^0|^\D{2}/.test(digits) ? number : Number(number)}${separator}`
  return spliced(text, heading.start, heading.text.length, `${shown}${title}`)
}
