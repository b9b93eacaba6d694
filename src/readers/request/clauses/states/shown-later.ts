import { tailEnd } from '../../asides/ends.ts'
import { shownLater } from '../../lists/list-ends.ts'
import type { Reader } from '../../reader.ts'

/** `results visible after closing`, `answers hidden until the deadline`: when something is seen, which nobody builds unasked. */
export const readShownLater = (reader: Reader, at: number): number | null => {
  const when = reader.page.isWord(at - 1) ? null : shownLater(reader.page, at)
  return when === null ? null : reader.quote(at, Math.max(when, tailEnd(reader.page, when, true)))
}
