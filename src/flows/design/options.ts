import { groupBy } from '../../kernel/group.ts'
import type { Decision, DecisionOption, DesignOption, Measured, Sentence } from '../../model/index.ts'

/** One answer to every decision: a way to do the whole of it. */
interface Way {
  readonly name: string
  readonly title: string
  readonly chosen: readonly Chosen[]
}

interface Chosen {
  readonly decision: Decision
  readonly option: DecisionOption
}

/** More are read by nobody; all of them stand with their decisions. */
const MOST_FIGURES = 6
const MOST_WORDS = 5
const MOST_ABOUT = 3

/**
 * Two or three ways to do it as a whole: what is recommended, what has the fewest parts, and what goes furthest. A
 * decision says which of its options these are; where it does not, it is taken as recommended in all of them.
 */
export function optionsOf(
  decisions: readonly Decision[],
  answers: ReadonlyMap<string, string>,
): readonly DesignOption[] {
  const usual = (decision: Decision): DecisionOption | undefined => chosenIn(decision, answers)
  const named =
    (which: 'simplest' | 'furthest') =>
    (decision: Decision): DecisionOption | undefined =>
      decision.options.find(({ name }) => name === decision[which]) ?? usual(decision)
  const [first, ...others] = [
    way('recommended', 'Each part as what was measured speaks for it', decisions, usual),
    way('simplest', 'With the fewest parts to run', decisions, named('simplest')),
    way('furthest', 'For the most it may have to bear', decisions, named('furthest')),
  ] as const
  const different = others.filter(
    (one, index) => !isSame(one, first) && !others.slice(0, index).some((before) => isSame(one, before)),
  )
  return [first, ...different].map((one) => optionOf(one, one === first ? one.chosen : apartFrom(one, first)))
}

/** What is taken in a decision: the answer to it, where it has one, or what is recommended. */
export function chosenIn(decision: Decision, answers: ReadonlyMap<string, string>): DecisionOption | undefined {
  const name = answers.get(decision.id) ?? decision.recommended
  return decision.options.find((option) => option.name === name) ?? decision.options[0]
}

function way(
  name: string,
  title: string,
  decisions: readonly Decision[],
  choose: (decision: Decision) => DecisionOption | undefined,
): Way {
  const chosen = decisions.flatMap((decision) => {
    const option = choose(decision)
    return option ? [{ decision, option }] : []
  })
  return { name, title, chosen }
}

const isSame = (one: Way, other: Way): boolean => apartFrom(one, other).length === 0

const apartFrom = (one: Way, other: Way): readonly Chosen[] =>
  one.chosen.filter(({ option }, index) => option !== other.chosen[index]?.option)

function optionOf({ name, title }: Way, own: readonly Chosen[]): DesignOption {
  const groups = [...groupBy(own, ({ decision, option }) => `${decision.name} ${option.name}`).values()]
  return {
    name,
    title,
    summary: groups.map(sentenceOf),
    gains: groups.flatMap(([one]) => one?.option.gains[0] ?? []).slice(0, MOST_WORDS),
    costs: groups.flatMap(([one]) => one?.option.costs[0] ?? []).slice(0, MOST_WORDS),
    figures: groups.flatMap(([one]) => one?.option.measured.slice(0, 1) ?? []).slice(0, MOST_FIGURES),
  }
}

/** The same answer to a question that arises several times is one sentence. */
function sentenceOf(group: readonly Chosen[]): Sentence {
  const [first] = group
  const about = [...new Set(group.flatMap(({ decision }) => decision.about))]
  const more = about.length > MOST_ABOUT ? ` and ${about.length - MOST_ABOUT} more` : ''
  const of = about.length === 0 ? '' : ` (${about.slice(0, MOST_ABOUT).join(', ')}${more})`
  return {
    text: `${first?.decision.question ?? ''} ${first?.option.title ?? ''}${of}.`,
    runs: runsOf(first?.option.measured.slice(0, 1) ?? []),
    places: group.flatMap(({ decision }) => decision.places.slice(0, 1)).slice(0, MOST_ABOUT),
  }
}

const runsOf = (figures: readonly Measured[]): readonly string[] => [...new Set(figures.map(({ run }) => run))]

/** In a repository: the change alone comes first, and what is recommended for the tables it touches is the other way. */
export function optionsOfChange(
  done: readonly Sentence[],
  decisions: readonly Decision[],
  answers: ReadonlyMap<string, string>,
  isRevised: boolean,
): readonly DesignOption[] {
  const chosen = way('recommended', '', decisions, (decision) => chosenIn(decision, answers))
  const smallest: DesignOption = {
    name: 'smallest',
    title: 'The smallest change',
    summary: done,
    gains: ['what is there keeps its way', ...(isRevised ? ['one revision leads there and back'] : [])],
    costs: decisions.length === 0 ? [] : ['what could be better in these tables stays as it is'],
    figures: [],
  }
  const beside = optionOf({ ...chosen, title: 'The change, with what is recommended for its tables' }, chosen.chosen)
  return decisions.length === 0 ? [smallest] : [smallest, beside]
}
