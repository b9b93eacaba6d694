import { type Span, escapePattern } from '../../kernel/text.ts'
import type { Alignment } from './alignment.ts'

/** Facts with their places where these are after an edit. */
export class Moving {
  private readonly files: ReadonlyMap<string, Alignment>
  private readonly known = new Map<object, unknown>()
  /** Names of the files, as a text may give a place in one. */
  private readonly written: RegExp | null
  private readonly shortest: number
  /** Whether everything could be told. */
  complete = true

  constructor(files: ReadonlyMap<string, Alignment>) {
    this.files = files
    const names = [...files].filter(([, alignment]) => alignment.moves).map(([file]) => file)
    this.shortest = Math.min(...names.map((name) => name.length))
    this.written = names.length > 0 ? new RegExp(`(?:${names.map(escapePattern).join('|')}):\\d`) : null
  }

  /** The same fact; what stands in no file that was edited is the same object. */
  of<T>(fact: T): T {
    if (this.written === null) return fact
    return this.value(fact) as T
  }

  private value(fact: unknown): unknown {
    if (typeof fact === 'string') return this.checked(fact)
    if (typeof fact !== 'object' || fact === null) return fact
    if (isPlace(fact)) return this.place(fact)
    const known = this.known.get(fact)
    if (known !== undefined) return known
    const made = Array.isArray(fact) ? this.list(fact) : this.object(fact as Readonly<Record<string, unknown>>)
    this.known.set(fact, made)
    return made
  }

  /** A place in words cannot be moved. */
  private checked(text: string): string {
    if (text.length > this.shortest && this.written!.test(text)) this.complete = false
    return text
  }

  private list(facts: readonly unknown[]): readonly unknown[] {
    let made: unknown[] | null = null
    for (let i = 0; i < facts.length; i++) {
      const value = this.value(facts[i])
      if (value !== facts[i]) (made ??= [...facts])[i] = value
    }
    return made ?? facts
  }

  private object(fact: Readonly<Record<string, unknown>>): object {
    let made: Record<string, unknown> | null = null
    for (const key in fact) {
      const value = this.value(fact[key])
      if (value !== fact[key]) (made ??= { ...fact })[key] = value
    }
    return made ?? fact
  }

  private place(fact: Span & { readonly file: unknown }): object {
    const alignment = this.files.get(String(fact.file))
    if (!alignment) return fact
    const moved = alignment.moved(fact)
    if (moved === null) this.complete = false
    return { ...fact, ...moved }
  }
}

const isPlace = (fact: object): fact is Span & { readonly file: unknown } => 'line' in fact && 'file' in fact
