import { bareStatus, bareStatesAt } from '../bare-states.ts'
import type { Reader } from '../reader.ts'

/** `; status received, in review or rejected`: of what was spoken of. */
export function readBareStates(reader: Reader, at: number): number | null {
  const { page, topic } = reader
  const states = page.isWord(at - 1) ? null : bareStatesAt(page, at)
  if (states === null || topic === null) return null
  page.claim(at, states.to)
  reader.hold(topic, [bareStatus(page, states, at)])
  return states.to
}
