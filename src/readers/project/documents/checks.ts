import { rawLines } from '../../../kernel/markdown-lines.ts'
import type { RecordedCheck } from '../../../model/decision.ts'
import { checkOf } from '../../../model/queries/decision-checks.ts'
import { placeIn } from '../reading.ts'

/** Nobody hangs hundreds of rules on one decision. */
const MAXIMUM_CHECKS = 100

/** What a record says has to be silent: a line each in a block of code that is marked `architect`. */
export function checksIn(file: string, text: string): readonly RecordedCheck[] {
  const lines = rawLines(text).filter(({ part, info }) => part === 'code' && info === 'architect')
  return lines.slice(0, MAXIMUM_CHECKS).flatMap(({ raw, start }) => {
    const said = raw.replace(/(^|\s)#.*$/, '').trim()
    if (said === '') return []
    const begins = start + raw.indexOf(said)
    return [{ ...checkOf(said), at: placeIn(file, text, begins, begins + said.length) }]
  })
}
