import { placeText } from '../../model/queries/index.ts'
import { type Paint, painter } from '../terminal/paint.ts'
import { cut, padEnd, wrap, columns } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { Block, Line, Section } from './blocks.ts'
import type { RenderDesign } from './options.ts'
import { sectionsOf } from './sections/index.ts'

interface Page {
  readonly paint: Paint
  readonly width: number
}

/** What somebody decides by is told whole; what is looked up is told by its size, and is in the other formats. */
const WHOLE = new Set([
  'context',
  'answer',
  'today',
  'options',
  'recommendation',
  'phases',
  'requirements',
  'risks',
  'next',
  'questions',
  'access',
  'findings',
  'runs',
  'unknown',
])
const MOST = 12
const MOST_LINES = 3

export const render: RenderDesign = (document, { color, width }) => {
  const page = { paint: painter(color), width: Math.min(132, Math.max(60, width)) - 2 }
  const parts = [
    [page.paint('bold', plain(document.title))],
    ...sectionsOf(document).map((section) => sectionLines(section, page)),
    [page.paint('dim', 'All of it: --format html --output design.html')],
  ]
  return `${parts.map((lines) => lines.map((one) => ` ${one}`.trimEnd()).join('\n')).join('\n\n')}\n`
}

function sectionLines({ id, title, blocks }: Section, page: Page): readonly string[] {
  const { paint } = page
  const isShort = blocks.every(({ kind }) => kind === 'text')
  if (!WHOLE.has(id) && !isShort) return [`${paint('bold', title)}  ${paint('dim', amountOf(blocks))}`]
  return [paint('bold', title), ...blocks.flatMap((block) => blockLines(block, page))]
}

/** `14 entries`, `92 lines`. */
function amountOf(blocks: readonly Block[]): string {
  const entries = blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === 'title'
        ? 1
        : block.kind === 'list'
          ? block.items.length
          : block.kind === 'table'
            ? block.rows.length
            : 0),
    0,
  )
  const titles = blocks.filter(({ kind }) => kind === 'title').length
  const text = blocks.reduce((sum, block) => sum + (block.kind === 'code' ? block.text.split('\n').length : 0), 0)
  const number = titles > 0 ? titles : entries
  return number > 0 ? `${number} ${number === 1 ? 'entry' : 'entries'}` : `${text} lines`
}

function blockLines(block: Block, page: Page): readonly string[] {
  const { paint, width } = page
  switch (block.kind) {
    case 'text':
      return wrap(lineText(block.line), width - 2).map((one) => `  ${one}`)
    case 'title':
      return [
        `  ${paint('cyan', cut(plain(block.note === undefined ? block.text : `${block.text} (${block.note})`), width - 2))}`,
      ]
    case 'quote':
      return wrap(plain(block.text), width - 4).map((one) => `  ${paint('dim', `│ ${one}`)}`)
    case 'list':
      return [
        ...block.items
          .slice(0, MOST)
          .flatMap((item, index) => itemLines(item, block.ordered === true ? `${index + 1}.` : signOf(item), page)),
        ...(block.items.length > MOST ? [`    ${paint('dim', `and ${block.items.length - MOST} more`)}`] : []),
      ]
    case 'table':
      return tableLines(block, page)
    default:
      return []
  }
}

const signOf = ({ weighs }: Line): string => (weighs === undefined ? '·' : weighs === 'gain' ? '+' : '−')

function itemLines(item: Line, mark: string, { width }: Page): readonly string[] {
  const [first = '', ...rest] = wrap(lineText(item), width - 6)
  return [`  ${mark} ${first}`, ...rest.map((one) => `    ${one}`)]
}

function lineText({ lead, text, places = [], runs = [] }: Line): string {
  const [place] = places
  return plain(
    `${lead === undefined ? '' : `${lead}: `}${text.replaceAll('`', '')}${place ? ` (${placeText(place)})` : ''}${runs.length > 0 ? ` [${runs.join(', ')}]` : ''}`,
  )
}

/** A cell as it fits its column; what is longer is in the other formats. */
function linesIn(cell: string, width: number): readonly string[] {
  const lines = wrap(cell, width)
  return lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES - 1), cut(lines.slice(MOST_LINES - 1).join(' '), width)]
}

/** Columns as wide as they need to be, or as there is room for. */
function tableLines({ head: titles, rows }: Block & { kind: 'table' }, { paint, width }: Page): readonly string[] {
  const head = titles.map(plain)
  const cells = rows.map((row) => row.map(lineText))
  const needed = head.map((title, at) => Math.max(columns(title), ...cells.map((row) => columns(row[at] ?? ''))))
  const room = width - 2 - 2 * (head.length - 1)
  const widths = shared(needed, room)
  const joined = (row: readonly string[]): readonly string[] => {
    const wrapped = row.map((cell, at) => linesIn(cell, widths[at] ?? 0))
    const height = Math.max(...wrapped.map(({ length }) => length))
    return Array.from(
      { length: height },
      (_, line) => `  ${wrapped.map((lines, at) => padEnd(lines[line] ?? '', widths[at] ?? 0)).join('  ')}`,
    )
  }
  return [
    ...joined(head).map((one) => paint('dim', one)),
    ...cells.slice(0, MOST).flatMap(joined),
    ...(cells.length > MOST ? [`  ${paint('dim', `and ${cells.length - MOST} more`)}`] : []),
  ]
}

/** What is narrow gets what it needs; the others share what is left. */
function shared(needed: readonly number[], room: number): readonly number[] {
  const widths = needed.map(() => 0)
  let [left, open] = [room, needed.length]
  for (const { need, at } of needed.map((need, at) => ({ need, at })).toSorted((a, b) => a.need - b.need)) {
    widths[at] = Math.max(1, Math.min(need, Math.floor(left / open)))
    left -= widths[at]!
    open -= 1
  }
  return widths
}
