import { digest } from '../../kernel/digest.ts'
import type { Json } from '../../kernel/json.ts'

/** What one answer may take of a model's attention, in characters. */
const LONGEST = 12_000

/**
 * What a tool answered, as data a model is shown: no text in it can close the fence, as none can hold a `<`, and the mark
 * follows from what is inside.
 */
export function fenced(id: string, tool: string, answer: Json): string {
  const text = JSON.stringify(answer).replaceAll('<', String.raw`\u003c`)
  const shown = text.length <= LONGEST ? text : text.slice(0, LONGEST)
  const mark = digest(id, shown).slice(0, 12)
  const rest = text.length > LONGEST ? [`(${text.length - LONGEST} more characters are left out: ask for less.)`] : []
  return [`<data call="${id}" tool="${tool}" mark="${mark}">`, shown, `</data mark="${mark}">`, ...rest].join('\n')
}
