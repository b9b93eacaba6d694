/** A stretch of a script up to the `;` that ends it. */
export interface Piece {
  /** `psql` for what only the terminal understands (`\connect`), `rows` for what follows `COPY ... FROM stdin`. */
  readonly kind: 'statement' | 'psql' | 'rows'
  readonly text: string
  readonly offset: number
}

/**
 * The statements of a script, found without understanding them: one the grammar refuses must not take those around
 * it along. Quotes, comments and the bodies of functions are passed over whole.
 */
export function splitScript(script: string): readonly Piece[] {
  const splitter = new Splitter(script)
  splitter.run()
  return splitter.pieces
}

/** Words, and whatever may hide a `;`. What is not closed lasts to the end. */
const TOKEN =
  /--[^\n]*|\/\*|[eE]'(?:[^'\\]+|\\[\s\S])*(?:'|$)|'[^']*(?:'|$)|"[^"]*(?:"|$)|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|\s+|[\s\S]/y

class Splitter {
  readonly pieces: Piece[] = []
  private readonly script: string
  private at = 0
  private from = 0
  private brackets = 0
  /** `BEGIN ATOMIC` and the `CASE`s in it, each closed by an `END`. */
  private blocks = 0
  private word = ''
  /** Nothing but spaces and comments so far. */
  private blank = true

  constructor(script: string) {
    this.script = script
  }

  run(): void {
    while (this.at < this.script.length) {
      if (this.terminalCommand()) continue
      TOKEN.lastIndex = this.at
      const token = TOKEN.exec(this.script)![0]
      this.at += token.length
      this.take(token)
    }
    this.end(this.script.length)
  }

  private take(token: string): void {
    if (token.trim() !== '' && !token.startsWith('--') && token !== '/*') this.blank = false
    if (token === '/*') this.at = endOfComment(this.script, this.at)
    else if (token.length > 1 && token.startsWith('$')) this.skipTo(token)
    else if (token === '(') this.brackets++
    else if (token === ')') this.brackets = Math.max(0, this.brackets - 1)
    else if (token === ';' && this.brackets + this.blocks === 0) this.finish()
    else if (/^[A-Za-z]/.test(token)) this.readWord(token.toLowerCase())
  }

  private readWord(word: string): void {
    if (word === 'atomic' && this.word === 'begin') this.blocks++
    else if (this.blocks > 0 && word === 'case') this.blocks++
    else if (this.blocks > 0 && word === 'end') this.blocks--
    this.word = word
  }

  private skipTo(quote: string): void {
    const end = this.script.indexOf(quote, this.at)
    this.at = end < 0 ? this.script.length : end + quote.length
  }

  private finish(): void {
    this.end(this.at - 1)
    const last = this.pieces.at(-1)
    if (last?.kind === 'statement' && /^\s*copy\b[\s\S]*\bfrom\s+stdin\b/i.test(withoutComments(last.text))) this.rows()
  }

  private end(to: number): void {
    const text = this.script.slice(this.from, to)
    if (text.trim() !== '') this.pieces.push({ kind: 'statement', text, offset: this.from })
    this.from = this.at
    this.brackets = this.blocks = 0
    this.word = ''
    this.blank = true
  }

  /** Rows end with `\.` on a line of its own. */
  private rows(): void {
    const end = /^\\\.[ \t\r]*$/m.exec(this.script.slice(this.at))
    const to = end ? this.at + end.index + end[0].length : this.script.length
    this.pieces.push({ kind: 'rows', text: this.script.slice(this.at, to), offset: this.at })
    this.at = this.from = to
  }

  private terminalCommand(): boolean {
    if (!this.blank || this.script[this.at] !== '\\') return false
    const line = /^[^\n]*/.exec(this.script.slice(this.at, this.at + 2000))![0]
    this.pieces.push({ kind: 'psql', text: line.trim(), offset: this.at })
    this.at = this.from = this.at + line.length
    return true
  }
}

/** Comments nest. */
function endOfComment(script: string, from: number): number {
  const mark = /\/\*|\*\//g
  mark.lastIndex = from
  let depth = 1
  for (let found = mark.exec(script); found; found = mark.exec(script)) {
    depth += found[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  return script.length
}

const withoutComments = (text: string): string => text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
