import { decisions as catalogue } from '../../../decisions/registry.generated.ts'
import type { Decision, DesignRequest, Sentence } from '../../../model/index.ts'
import { isOfNothing } from '../../../model/queries/index.ts'
import { plain } from '../recommendation.ts'
import { decisionsAsked, isPlanning } from './asked.ts'

/** What a comparison or a plan is about: its options, what speaks for which, and how one gets from one to another. */
export function adviceOn(request: DesignRequest, decisions: readonly Decision[]): readonly Sentence[] {
  const { text } = request
  const asked = decisionsAsked(text)
  // Of a sketch nobody asked for nothing is measured that anybody wants to know.
  const measured = isOfNothing(request) ? [] : decisions
  return [
    ...asked.flatMap((name) => {
      const arisen = measured.filter((one) => one.name === name)
      return arisen.length > 0 ? arisen.slice(0, 1).flatMap(decidedHere) : ofCatalogue(name)
    }),
    ...(isPlanning(text) ? STEPS.map(plain) : []),
  ]
}

/** With what was measured of the backend that is sketched here. */
function decidedHere({ question, options, recommended, reasons, name }: Decision): readonly Sentence[] {
  const chosen = options.find((one) => one.name === recommended)
  return [
    plain(
      `${question} ${chosen === undefined ? 'Nothing speaks clearly for one of them: somebody has to say.' : `Recommended: ${chosen.title}.`}`,
    ),
    ...reasons.slice(0, MOST_REASONS),
    ...options.map((one) => weighed(one)),
    plain(`${ON_YOURS} --only ${name}.`),
  ]
}

/** Where nothing here brings it up, as the catalogue has it. */
function ofCatalogue(name: string): readonly Sentence[] {
  const found = catalogue.find((one) => one.name === name)
  return found === undefined
    ? []
    : [
        plain(
          `${found.decision.title}: nothing here was measured of it, as there are no tables or operations it is about.`,
        ),
        ...found.decision.options.map(weighed),
        plain(`${ON_YOURS} --only ${name}.`),
      ]
}

const weighed = ({ title, gains, costs }: Pick<Decision['options'][number], 'title' | 'gains' | 'costs'>): Sentence =>
  plain(`${title}. For: ${gains.join('; ') || 'nothing'}. Against: ${costs.join('; ') || 'nothing'}.`)

const MOST_REASONS = 3
const ON_YOURS = 'Measured for your own tables, at the size you state, by architect decide FOLDER --rows TABLE=5e6'

/** How a schema changes while it is used, in the phases `evolve` sorts it into: each is a release of migrations by itself. */
const STEPS: readonly string[] = [
  'Before the release: what is new stands beside what is there (a column that may be empty, a table, an index built CONCURRENTLY, a constraint NOT VALID). No table is written anew, and the release that runs notices nothing.',
  'Both ways: a trigger gives the new what is written into the old, and the other way round; beside a key, each column that points to it needs a companion as well.',
  'Backfill: rows that were there are filled some thousands at a time, until a statement changes no row; then what is demanded is validated, which keeps no writer out.',
  'As the release starts: reads go to the new, or it takes the name of the old. Until the release before is gone both hold, and one can go back.',
  'After the release: what is old goes in a migration of its own, once no release that runs reads it.',
  'architect evolve main --dir FOLDER sorts a change into these phases, runs them in order on a server with rows in the tables, and says after each what either release can still do; --write-migrations writes a revision for each. Of a primary key, and of a column others hang on, it makes no companion: that part is written by hand, or goes while nobody is served, and it says so.',
]
