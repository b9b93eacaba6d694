import type { Words } from '../../../model/index.ts'
import { actorsIn } from './actors.ts'
import { singular } from '../vocabulary/forms.ts'
import type { Token } from './tokens.ts'

/** The words of a request, and which of them were read. */
export class Page {
  readonly text: string
  readonly tokens: readonly Token[]
  private readonly read: Uint8Array
  private readonly figures: Uint8Array
  private readonly left: Uint8Array
  private asides: ReadonlySet<number> = new Set()
  private readonly spoken = new Map<(word: string) => boolean, boolean>()
  private readonly found = new Map<(page: Page, at: number) => unknown, Map<number, unknown>>()
  private pairs: ReadonlySet<string> | null = null
  private actors: ReadonlySet<string> | null = null

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text
    this.tokens = tokens
    this.read = new Uint8Array(tokens.length)
    this.figures = new Uint8Array(tokens.length)
    this.left = new Uint8Array(tokens.length)
  }

  /** The same page, where these words are the end of a sentence to whoever reads on. */
  without(spans: readonly { readonly from: number; readonly to: number }[]): Page {
    const hidden = new Set(spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))
    const tokens = this.tokens.map((token, index): Token => (hidden.has(index) ? { ...token, kind: 'end' } : token))
    const page = new Page(this.text, tokens)
    page.asides = hidden
    page.read.set(this.read)
    page.figures.set(this.figures)
    return page
  }

  word(index: number): string {
    const token = this.tokens[index]
    return token === undefined || token.kind === 'end' ? '' : token.lower
  }

  isWord(index: number): boolean {
    return this.tokens[index]?.kind === 'word'
  }

  isEnd(index: number): boolean {
    const kind = this.tokens[index]?.kind
    return kind === undefined || kind === 'end'
  }

  /** Whether a condition or the like stands here, and nothing ends. */
  isAside(index: number): boolean {
    return this.asides.has(index)
  }

  /** Where the sentence ends that holds this word. */
  endOf(index: number): number {
    let at = index
    while (!this.isEnd(at)) at += 1
    return at
  }

  claim(from: number, to: number): void {
    this.read.fill(1, from, to)
  }

  /** What belongs to a number is no noun, and none begins in it. */
  fence(from: number, to: number): void {
    this.claim(from, to)
    this.figures.fill(1, from, to)
    this.found.clear()
  }

  isFenced(index: number): boolean {
    return this.figures[index] === 1
  }

  /** Nobody makes anything of these words, whoever reads what stands around them. */
  leave(from: number, to: number): void {
    this.left.fill(1, from, to)
  }

  isRead(index: number): boolean {
    return this.read[index] === 1 && this.left[index] === 0
  }

  /** Whether two words stand one behind the other anywhere: `leave requests`. */
  hasPair(first: string, second: string): boolean {
    this.pairs ??= new Set(this.tokens.map(({ lower }, at) => `${lower} ${singular(this.tokens[at + 1]?.lower ?? '')}`))
    return this.pairs.has(`${first} ${second}`)
  }

  /** Whether any word of it is such a one: looked for once for each test, however often it is asked. */
  speaksOf(test: (word: string) => boolean): boolean {
    const known = this.spoken.get(test) ?? this.tokens.some(({ lower }) => test(lower))
    this.spoken.set(test, known)
    return known
  }

  /** What stands at a word by its tokens alone: found once, however often it is asked. */
  at<T>(index: number, find: (page: Page, at: number) => T): T {
    const known = this.found.get(find) ?? new Map<number, unknown>()
    this.found.set(find, known)
    if (!known.has(index)) known.set(index, find(this, index))
    return known.get(index) as T
  }

  /** Whether the word stands for people who do something: `the desk hands them out`. */
  isActor(index: number): boolean {
    this.actors ??= actorsIn(this)
    return this.actors.size > 0 && this.actors.has(singular(this.word(index)))
  }

  /** The text from one word up to another, without it. */
  words(from: number, to: number): Words {
    const start = this.tokens[from]?.start ?? 0
    const end = Math.max(this.tokens[Math.max(to, from + 1) - 1]?.end ?? start, start)
    return { text: this.text.slice(start, end), start, end }
  }

  /** The word that begins at or behind this place of the text. */
  indexOf(offset: number): number {
    let [low, high] = [0, this.tokens.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.tokens[middle]!.start < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Whether nothing but commas, `and` and articles stands between two words. */
  isList(from: number, to: number): boolean {
    return (
      to - from > 0 &&
      to - from < 4 &&
      this.tokens.slice(from, to).every(({ lower }) => /^(,|and|an?|the|or|plus)$/.test(lower))
    )
  }

  /** Whether these words stand here. */
  matches(index: number, words: readonly string[]): boolean {
    return words.every((word, i) => this.word(index + i) === word && this.tokens[index + i]?.kind !== 'sign')
  }
}
