import type { DecisionRecord } from '../../model/index.ts'
import { checkText, count } from '../../model/queries/index.ts'
import { given } from './given.ts'
import { item, type Item } from './item.ts'
import { continued, listed } from './listed.ts'
import { LISTED, folder, input, paging } from './schema.ts'
import type { Tool } from './tool.ts'
import { workFolder } from './work-folder.ts'

export const decisions: Tool = {
  name: 'decisions',
  title: 'List decisions on record',
  description:
    'The decisions the repository has on record (ADRs): number, title, status, what supersedes what, and the checks that hold the code to them. Read them before you decide something again.',
  input: input({ folder, ...paging }),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(decisions, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const { listDecisions } = await import('../../flows/decisions.ts')
    const records = listDecisions(workFolder(asked, desk))
    return listed(
      {
        kind: 'decisions',
        summary: `${count(records.length, 'decision')} on record`,
        hints: [],
        items: records.map(recordItem),
        runs: [],
      },
      asked,
      desk,
    )
  },
}

const recordItem = ({ number, title, status, date, file, checks, supersededBy }: DecisionRecord): Item =>
  item(
    {
      number,
      title,
      status,
      date,
      file,
      ...(supersededBy.length > 0 ? { supersededBy } : {}),
      checks: checks.map(checkText),
    },
    ...checks.map(({ at }) => at),
  )
