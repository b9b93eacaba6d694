import type { Code } from '../python/code/code.ts'
import { type AskedOfAll, type CodeLooks, saidTo } from '../python/code/looks.ts'
import type { Alignment } from '../python/modules/alignment.ts'

/** As much of `CodeLooks` as can be kept. */
type Looked = Pick<CodeLooks, 'trees' | 'texts' | 'stretches' | 'asked'>

/** An answer about a backend, and what of the code was looked at for it. */
export interface Answer {
  readonly value: unknown
  readonly looks: Looked
}

/** What rules and checklist say of one backend; what is known from before an edit is not asked again. */
export class Answers {
  /** All that was said, under the name of who said it. */
  readonly given = new Map<string, Answer>()
  private readonly code: Code
  private readonly known: ReadonlyMap<string, Answer>

  constructor(code: Code, known: ReadonlyMap<string, Answer> = new Map()) {
    this.code = code
    this.known = known
  }

  of<T>(name: string, answer: () => T): T {
    const given = this.given.get(name) ?? this.known.get(name) ?? this.code.watch(answer)
    this.given.set(name, given)
    return given.value as T
  }
}

/** An edit that changed nothing of the backend. */
export interface Edit {
  readonly changed: readonly string[]
  /** How the files of the application among them lie on what they were. */
  readonly used: ReadonlyMap<string, Alignment>
  /** Takes a fact to where it is after the edit; null when that is not known. */
  readonly move: (fact: unknown) => { readonly fact: unknown } | null
}

/** The answers that would be the same again. */
export function stillTrue(answers: ReadonlyMap<string, Answer>, edit: Edit): ReadonlyMap<string, Answer> {
  const found = new Map<string, Answer>()
  const alike = new Map<string, boolean>()
  for (const [name, answer] of answers) {
    if (!edit.changed.every((file) => looksTheSame(answer.looks, file, edit.used.get(file)))) continue
    if (![...answer.looks.asked].every(([key, one]) => isSaidAgain(key, one, edit, alike))) continue
    const moved = edit.move(answer.value)
    if (moved) found.set(name, { ...answer, value: moved.fact })
  }
  return found
}

function looksTheSame({ trees, texts, stretches }: Looked, file: string, edited: Alignment | undefined): boolean {
  const read = stretches.get(file)
  if (texts.has(file)) return false
  if (!trees.has(file) && !read) return true
  if (!edited?.whole) return false
  return [...(read ?? [])].every(([start, ends]) => [...ends].every((end) => edited.isSame({ start, end })))
}

function isSaidAgain(key: string, one: AskedOfAll, { used }: Edit, alike: Map<string, boolean>): boolean {
  const known = alike.get(key)
  if (known !== undefined) return known
  const same = [...used.values()].every(({ before, after }) => saidTo(one, before.source) === saidTo(one, after.source))
  alike.set(key, same)
  return same
}
