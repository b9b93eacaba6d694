import { groupBy } from '../../kernel/group.ts'
import type { Decision, DesignOption, Sentence } from '../../model/index.ts'

/** More reasons stand with their decisions. */
const MOST_REASONS = 12

/** Why the first of the options: the first reason of each decision, those that were measured first. */
export function recommendationOf(
  options: readonly DesignOption[],
  decisions: readonly Decision[],
): readonly Sentence[] {
  const [first, ...others] = options
  if (!first) return []
  const groups = [...groupBy(decisions, ({ name }) => name).values()]
  const reasons = groups.flatMap(([one]) => (one && one.recommended !== null ? tellingOf(one) : []))
  const open = decisions.filter(({ recommended }) => recommended === null).length
  return [
    plain(
      others.length === 0
        ? `${first.title}: nothing measured or stated speaks for another way.`
        : `${first.title}, and not ${others.map(({ title }) => lower(title)).join(', nor ')}.`,
    ),
    ...[...reasons.filter(isMeasured), ...reasons.filter((one) => !isMeasured(one))].slice(0, MOST_REASONS),
    ...(open === 0
      ? []
      : [
          plain(
            `${open} ${open === 1 ? 'decision is' : 'decisions are'} a toss-up: the usual answer is taken until somebody says otherwise.`,
          ),
        ]),
  ]
}

const isMeasured = ({ runs }: Sentence): boolean => runs.length > 0

/** The reason that says most: a sentence with a run, where there is one. */
function tellingOf({ reasons }: Decision): readonly Sentence[] {
  const said = reasons.find((one) => isMeasured(one) && !one.text.startsWith('Measured:')) ?? reasons.find(isMeasured)
  const telling = said ?? reasons[0]
  return telling ? [telling] : []
}

export const plain = (text: string): Sentence => ({ text, runs: [], places: [] })

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
