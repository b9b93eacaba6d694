import { bareStatus, bareStatesAt, namedStatesAt } from '../../lists/bare-states.ts'
import { coined } from '../../nouns/coined.ts'
import { singular } from '../../vocabulary/forms.ts'
import { statusOf } from '../../nouns/proper-names.ts'
import type { Reader } from '../../reader.ts'

/** `; status received, in review or rejected`: of what was spoken of. */
export function readBareStates(reader: Reader, at: number): number | null {
  const { page, topic } = reader
  const named = namedStatesAt(page, at)
  if (named !== null) {
    reader.hold(coined({ from: at, to: at + 1 }, [singular(page.word(at))], false), [statusOf(named, at + 1)])
    return named.to
  }
  const states = page.isWord(at - 1) ? null : bareStatesAt(page, at)
  if (states === null || topic === null) return null
  page.claim(at, states.to)
  reader.hold(topic, [bareStatus(page, states, at)])
  return states.to
}
