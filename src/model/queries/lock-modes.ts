/** From the weakest to the strongest, as the server counts them. */
export const LOCK_MODES = [
  'AccessShare',
  'RowShare',
  'RowExclusive',
  'ShareUpdateExclusive',
  'Share',
  'ShareRowExclusive',
  'Exclusive',
  'AccessExclusive',
] as const

/** The strongest of some; null of none. */
export const strongestMode = (modes: readonly string[]): string | null =>
  modes.toSorted((one, other) => rankOf(other) - rankOf(one))[0] ?? null

const rankOf = (mode: string): number => (LOCK_MODES as readonly string[]).indexOf(mode)
