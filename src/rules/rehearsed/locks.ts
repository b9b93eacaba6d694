import type { ObservedLock } from '../../model/index.ts'
import { LOCK_MODES, strongestMode } from '../../model/queries/index.ts'

/** The weakest lock each one keeps out; `Share` alone lets its own kind in. Source: the server's manual, 13.3.1. */
const KEEPS_OUT: Readonly<Record<string, readonly string[]>> = {
  AccessShare: LOCK_MODES.slice(7),
  RowShare: LOCK_MODES.slice(6),
  RowExclusive: LOCK_MODES.slice(4),
  ShareUpdateExclusive: LOCK_MODES.slice(3),
  Share: ['RowExclusive', 'ShareUpdateExclusive', ...LOCK_MODES.slice(5)],
  ShareRowExclusive: LOCK_MODES.slice(2),
  Exclusive: LOCK_MODES.slice(1),
  AccessExclusive: LOCK_MODES,
}

const conflicts = (one: string, other: string): boolean => KEEPS_OUT[one]?.includes(other) ?? false

export const blocksReads = (mode: string): boolean => conflicts(mode, 'AccessShare')
export const blocksWrites = (mode: string): boolean => conflicts(mode, 'RowExclusive')

/** The strongest lock on a relation; null when there is none. */
export const strongest = (locks: readonly ObservedLock[], relation: string): string | null =>
  strongestMode(locks.filter((lock) => lock.relation === relation).map(({ mode }) => mode))

/** `ACCESS EXCLUSIVE`, as the manual writes it. */
export const shownMode = (mode: string): string => mode.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()

/** Who waits for a lock, in words. */
export function blockedBy(mode: string): string {
  if (blocksReads(mode)) return 'every read and every write waits'
  return blocksWrites(mode) ? 'every write waits' : 'other changes of the schema wait'
}
