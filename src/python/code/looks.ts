import type { Node } from '../ast.ts'

/** Something that was asked of the text of every file the application used. */
export interface AskedOfAll {
  readonly pattern: RegExp
  /** Whether all that it finds matters; else only whether there is any. */
  readonly every: boolean
}

/** What somebody looked at in the code. */
export class CodeLooks {
  /** Files whose trees were looked at. */
  readonly trees = new Set<string>()
  /** Files whose text was read. */
  readonly texts = new Set<string>()
  /** Stretches of the text that were read where not all of it was: where they start and end. */
  readonly stretches = new Map<string, Map<number, Set<number>>>()
  readonly asked = new Map<string, AskedOfAll>()

  ask(pattern: RegExp, every: boolean): void {
    this.asked.set(`${String(pattern)} ${every}`, { pattern, every })
  }

  read(file: string, stretch?: Node): void {
    if (!stretch) return void this.texts.add(file)
    const known = this.stretches.get(file) ?? new Map<number, Set<number>>()
    this.stretches.set(file, known)
    const ends = known.get(stretch.start)
    if (ends) ends.add(stretch.end)
    else known.set(stretch.start, new Set([stretch.end]))
  }

  join(others: CodeLooks): void {
    for (const file of others.trees) this.trees.add(file)
    for (const file of others.texts) this.texts.add(file)
    for (const [file, starts] of others.stretches)
      for (const [start, ends] of starts) for (const end of ends) this.read(file, { start, end })
    for (const [key, one] of others.asked) this.asked.set(key, one)
  }
}

/** What a text says to a question; two texts that say the same are the same to whoever asked. */
export const saidTo = ({ pattern, every }: AskedOfAll, text: string): string =>
  every ? [...text.matchAll(pattern)].map((match) => match[1]).join('\n') : String(pattern.test(text))
