import { columns, cut } from '../../../kernel/columns.ts'
import { escapeXml } from '../../../kernel/xml.ts'

/** Light and dark by the reader's own wish. A class that stands on a diagram alone, so that pages keep theirs. */
const style = `.diagram{--ink:#1d2330;--paper:#fbfbf9;--card:#fff;--head:#eef1f6;--line:#aeb6c4;--soft:#667085;--edge:#5b6b8c;--mark:#2f6fd3;--warn:#b5471b;font:12px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
@media (prefers-color-scheme:dark){.diagram{--ink:#e3e7ef;--paper:#14171d;--card:#1b2029;--head:#262d38;--line:#465062;--soft:#98a2b3;--edge:#8fa1c7;--mark:#7fb0ff;--warn:#ff9a6b}}
.diagram text{fill:var(--ink)}.diagram .soft{fill:var(--soft)}.diagram .mark{fill:var(--mark)}.diagram .warn{fill:var(--warn)}.diagram .bold{font-weight:700}
.diagram .card{fill:var(--card);stroke:var(--line)}.diagram .head{fill:var(--head);stroke:var(--line)}.diagram .edge{fill:none;stroke:var(--edge);stroke-width:1.3}
.diagram .dashed{stroke-dasharray:5 4}.diagram .rule{stroke:var(--line)}.diagram .tip{fill:var(--edge)}.diagram .alarm{stroke:var(--warn)}.diagram .alarmtip{fill:var(--warn)}.diagram .paper{fill:var(--paper)}`

/** A column of text in a font of this size; a little more than any of the fonts takes. */
export const COLUMN = 7.4
export const ROW = 20
const MARGIN = 12

export const widthOf = (text: string): number => Math.ceil(columns(text) * COLUMN)

/** A text on one line, without what no drawing shows. */
export const shown = (text: string, most: number): string =>
  cut(
    text
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
      .trim(),
    most,
  )

export interface Paper {
  readonly title: string
  readonly width: number
  readonly height: number
  readonly parts: readonly string[]
}

/** A drawing that needs no script, no font and no network. */
export function drawing({ title, width, height, parts }: Paper): string {
  const [w, h] = [Math.ceil(width + 2 * MARGIN), Math.ceil(height + 2 * MARGIN)]
  return `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" width="${w}" height="${h}" viewBox="${-MARGIN} ${-MARGIN} ${w} ${h}"><title>${escapeXml(shown(title, 200))}</title><style>${style}</style><rect x="${-MARGIN}" y="${-MARGIN}" width="${w}" height="${h}" rx="0" class="paper"/>${parts.join('')}</svg>`
}

export const number = (value: number): string => String(Math.round(value * 10) / 10)

export const text = (
  x: number,
  y: number,
  value: string,
  kind = '',
  anchor: 'start' | 'middle' | 'end' = 'start',
): string =>
  `<text x="${number(x)}" y="${number(y)}"${kind === '' ? '' : ` class="${kind}"`}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escapeXml(value)}</text>`

export const rectangle = (x: number, y: number, width: number, height: number, kind: string, round = 5): string =>
  `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="${round}" class="${kind}"/>`

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" class="${kind}"/>`

/** The point of an arrow that comes from the left or from the right. */
export const tip = (x: number, y: number, towards: 1 | -1, kind = 'tip'): string =>
  `<path d="M${number(x)} ${number(y)}l${-8 * towards} -4v8z" class="${kind}"/>`
