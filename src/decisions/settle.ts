import type { Decision, Question, Sentence } from '../model/index.ts'
import type { Arising, Chosen, NamedDecision, Voice } from './decision.ts'
import type { Measurements } from './measurements.ts'
import { amount } from './say.ts'

/** A decision, and the question it leaves open where it is a toss-up. */
export interface Settled {
  readonly decision: Decision
  readonly question: Question | null
}

/** What weighs most comes first. Below all of it stands what the backend does today: leaving it costs something, too. */
const LEVELS: readonly Voice['level'][] = ['measured', 'asked', 'model']

/** Lets what was measured speak, then the request, then the model; where voices of a level disagree, nobody decides. */
export function settle({ name, decision }: NamedDecision, arising: Arising, measured: Measurements): Settled {
  const chosen = arising.choose(measured)
  const { recommended, reasons } = verdictOf(chosen, arising)
  const settled: Decision = {
    id: name,
    name,
    question: arising.question,
    about: arising.about,
    because: arising.because,
    places: arising.places,
    options: decision.options.map(({ name: option, title, gains, costs, checks }) => ({
      name: option,
      title,
      gains,
      costs,
      measured: chosen.figures[option] ?? [],
      ...(checks === undefined ? {} : { checks }),
    })),
    recommended,
    reasons: [...reasons, ...(chosen.remarks ?? [])],
    today: arising.today?.text ?? null,
    ...(recommended !== null && arising.today?.option === recommended ? { isThere: true as const } : {}),
    ...(decision.simplest === undefined ? {} : { simplest: decision.simplest }),
    ...(decision.furthest === undefined ? {} : { furthest: decision.furthest }),
  }
  return { decision: settled, question: recommended === null ? questionOf(settled, decision, arising) : null }
}

interface Verdict {
  readonly recommended: string | null
  readonly reasons: readonly Sentence[]
}

function verdictOf({ voices, figures }: Chosen, { today }: Arising): Verdict {
  for (const level of LEVELS) {
    const here = voices.filter((one) => one.level === level)
    const [first] = here
    if (!first) continue
    if (here.every(({ option }) => option === first.option))
      return { recommended: first.option, reasons: heard(voices, first.option) }
    return { recommended: null, reasons: voices.map(({ sentence }) => sentence) }
  }
  if (today?.option) return { recommended: today.option, reasons: [kept(today.text, today.places), ...small(figures)] }
  return { recommended: null, reasons: [OPEN, ...small(figures)] }
}

/** What speaks for it first, then what speaks against it. */
const heard = (voices: readonly Voice[], option: string): readonly Sentence[] => [
  ...voices.filter((one) => one.option === option).map(({ sentence }) => sentence),
  ...voices
    .filter((one) => one.option !== option)
    .map(({ sentence }) => ({ ...sentence, text: `Against it: ${sentence.text}` })),
]

const kept = (text: string, places: Sentence['places']): Sentence => ({
  text: `Nothing measured or asked for is worth a change of what is there: ${text}`,
  runs: [],
  places,
})

const OPEN: Sentence = {
  text: 'Nothing that was measured, asked for or read speaks for one of them.',
  runs: [],
  places: [],
}

/** The numbers that do not decide, so that whoever is asked sees them. */
function small(figures: Chosen['figures']): readonly Sentence[] {
  const all = Object.entries(figures).flatMap(([option, measured]) => measured.map((one) => ({ option, one })))
  if (all.length === 0) return []
  return [
    {
      text: `Measured: ${all.map(({ option, one }) => `${option} ${one.what} ${amount(one)}`).join('; ')}.`,
      runs: [...new Set(all.map(({ one }) => one.run))],
      places: [],
    },
  ]
}

function questionOf(
  { id, question, because }: Decision,
  decision: NamedDecision['decision'],
  { today, weight }: Arising,
): Question {
  return {
    id,
    question,
    because,
    answers: decision.options.map((option) => ({ name: option.name, title: option.title, changes: option.changes })),
    usual: today?.option ?? decision.usual,
    weight,
  }
}
