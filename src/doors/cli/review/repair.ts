import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Repaired, repairs } from '../../../flows/repair.ts'
import { count } from '../../../model/queries/index.ts'
import type { Review } from '../../../model/index.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import type { Terminal } from '../terminal.ts'
import type { ReviewPlan } from './plan.ts'
import { unifiedDifference } from '../../../reports/text/difference.ts'

/** Repairs what can be repaired: shown as a difference, or written once a second review of the result agrees. */
export async function repair(review: Review, plan: ReviewPlan, terminal: Terminal): Promise<ExitCode> {
  const { request } = plan
  const result = await repairs(review.findings, { ...request, unsafe: plan.unsafe }, terminal.progress)
  if (result.files.length === 0) {
    terminal.tell(nothingToDo(review, result, plan.unsafe))
    return Exit.clean
  }
  if (plan.repair === 'show') {
    await terminal.print(result.files.map(({ path, before, after }) => unifiedDifference(path, before, after)).join(''))
    return Exit.clean
  }
  for (const { path, before, after } of result.files) {
    const file = join(request.directory, path)
    // Somebody may have saved it meanwhile; that work is not ours to lose.
    if (readFileSync(file, 'utf8') === before) await writeOutput(file, after, request.directory)
    else terminal.tell(`${path} changed meanwhile and was left alone`)
  }
  terminal.tell(`${count(result.repaired, 'finding')} repaired in ${count(result.files.length, 'file')}.`)
  return Exit.clean
}

function nothingToDo({ findings }: Review, { refused }: Repaired, unsafe: boolean): string {
  if (refused.length > 0) return `Nothing was changed: ${refused.join('; ')}`
  const waiting = findings.filter(({ fix }) => fix && !fix.safe).length
  return waiting > 0 && !unsafe
    ? `Nothing can be repaired for certain; ${count(waiting, 'repair')} may change behaviour: add --unsafe.`
    : 'Nothing here can be repaired by architect.'
}
