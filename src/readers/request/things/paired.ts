import type { Thing, Things } from './things.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'
import { pointingsOf } from '../vocabulary/pairs/index.ts'
import type { Pointing } from '../vocabulary/pairs/pair.ts'

interface Paired {
  readonly parent: Thing
  readonly how: Pointing['how']
}

/** What such a thing usually points to, of what is named: of each group the first. */
export function pairedWith({ words }: Thing, { all }: Things, said: ReadonlySet<string> = NOTHING): readonly Paired[] {
  const found: Paired[] = []
  for (const { to, how } of pointingsOf(words)) {
    const named = to.flatMap((name) =>
      all
        .filter((one) => isOneOf([name], one.words) && one.words.join(' ') !== words.join(' '))
        .toSorted((one, other) => one.words.length - other.words.length),
    )
    const isKnown = named.some((one) => said.has(one.name) || found.some(({ parent }) => parent === one))
    const [parent] = named
    if (parent !== undefined && !isKnown) found.push({ parent, how })
  }
  return found
}

const NOTHING: ReadonlySet<string> = new Set()
