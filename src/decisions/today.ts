import type { Place } from '../model/index.ts'
import type { Today } from './decision.ts'

/** What is there, with where that shows. */
export const todayAt = (option: string | null, what: string, at: Place): Today => ({
  option,
  text: `${what} (${at.file}:${at.line})`,
  places: [at],
})
