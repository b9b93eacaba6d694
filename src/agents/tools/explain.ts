import { given } from './given.ts'
import { continued, listed } from './listed.ts'
import { LISTED_OWN, flag, input, paging, text } from './schema.ts'
import type { Tool } from './tool.ts'

export const explain: Tool = {
  name: 'explain',
  title: 'Explain a rule',
  description:
    'What a rule of the review means: why it matters, how it decides, what to do. Give a rule for its page, a family for its rules, nothing for the families. Call it before you change code because of a finding, or where one seems wrong.',
  input: input({
    rule: text('access/sibling-router-unprotected, or a family: access'),
    cases: flag('with the cases it finds and those in which it stays silent, as code'),
    ...paging,
  }),
  output: LISTED_OWN,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(explain, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const word = asked.text('rule')
    const { explained } = await import('./rule-words.ts')
    const { summary, items } = explained(word, asked.flag('cases'))
    return listed({ kind: 'explain', own: true, summary, items, runs: [] }, asked, desk)
  },
}
