import { overlapAt } from '../../things/overlaps.ts'
import type { Reader } from '../../reader.ts'

/** `without double booking`, `appointments must not overlap`: no two of one place or person at one time. */
export function readOverlap(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const overlap = overlapAt(page, at)
  if (overlap === null) return null
  const { of, by, to } = overlap
  page.claim(at, to)
  for (const noun of [of, by]) if (noun !== null) reader.mention(noun)
  facts.apart.push({ of, by, from: page.words(at, to) })
  return to
}
