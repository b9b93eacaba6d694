import type { Subject } from '../../../model/index.ts'
import type { Sibling } from './sibling.ts'

/** Keys that stay, of which each combination is there once: `one review each`. */
const onceOf = ({ table, own }: Sibling): readonly (readonly string[])[] =>
  table.uniques
    .map(({ columns }) => columns)
    .filter((columns) => columns.length > 1 && columns.every((name) => !own.has(name)))

/** Whether there is one row of it for each of what it leads to: of most things there are several. */
export const isOncePerKey = (sibling: Sibling): boolean => onceOf(sibling).length > 0

/** What somebody says of something, or puts on it, is there once for each who does. */
export const isUsuallyOnce = ({ name, once }: Subject): boolean =>
  once !== undefined ||
  /(?:Review|Rating|Vote|Like|Star|Favou?rite|Bookmark|Follow|Subscription|Membership|Participant|Attendance)$/.test(
    name,
  )

export const lastOnes = <T>(all: readonly T[], isLast: (one: T) => boolean): readonly T[] => [
  ...all.filter((one) => !isLast(one)),
  ...all.filter(isLast),
]

/** What is there once because it is so where it was learned from. */
export const onceAs = (sibling: Sibling, { name }: Subject): readonly string[] =>
  onceOf(sibling).map(
    (columns) =>
      `there is one ${name} for each \`${columns.join(', ')}\` because there is one ${sibling.kin.model.node.name}: nobody said whether it should be so`,
  )
