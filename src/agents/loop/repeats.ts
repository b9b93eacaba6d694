import { Over } from './purse.ts'

/** Said so often, a call will not be answered differently. */
const MOST = 3

/** Notices when an agent goes in circles: the same call is answered once, and after the third one it ends. */
export class Repeats {
  private readonly counts = new Map<string, number>()
  private readonly answers = new Map<string, string>()

  /** What to say instead of calling again; null for a call that is new. */
  seen(tool: string, input: string): string | null {
    const key = keyOf(tool, input)
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    if (count > MOST) throw new Over('repetition', `${tool} was called with the same input ${count} times`)
    const answer = this.answers.get(key)
    return answer === undefined ? null : `this call was answered as ${answer}, and nothing has changed since`
  }

  remember(tool: string, input: string, id: string): void {
    this.answers.set(keyOf(tool, input), id)
  }
}

/** The same input, in whatever order its names stand. */
const keyOf = (tool: string, input: string): string => `${tool} ${ordered(input)}`

function ordered(input: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(input)))
  } catch {
    return input
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
