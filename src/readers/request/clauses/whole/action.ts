import { isActionAt } from '../../lists/actions.ts'
import { tailEnd } from '../../asides/ends.ts'
import type { Reader } from '../../reader.ts'

/** What is to be done and leaves no row is told as it stands; a capability in it is read. */
export function readAction(reader: Reader, at: number): number | null {
  const { page, capabilities } = reader
  if (capabilities.has(at) || !isActionAt(page, at)) return null
  const end = tailEnd(page, at + 1, true)
  for (let i = at + 1; i < end; i += 1) if (capabilities.has(i)) return at + 1
  return reader.quote(at, end)
}
