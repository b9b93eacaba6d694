import { escapePattern } from '../../../kernel/text.ts'
import { type Naming, STYLES, type Style, styled } from './names.ts'

/** What a text around a word is: code, a name in a text, a path in a text, or words for people. */
export type Context = 'code' | 'key' | 'path' | 'prose'

/** A place where the sibling is named. */
export interface Occurrence {
  readonly start: number
  readonly end: number
  readonly style: Style
  readonly isMany: boolean
}

export interface WordsOf {
  /** Everything the sibling is called, its own name first. */
  readonly from: readonly Naming[]
  readonly to: Naming
  /** Names of other things that have the sibling's words in them: they stay. */
  readonly others: readonly Naming[]
  /** How paths of the program join words. */
  readonly path: 'kebab' | 'snake'
}

interface Form {
  readonly text: string
  readonly style: Style
  readonly isMany: boolean
  readonly stays: boolean
}

/** The words of one resource in place of those of another, in every form they are written. */
export class Words {
  readonly of: WordsOf
  private readonly forms: ReadonlyMap<string, Form>
  private readonly pattern: RegExp

  constructor(of: WordsOf) {
    this.of = of
    const all = [...of.others.flatMap((one) => formsOf(one, true)), ...of.from.flatMap((one) => formsOf(one, false))]
    const forms = new Map<string, Form>()
    for (const form of all) if (!forms.has(form.text)) forms.set(form.text, form)
    this.forms = forms
    const alternatives = [...forms.values()].toSorted((a, b) => b.text.length - a.text.length).map(boundedBy)
    this.pattern = new RegExp(alternatives.join('|') || '(?!)', 'g')
  }

  occurrences(text: string): readonly Occurrence[] {
    return [...text.matchAll(this.pattern)].flatMap((found): readonly Occurrence[] => {
      const form = this.forms.get(found[0])!
      if (form.stays) return []
      return [{ start: found.index, end: found.index + found[0].length, style: form.style, isMany: form.isMany }]
    })
  }

  /** Whether a file can name it at all, told by its text alone. */
  mayBeIn(file: { mentions(pattern: RegExp): boolean }): boolean {
    return file.mentions(new RegExp(this.pattern.source))
  }

  names(text: string): boolean {
    return this.occurrences(text).length > 0
  }

  /** The new words as they are written in place of an occurrence. */
  written({ style, isMany }: Occurrence, context: Context): string {
    const { to, path, from } = this.of
    const words = isMany ? to.many : to.one
    if (from[0]!.one.length > 1) return styled(words, style)
    // One word looks alike in most forms: what is around it says which one it is.
    if (style === 'pascal') return styled(words, context === 'prose' ? 'sentence' : 'pascal')
    if (style === 'upper') return styled(words, 'upper')
    return styled(words, context === 'prose' ? 'spaced' : context === 'path' ? path : 'snake')
  }

  /** A whole name or path with the new words. */
  renamed(text: string, context: Context): string {
    let made = ''
    let at = 0
    for (const one of this.occurrences(text)) {
      made += text.slice(at, one.start) + this.written(one, context)
      at = one.end
    }
    return made + text.slice(at)
  }
}

function formsOf(naming: Naming, stays: boolean): readonly Form[] {
  return STYLES.flatMap((style) =>
    [naming.one, naming.many].map((words, index) => ({
      text: styled(words, style),
      style: words.length === 1 && style !== 'pascal' && style !== 'upper' ? 'snake' : style,
      isMany: index === 1,
      stays,
    })),
  )
}

/** Never inside another word: what begins small is preceded by no letter, and no letter goes on with it. */
function boundedBy({ text, style }: Form): string {
  const literal = escapePattern(text)
  if (style === 'upper') return `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`
  if (/^[A-Z]/.test(text)) return `${literal}(?![a-z])`
  return `(?<![A-Za-z0-9])${literal}(?![a-z])`
}
