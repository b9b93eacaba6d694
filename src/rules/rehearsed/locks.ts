import type { ObservedLock } from '../../model/index.ts'

/** From the weakest to the strongest, as the server counts them. */
const MODES = [
  'AccessShare',
  'RowShare',
  'RowExclusive',
  'ShareUpdateExclusive',
  'Share',
  'ShareRowExclusive',
  'Exclusive',
  'AccessExclusive',
] as const

/** The weakest lock each one keeps out; `Share` alone lets its own kind in. Source: the server's manual, 13.3.1. */
const KEEPS_OUT: Readonly<Record<string, readonly string[]>> = {
  AccessShare: MODES.slice(7),
  RowShare: MODES.slice(6),
  RowExclusive: MODES.slice(4),
  ShareUpdateExclusive: MODES.slice(3),
  Share: ['RowExclusive', 'ShareUpdateExclusive', ...MODES.slice(5)],
  ShareRowExclusive: MODES.slice(2),
  Exclusive: MODES.slice(1),
  AccessExclusive: MODES,
}

const conflicts = (one: string, other: string): boolean => KEEPS_OUT[one]?.includes(other) ?? false

export const blocksReads = (mode: string): boolean => conflicts(mode, 'AccessShare')
export const blocksWrites = (mode: string): boolean => conflicts(mode, 'RowExclusive')

const rankOf = (mode: string): number => (MODES as readonly string[]).indexOf(mode)

/** The strongest lock on a relation; null when there is none. */
export function strongest(locks: readonly ObservedLock[], relation: string): string | null {
  const modes = locks.filter((lock) => lock.relation === relation).map(({ mode }) => mode)
  return modes.toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? null
}

/** `ACCESS EXCLUSIVE`, as the manual writes it. */
export const shownMode = (mode: string): string => mode.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()

/** Who waits for a lock, in words. */
export function blockedBy(mode: string): string {
  if (blocksReads(mode)) return 'every read and every write waits'
  return blocksWrites(mode) ? 'every write waits' : 'other changes of the schema wait'
}
