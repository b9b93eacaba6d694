import { plural, spoken } from '../../../kernel/english.ts'
import type { DesignRequest, Subject } from '../../../model/index.ts'

/** Whether the words speak of it, by its last word. */
export const isNamed = (name: string, said: string): boolean => lastOf(name, said) >= 0

/** Of what the sentence speaks last before this place; null where it speaks of nothing. */
export function namedBefore({ text, subjects }: DesignRequest, at: number): Subject | null {
  const before = text.slice(0, at)
  const start = Math.max(...['. ', '; ', '\n', '? ', '! '].map((sign) => before.lastIndexOf(sign)), 0)
  const placed = subjects.map((one) => ({ one, at: lastOf(one.name, before.slice(start)) }))
  const last = placed.toSorted((a, b) => b.at - a.at || b.one.name.length - a.one.name.length)[0]
  return last === undefined || last.at < 0 ? null : last.one
}

/** Where it is named last; -1 where it is not. */
function lastOf(name: string, said: string): number {
  const last = spoken(name).split(' ').at(-1)!
  return Math.max(
    -1,
    ...[...said.matchAll(new RegExp(`\\b(${last}|${plural(last)})\\b`, 'gi'))].map(({ index }) => index),
  )
}
