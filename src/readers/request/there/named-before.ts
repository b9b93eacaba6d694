import { plural, spoken } from '../../../kernel/english.ts'
import type { DesignRequest, Subject } from '../../../model/index.ts'

/** The new thing that is named last before a place; the only one, where none is. */
export function namedBefore({ text, subjects }: DesignRequest, at: number): Subject | null {
  const made = subjects.filter(({ table }) => table === null)
  const before = text.slice(0, at)
  const last = made.map((one) => ({ one, at: lastOf(one.name, before) })).toSorted((a, b) => b.at - a.at)[0]
  if (last === undefined || last.at < 0) return made.length === 1 ? made[0]! : null
  return last.one
}

function lastOf(name: string, said: string): number {
  // What is on a list is spoken of as the list.
  const last = spoken(name.replace(/(?<=[a-z])Item$/, ''))
    .split(' ')
    .at(-1)!
  return Math.max(
    -1,
    ...[...said.matchAll(new RegExp(`\\b(${last}|${plural(last)})\\b`, 'gi'))].map(({ index }) => index),
  )
}
