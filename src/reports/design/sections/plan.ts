import type { DesignDocument } from '../../../model/index.ts'
import { type Block, type Line, codeLine, line, measuredLine, sentenceLine } from '../blocks.ts'

/** What is done in which order, what keeps it off, and how it is taken back. */
export const phases = ({ phases: some }: DesignDocument): readonly Block[] =>
  some.flatMap(({ title, steps, flag, rollback, done }, index): readonly Block[] => [
    { kind: 'title', text: `${index + 1}. ${title}` },
    { kind: 'list', items: steps.map(line), ordered: true },
    {
      kind: 'table',
      head: ['Flag', 'Rollback', 'Done when'],
      rows: [[flag === null ? line('none: nothing that runs changes') : codeLine(flag), line(rollback), line(done)]],
    },
  ])

export const requirements = ({ requirements: some }: DesignDocument): readonly Block[] =>
  some.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: ['What', 'Target', 'Measured', 'How'],
          rows: some.map(({ what, target, measured, by }): readonly Line[] => [
            line(what),
            line(target),
            measured === null ? line('not measured yet') : measuredLine(measured),
            codeLine(by),
          ]),
        },
      ]

export const risks = ({ risks: some }: DesignDocument): readonly Block[] =>
  some.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: ['Risk', 'Likelihood', 'Because', 'Mitigation'],
          rows: some
            .slice(0, 3)
            .map(({ title, likelihood, because, mitigation }): readonly Line[] => [
              line(title),
              line(likelihood),
              sentenceLine(because),
              line(mitigation),
            ]),
        },
      ]
