import { type Start, startGroup } from './group.ts'

export type { Start } from './group.ts'

export interface Ran {
  /** Its exit code; null where it did not come to one. */
  readonly code: number | null
  /** Why it did not: `not over after 900 s`, a signal. */
  readonly cut: string | null
  readonly lines: readonly string[]
  readonly seconds: number
}

/** Runs a command to its end; what it writes is kept. */
export async function run(start: Start, seconds: number): Promise<Ran> {
  const began = performance.now()
  const group = startGroup(start)
  let late = false
  const timer = setTimeout(() => {
    late = true
    void group.end(1000)
  }, seconds * 1000)
  const ended = await group.ended.finally(() => clearTimeout(timer))
  const cut = late ? `not over after ${seconds} s` : typeof ended === 'string' ? ended : null
  return {
    code: cut === null ? Number(ended) : null,
    cut,
    lines: group.lines.all(),
    seconds: (performance.now() - began) / 1000,
  }
}

/** How it ended, in words. */
export const endOf = ({ code, cut }: Ran): string => cut ?? `exit code ${code}`

/** The last lines that say something. */
export const lastLines = (lines: readonly string[], most = 10): readonly string[] =>
  lines.filter((line) => line.trim() !== '').slice(-most)
