import { setOf } from '../words.ts'

/** What one thing points to, where both are named: the first of these that is. */
export interface Pointing {
  readonly to: readonly string[]
  /** A part goes with its whole; what need not be there may be none. */
  readonly how: 'part' | 'one' | 'perhaps'
}

export type Pairs = Readonly<Record<string, readonly Pointing[]>>

/**
 * One line for each kind of thing: `space spot: < garage lot` for what is a part of the first of those that is named, `pledge: project;
 * reward ?` for what points to one of the first and perhaps to one of the second. Two words of one name are joined: `work-order`.
 */
export const pairsOf = (lines: string): Pairs =>
  Object.fromEntries(
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line) => {
        const [children = '', groups = ''] = line.split(':')
        return [...setOf(children)].map((child) => [child, groups.split(';').map(pointing)] as const)
      }),
  )

function pointing(group: string): Pointing {
  const to = [...setOf(group)]
  const how = to[0] === '<' ? 'part' : to.at(-1) === '?' ? 'perhaps' : 'one'
  return { to: to.filter((word) => word !== '<' && word !== '?'), how }
}
