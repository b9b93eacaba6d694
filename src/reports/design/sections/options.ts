import type { Decision, DecisionOption, DesignDocument, DesignOption } from '../../../model/index.ts'
import { askedAbout } from './advice.ts'
import { type Block, type Line, line, measuredLine, paragraph, sentenceLine, sentences } from '../blocks.ts'

/** The ways to do it as a whole. */
export function options({ options: ways }: DesignDocument): readonly Block[] {
  return [...ways.flatMap(way), ...compared(ways.map(({ title, figures }) => ({ title, measured: figures })))]
}

/** Each decision with what was measured for its options. */
export const decisions = (document: DesignDocument): readonly Block[] => {
  const asked = askedAbout(document)
  return [...asked, ...document.decisions.filter((one) => !asked.includes(one))].flatMap(decided)
}

function way({ title, summary, gains, costs }: DesignOption, index: number): readonly Block[] {
  return [
    { kind: 'title', text: title, ...(index === 0 && { note: 'recommended' }) },
    ...sentences(summary),
    ...balance(gains, costs),
  ]
}

const balance = (gains: readonly string[], costs: readonly string[]): readonly Block[] =>
  gains.length + costs.length === 0
    ? []
    : [
        {
          kind: 'list',
          items: [
            ...gains.map((text): Line => ({ text, weighs: 'gain' })),
            ...costs.map((text): Line => ({ text, weighs: 'cost' })),
          ],
        },
      ]

function decided({
  question,
  about,
  because,
  places,
  options: some,
  recommended,
  reasons,
  today,
}: Decision): readonly Block[] {
  const rows = some.map((one): readonly Line[] => [
    line(`${one.title}${one.name === recommended ? ' (recommended)' : ''}${one.name === today ? ' (today)' : ''}`),
    line(one.gains.join('; ') || '–'),
    line(one.costs.join('; ') || '–'),
  ])
  return [
    { kind: 'title', text: question, ...(about.length > 0 && { note: about.join(', ') }) },
    { kind: 'text', line: sentenceLine({ text: because, runs: [], places }) },
    { kind: 'table', head: ['Option', 'Gains', 'Costs'], rows },
    ...compared(some),
    ...(recommended === null ? [paragraph('Nothing speaks clearly for one of them: somebody has to say.')] : []),
    ...sentences(reasons),
  ]
}

/** One row for each figure, one column for each option. */
function compared(some: readonly Pick<DecisionOption, 'title' | 'measured'>[]): readonly Block[] {
  const what = [...new Set(some.flatMap(({ measured }) => measured.map((one) => one.what)))]
  if (what.length === 0) return []
  const rows = what.map((name): readonly Line[] => [
    line(name),
    ...some.map(({ measured }) => {
      const found = measured.find((one) => one.what === name)
      return found ? measuredLine(found) : line('–')
    }),
  ])
  return [{ kind: 'table', head: ['Measured', ...some.map(({ title }) => title)], rows }]
}
