import { NotTried, type Outcome } from './attack.ts'
import type { Answer } from './wire/send.ts'
import { exchangeLine } from './wire/shown.ts'

const SHOWN_FAILURES = 6
const SHOWN_PASSES = 3

/** Checks of one attack, and the exchanges that decided them. */
export class Trial {
  readonly #failures: { readonly wrong: string; readonly line: string }[] = []
  readonly #passes: string[] = []
  readonly #notes: string[] = []
  #checks = 0

  /** `wrong` says what is seen when `ok` is false. */
  check(answer: Answer, ok: boolean, wrong: string): boolean {
    return this.fact(ok, wrong, exchangeLine(answer))
  }

  /** A check that no single answer decides. */
  fact(ok: boolean, wrong: string, seen: string): boolean {
    this.#checks += 1
    if (ok) this.#passes.push(seen)
    else this.#failures.push({ wrong, line: seen })
    return ok
  }

  /** One of several things to try: what it lacks becomes a note, and the others go on. */
  async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof NotTried)) throw error
      this.note(error.message)
    }
  }

  /** What a reader should know of how it was tried. */
  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text)
  }

  get checks(): number {
    return this.#checks
  }

  outcome(held: string, figure?: string): Outcome {
    if (this.#checks === 0) throw new NotTried(this.#notes[0] ?? 'nothing was found to try it on')
    const first = this.#failures[0]
    const more = this.#failures.length > 1 ? ` (${this.#failures.length} of ${this.#checks} checks fail)` : ''
    const notes = this.#notes.map((text) => `note: ${text}`)
    const lines = this.#failures.map(({ wrong, line }) => `${wrong}: ${line}`)
    const evidence = first === undefined ? this.#passes.slice(0, SHOWN_PASSES) : lines.slice(0, SHOWN_FAILURES)
    return {
      verdict: first === undefined ? 'held' : 'broken',
      detail: first === undefined ? held : `${first.wrong}${more}`,
      ...(figure !== undefined && { figure }),
      evidence: [...evidence, ...notes],
    }
  }
}
