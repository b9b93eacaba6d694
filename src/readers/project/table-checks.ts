import type { Diagnostic } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'
import { positionOf } from '../../kernel/text.ts'
import { type TomlTable, findKey, isTable, stringsIn, tableAt } from '../../kernel/toml.ts'

/** What may be wrong with a table, told with the place where it stands. */
export class TableChecks {
  protected readonly file: string
  protected readonly source: string
  /** The tables around the configuration. */
  protected readonly around: readonly string[]
  protected readonly problems: Diagnostic[] = []

  constructor(file: string, text: string, around: readonly string[]) {
    this.file = file
    this.source = text
    this.around = around
  }

  /** A table of names and single values, as texts. */
  texts(table: TomlTable, path: readonly string[]): Readonly<Record<string, string>> {
    if (!this.isTableOrMissing(table, path)) return {}
    const pairs = Object.entries(tableAt(table, path.at(-1)!)).filter(([name, value]) =>
      this.holds(
        !isTable(value) && !Array.isArray(value),
        [...path, name],
        `${[...path, name].join('.')} is no single value`,
        'Write it as text: NAME = "value"',
      ),
    )
    return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]))
  }

  text(table: TomlTable, path: readonly string[]): string | null {
    const value = table[path.at(-1)!]
    if (value === undefined) return null
    const fine = typeof value === 'string' && value.trim() !== ''
    this.holds(fine, path, `${path.join('.')} is no text`, `Write it as ${path.at(-1)} = "..."`)
    return fine ? value : null
  }

  oneOf(table: TomlTable, path: readonly string[], choices: readonly string[]): string | null {
    const value = table[path.at(-1)!]
    if (value === undefined) return null
    const near = typeof value === 'string' ? nearest(value, choices) : null
    const help = near ? `Did you mean ${near}?` : `Known here: ${choices.join(', ')}.`
    const known = typeof value === 'string' && choices.includes(value)
    return this.holds(known, path, `${path.join('.')} is ${JSON.stringify(value)}`, help) ? String(value) : null
  }

  list(table: TomlTable, path: readonly string[]): readonly string[] {
    const value = table[path.at(-1)!]
    const strings = stringsIn(value)
    const complete = value === undefined || (Array.isArray(value) && strings.length === value.length)
    this.holds(complete, path, `${path.join('.')} is no list of texts`, `Write it as ${path.at(-1)} = ["..."]`)
    return strings
  }

  isTableOrMissing(table: TomlTable, path: readonly string[]): boolean {
    const value = table[path.at(-1)!]
    return this.holds(
      value === undefined || isTable(value),
      path,
      `${path.join('.')} is no table`,
      `Write it as [${[...this.around, ...path].join('.')}]`,
    )
  }

  knownOnly(table: TomlTable, known: readonly string[], path: readonly string[]): void {
    for (const key of Object.keys(table)) {
      const close = nearest(key, known)
      const help = close ? `Did you mean ${close}?` : `Known here: ${known.join(', ')}.`
      this.holds(known.includes(key), [...path, key], `unknown key ${[...path, key].join('.')}`, help)
    }
  }

  holds(condition: boolean, path: readonly string[], message: string, help: string): boolean {
    if (!condition) {
      const { line, column } = positionOf(this.source, findKey(this.source, [...this.around, ...path]).start)
      this.problems.push({ message, at: { path: this.file, line, column }, help })
    }
    return condition
  }
}
