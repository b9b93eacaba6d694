/** Reads what a server checks, and says it as a rule: null for what the grammar of rules does not hold. */
export function ruleOf(sql: string, fields: RowFields): string | null {
  try {
    const reader = new Reader(sql, fields)
    const rule = reader.any()
    return reader.isDone ? rule : null
  } catch (error) {
    if (error instanceof NotSaid) return null
    throw error
  }
}

/** A calculation over columns. */
export function sumOf(sql: string, fields: RowFields): string | null {
  try {
    const reader = new Reader(sql, fields)
    const sum = reader.sum()
    return reader.isDone ? sum : null
  } catch (error) {
    if (error instanceof NotSaid) return null
    throw error
  }
}

class NotSaid extends Error {}

const TOKEN =
  /\s+|"(?:[^"]|"")+"|'(?:[^']|'')*'|\d+(?:\.\d+)?|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|::\w+(?: varying)?|<>|!=|<=|>=|[()=<>+\-*/,]/y
const KEPT = /^(and|or|not|in|is|null|true|false|like|between|any|all|case|select|exists)$/i

class Reader {
  private readonly tokens: readonly string[]
  private readonly fields: RowFields
  private at = 0

  constructor(sql: string, fields: RowFields) {
    this.tokens = tokensOf(sql)
    this.fields = fields
  }

  get isDone(): boolean {
    return this.at === this.tokens.length
  }

  any(): string {
    const sides = [this.all()]
    while (this.accept('or')) sides.push(this.all())
    return sides.join(' or ')
  }

  private all(): string {
    const sides = [this.one()]
    while (this.accept('and')) sides.push(this.one())
    return sides.join(' and ')
  }

  private one(): string {
    if (this.accept('not')) return `not ${this.one()}`
    const before = this.at
    if (this.accept('(')) {
      // A parenthesis holds a rule or begins a calculation.
      const rule = attempt(() => {
        const inner = this.any()
        return this.accept(')') ? inner : null
      })
      const next = this.tokens[this.at]
      if (rule !== null && !/^([-+*/=<>]|<>|!=|<=|>=|is|in)$/i.test(next ?? ''))
        return / (or|and) /.test(rule) ? `(${rule})` : rule
      this.at = before
    }
    return this.comparison()
  }

  private comparison(): string {
    const left = this.sum()
    if (this.accept('is')) {
      const not = this.accept('not')
      return this.accept('null') ? `${left} ${not ? '!=' : '='} null` : refuse()
    }
    const not = this.accept('not')
    if (this.accept('in')) return this.oneOf(left, not ? '!=' : '=')
    if (not) refuse()
    if (this.accept('between')) {
      const least = this.sum()
      return this.accept('and') ? `${left} >= ${least} and ${left} <= ${this.sum()}` : refuse()
    }
    const sign = this.tokens[this.at]
    if (sign === undefined || !/^(=|<>|!=|<=|>=|<|>)$/.test(sign)) return /^[a-z]\w*$/.test(left) ? left : refuse()
    this.at += 1
    const word = this.fields.choices.has(left) ? /^'([\w-]+)'$/.exec(this.tokens[this.at] ?? '')?.[1] : undefined
    const right = word === undefined || !isWord(word) ? this.sum() : this.take() && word
    return `${left} ${sign === '<>' ? '!=' : sign} ${right}`
  }

  /** Words of a choice stand together; other texts are compared one by one. */
  private oneOf(left: string, sign: '=' | '!='): string {
    if (!this.accept('(')) refuse()
    const texts: string[] = []
    do texts.push(/^'(.*)'$/s.exec(this.take())?.[1]?.replaceAll("''", "'") ?? refuse())
    while (this.accept(','))
    if (!this.accept(')')) refuse()
    if (this.fields.choices.has(left) && texts.every(isWord)) return `${left} ${sign} ${texts.join('|')}`
    const sides = texts.map((text) => `${left} ${sign} ${inQuotes(text)}`)
    return sides.length === 1 ? sides[0]! : `(${sides.join(sign === '=' ? ' or ' : ' and ')})`
  }

  sum(): string {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.operand()))
  }

  private chain(signs: readonly string[], next: () => string): string {
    let text = next()
    while (signs.includes(this.tokens[this.at] ?? '')) text += ` ${this.take()} ${next()}`
    return text
  }

  private operand(): string {
    const token = this.take()
    if (token === '(') {
      const before = this.tokens[this.at - 2]
      const inner = this.sum()
      if (!this.accept(')')) refuse()
      return canStandBare(inner, before, this.tokens[this.at]) ? inner : refuse()
    }
    if (/^\d/.test(token)) return token
    if (token.startsWith("'")) return inQuotes(token.slice(1, -1).replaceAll("''", "'"))
    const name = token.startsWith('"') ? token.slice(1, -1) : token
    if (/^(true|false|null)$/i.test(name)) return name.toLowerCase()
    return (
      (KEPT.test(name) ? null : (this.fields.of.get(name) ?? this.fields.of.get(name.replace(/^.*\./, '')))) ?? refuse()
    )
  }

  private accept(word: string): boolean {
    if (this.tokens[this.at]?.toLowerCase() !== word) return false
    this.at += 1
    return true
  }

  private take(): string {
    const token = this.tokens[this.at]
    if (token === undefined) return refuse()
    this.at += 1
    return token
  }
}

/** The grammar of calculations has no parentheses: only those that change nothing can go. */
function canStandBare(inner: string, before: string | undefined, after: string | undefined): boolean {
  if (/ [-+] /.test(inner)) return !isSign(before) && !/^[*/]$/.test(after ?? '')
  return !/ [*/] /.test(inner) || !/^[*/]$/.test(before ?? '')
}

const isSign = (token: string | undefined): boolean => /^[-+*/]$/.test(token ?? '')

function tokensOf(sql: string): readonly string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < sql.length) {
    const found = TOKEN.exec(sql)?.[0]
    if (found === undefined) refuse()
    // A cast changes how a value is stored, not which it is.
    else if (!/^(\s|::)/.test(found)) tokens.push(found)
  }
  return tokens
}

const refuse = (): never => {
  throw new NotSaid('no rule says this')
}

function attempt(read: () => string | null): string | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotSaid) return null
    throw error
  }
}

/** What may stand for itself in an expression. */
export const isWord = (text: string): boolean => /^[A-Za-z_]\w*(?:-\w+)*$/.test(text)

const inQuotes = (text: string): string => {
  if (!text.includes("'")) return `'${text}'`
  return text.includes('"') ? refuse() : `"${text}"`
}

/** Columns as a rule calls them. */
export interface RowFields {
  /** The field of each column. */
  readonly of: ReadonlyMap<string, string>
  /** Fields that hold one of some words. */
  readonly choices: ReadonlySet<string>
}
