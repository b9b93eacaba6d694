import { listed } from '../../kernel/english.ts'
import { nearest } from '../../kernel/nearest.ts'
import { type Range, refuse } from '../problem.ts'
import { type Token, type TokenKind, tokensOf } from './tokens.ts'

/** A name with its place. */
export interface Name extends Range {
  readonly text: string
}

/** Goes through the words of one value. */
export class Cursor {
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(text: string, offset: number) {
    this.tokens = tokensOf(text, offset)
  }

  get next(): Token {
    return this.tokens[this.at]!
  }

  /** The one after the next. */
  get second(): Token {
    return this.tokens[Math.min(this.at + 1, this.tokens.length - 1)]!
  }

  get isDone(): boolean {
    return this.next.kind === 'end'
  }

  take(): Token {
    const token = this.next
    if (token.kind !== 'end') this.at += 1
    return token
  }

  is(text: string): boolean {
    const { kind } = this.next
    return this.next.text === text && (kind === 'word' || kind === 'sign')
  }

  /** Takes a word or sign if it comes next. */
  accept(...texts: readonly string[]): Token | null {
    return texts.some((text) => this.is(text)) ? this.take() : null
  }

  expect(text: string, where: string): Token {
    return this.accept(text) ?? refuse(this.next, `\`${text}\` is missing ${where}`, this.found())
  }

  name(what: string): Name {
    return this.takeKind('word', what)
  }

  number(what: string): Token {
    return this.takeKind('number', what)
  }

  private takeKind(kind: TokenKind, what: string): Token {
    return this.next.kind === kind ? this.take() : refuse(this.next, `${what} is missing`, this.found())
  }

  /** Nothing may follow. */
  end(known: readonly string[]): void {
    if (this.isDone) return
    const { next } = this
    const near = next.kind === 'word' ? nearest(next.text, known) : null
    refuse(
      next,
      `\`${next.text}\` does not belong here`,
      near ? `Did you mean ${near}?` : `Here may stand ${listed(known)}.`,
    )
  }

  private found(): string {
    return this.isDone ? 'The value ends here.' : `Here stands \`${this.next.text}\`.`
  }
}

/** The word as one of those known, or the nearest of them. */
export function known<Word extends string>(name: Name, words: readonly Word[], what: string): Word {
  const word = words.find((one) => one === name.text)
  if (word !== undefined) return word
  const near = nearest(name.text, words)
  return refuse(name, `${name.text} is no ${what}`, near ? `Did you mean ${near}?` : `There are ${listed(words)}.`)
}
