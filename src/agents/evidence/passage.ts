/** A sentence, an item, a row of a table or a line of code: what is kept or struck as a whole. */
export interface Passage {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly kind: 'sentence' | 'row' | 'code' | 'heading'
  /** The words its columns bear, in a row of a table; each with where its cell begins and ends in the passage. */
  readonly cells: readonly Cell[]
  /** What stands before it in the same paragraph. */
  readonly before: string
  /** The heading it stands below, and the item its own is part of. */
  readonly above: readonly string[]
}

export interface Cell {
  readonly head: string
  readonly start: number
  readonly end: number
}

/** Takes Markdown apart. What is between passages is layout. */
export function passagesOf(text: string): readonly Passage[] {
  return new Reader(text).read()
}

const fence = /^\s{0,12}(```|~~~)/
const heading = /^\s{0,3}#{1,6}\s+/
const marker = /^(\s{0,40})(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ x]\]\s+)?/
const ruler = /^\s{0,3}\|?[\s:|-]{3,400}$/

class Reader {
  private readonly passages: Passage[] = []
  private heading = ''
  private items: { readonly indent: number; readonly text: string }[] = []
  private head: readonly string[] | null = null
  private fenced = false
  private paragraph: { start: number; end: number } | null = null

  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  read(): readonly Passage[] {
    let start = 0
    for (const line of this.text.split('\n')) {
      this.line(line, start)
      start += line.length + 1
    }
    this.endParagraph()
    return this.passages
  }

  private line(line: string, start: number): void {
    if (fence.test(line)) {
      this.endParagraph()
      this.fenced = !this.fenced
      return
    }
    if (this.fenced) return this.add('code', start, start + line.length)
    if (line.trim() === '') return this.blank()
    if (heading.test(line)) return this.title(line, start)
    if (/^\s{0,3}\|/.test(line)) return this.row(line, start)
    const item = marker.exec(line)
    if (item) {
      this.endParagraph()
      const indent = item[1]?.length ?? 0
      this.items = [...this.items.filter((each) => each.indent < indent), { indent, text: line.slice(item[0].length) }]
      this.paragraph = { start: start + item[0].length, end: start + line.length }
      return
    }
    this.paragraph = { start: this.paragraph?.start ?? start, end: start + line.length }
  }

  private blank(): void {
    this.endParagraph()
    this.head = null
  }

  private title(line: string, start: number): void {
    this.endParagraph()
    this.items = []
    this.heading = ''
    this.add('heading', start + (heading.exec(line)?.[0].length ?? 0), start + line.length)
    this.heading = line.replace(heading, '')
  }

  private row(line: string, start: number): void {
    this.endParagraph()
    const cells = cellsOf(line)
    if (this.head === null) {
      this.head = cells.map(({ start: from, end }) => line.slice(from, end).trim())
      return this.add('heading', start, start + line.length)
    }
    if (ruler.test(line)) return
    const head = this.head
    this.add(
      'row',
      start,
      start + line.length,
      cells.map((cell, at) => ({ ...cell, head: head[at] ?? '' })),
    )
  }

  private endParagraph(): void {
    const { paragraph } = this
    this.paragraph = null
    if (paragraph === null) return
    for (const [from, to] of sentencesOf(this.text.slice(paragraph.start, paragraph.end)))
      this.add('sentence', paragraph.start + from, paragraph.start + to, [], paragraph.start)
  }

  private add(kind: Passage['kind'], start: number, end: number, cells: readonly Cell[] = [], block = start): void {
    const text = this.text.slice(start, end)
    if (text.trim() === '') return
    const above = [this.heading, ...this.items.slice(0, -1).map((item) => item.text)].filter((each) => each !== '')
    this.passages.push({ text, start, end, kind, cells, before: this.text.slice(block, start), above })
  }
}

function cellsOf(line: string): readonly Omit<Cell, 'head'>[] {
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index)
  const edges = bars.at(-1) === line.trimEnd().length - 1 ? bars : [...bars, line.length]
  return edges.slice(1).map((end, at) => ({ start: (edges[at] ?? 0) + 1, end }))
}

/** A full stop ends a sentence where something new begins: not in `app.main`, `3.2` or `e.g. this`. */
function sentencesOf(text: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?][)"'*_`]{0,3}\s+(?=["'`*_([]{0,3}[\p{Lu}\p{N}`])/gu)) {
    if (/\b(?:e\.g|i\.e|cf|vs|approx|ca|no|etc)\.$/i.test(text.slice(Math.max(0, match.index - 8), match.index + 1)))
      continue
    if (insideCode(text, start, match.index)) continue
    // `1. Covers come from…`: a number alone is no sentence.
    if (!/[\p{L}]/u.test(text.slice(start, match.index))) continue
    const end = match.index + match[0].trimEnd().length
    found.push([start, end])
    start = match.index + match[0].length
  }
  return [...found, [start, text.length]]
}

const insideCode = (text: string, from: number, to: number): boolean => {
  let ticks = 0
  for (let at = from; at < to; at += 1) if (text[at] === '`') ticks += 1
  return ticks % 2 === 1
}
