import type { Lifeline, Message, Sequence } from '../sequence.ts'
import { drawing, line, number, rectangle, shown, text, tip, widthOf } from './paper.ts'

const HEAD = 50
const STEP = 34
const LONGEST_TITLE = 28
const LONGEST_TEXT = 46
const LOOP = 34

/** Lifelines from left to right, messages from top to bottom, each with room for its words. */
export function sequenceDrawing({ title, lines, messages }: Sequence): string {
  const places = placesOf(lines, messages)
  const height = HEAD + messages.length * STEP + 28
  const at = (id: string): number => places.get(id) ?? 0
  const heads = lines.map(({ id, title: name, kind }) => headOf(at(id), name, kind, height))
  const drawn = messages.map((message, index) => messageOf(message, at, HEAD + 30 + index * STEP))
  const last = lines.at(-1)
  const loops = messages
    .filter(({ from, to }) => from === to)
    .map(({ from, text: words }) => at(from) + LOOP + 10 + widthOf(shown(words, LONGEST_TEXT)))
  const width = Math.max(last ? at(last.id) + boxWidth(last.title) / 2 : 0, ...loops)
  return drawing({ title, width, height, parts: [...heads, ...drawn] })
}

const boxWidth = (title: string): number => Math.max(...rowsOf(title).map(widthOf)) + 24

/** A folder stands above the file in it. */
function rowsOf(title: string): readonly string[] {
  const cut = title.lastIndexOf('/') + 1
  return (cut > 0 ? [title.slice(0, cut), title.slice(cut)] : [title]).map((row) => shown(row, LONGEST_TITLE))
}

/** The middle of each lifeline: far enough apart for the heads, and for what is said between them. */
function placesOf(lines: readonly Lifeline[], messages: readonly Message[]): ReadonlyMap<string, number> {
  const order = new Map(lines.map(({ id }, index) => [id, index]))
  const xs: number[] = []
  for (const [index, { title }] of lines.entries()) {
    const before = lines[index - 1]
    xs[index] = before ? xs[index - 1]! + (boxWidth(before.title) + boxWidth(title)) / 2 + 24 : boxWidth(title) / 2
    for (const { from, to, text: words } of messages) {
      const [one, other] = [order.get(from) ?? 0, order.get(to) ?? 0]
      const room = widthOf(shown(words, LONGEST_TEXT)) + 28
      if (Math.max(one, other) === index && one !== other)
        xs[index] = Math.max(xs[index]!, xs[Math.min(one, other)]! + room)
      if (one === other && one === index - 1) xs[index] = Math.max(xs[index]!, xs[one]! + room + LOOP)
    }
  }
  return new Map(lines.map(({ id }, index) => [id, xs[index]!]))
}

function headOf(x: number, title: string, kind: Lifeline['kind'], height: number): string {
  const [width, rows] = [boxWidth(title), rowsOf(title)]
  return [
    line(x, HEAD, x, height, kind === 'code' ? 'rule' : 'rule dashed'),
    rectangle(x - width / 2, 0, width, HEAD - 6, kind === 'code' ? 'card' : 'head', kind === 'store' ? 12 : 5),
    ...rows.map((row, index) => text(x, (rows.length === 1 ? 27 : 19) + index * 16, row, 'bold', 'middle')),
  ].join('')
}

function messageOf({ from, to, text: words, kind }: Message, at: (id: string) => number, y: number): string {
  const [x1, x2] = [at(from), at(to)]
  const said = shown(words, LONGEST_TEXT)
  const lineKind = `edge${kind === 'call' ? '' : ' dashed'}${kind === 'refusal' ? ' alarm' : ''}`
  const tipKind = kind === 'refusal' ? 'alarmtip' : 'tip'
  if (x1 === x2)
    return `<path d="M${number(x1)} ${number(y - 8)}h${LOOP}v14h${-LOOP}" class="${lineKind}"/>${tip(x1, y + 6, -1, tipKind)}${label(x1 + LOOP + 8, y + 3, said, kind, 'start')}`
  const towards = x2 > x1 ? 1 : -1
  return `${line(x1, y, x2 - towards * 2, y, lineKind)}${tip(x2, y, towards, tipKind)}${label(x1 + 10 * towards, y - 6, said, kind, towards === 1 ? 'start' : 'end')}`
}

/** Words stand on paper, so that the lifelines they cross do not strike them through. */
function label(x: number, y: number, said: string, kind: Message['kind'], anchor: 'start' | 'end'): string {
  const width = widthOf(said) + 6
  const left = anchor === 'end' ? x - width + 3 : x - 3
  return `${rectangle(left, y - 11, width, 14, 'paper', 2)}${text(x, y, said, kind === 'refusal' ? 'warn' : '', anchor)}`
}
