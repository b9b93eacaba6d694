import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend, Decision, DesignDocument, DesignRequest, Sentence } from '../model/index.ts'
import { ownershipOf } from '../model/queries/index.ts'
import { concerning } from '../writers/design/concern.ts'
import type { Concern, DesignParts } from '../writers/design/designed.ts'
import { partsOf } from '../writers/design/index.ts'
import { withoutHeld } from '../readers/request/there/held-already.ts'
import { requested } from './clarify.ts'
import { adviceOn } from './design/advice/index.ts'
import { answering } from './design/answering.ts'
import { changed } from './design/changed.ts'
import { constraintsOf } from './design/constraints.ts'
import { created } from './design/created.ts'
import { decidedIn } from './design/decided.ts'
import { type DesignFlowRequest, type Ground } from './design/ground.ts'
import { judged } from './design/judged.ts'
import { nextOf } from './design/next.ts'
import { figuresOf } from './design/of-blueprint.ts'
import { recommendationOf, recommendationOfReview } from './design/recommendation.ts'
import { risksOf } from './design/risks.ts'
import { scopeOf } from './design/scope.ts'
import { withWholePieces } from './pieces/pieces.ts'
import { OF_ACCOUNTS } from '../readers/request/capabilities/accounts/index.ts'
import { survey } from './survey.ts'

/** More questions nobody answers with care. */
const MOST_QUESTIONS = 5

/** What is asked for, designed: what is there, the ways to do it with what was measured of each, and the change itself. */
export async function design(request: DesignFlowRequest, progress: Progress): Promise<DesignDocument> {
  const there = await backendThere(request, progress)
  const ground = await groundOf(request, there, progress)
  if (ground.answer !== undefined) return answering(ground, request)
  const { before, request: asked } = ground
  const unwritten = ground.unwritten ?? []
  const decided = await decidedIn(ground, request, progress)
  const { decisions, options } = decided
  const parts = partsOfGround(ground)
  // What the request leaves open comes before what is a toss-up.
  const questions = [...ground.questions, ...decided.questions].slice(0, MOST_QUESTIONS)
  const unknown = [...unwritten, ...ground.unknown, ...parts.unknown, ...decided.unknown]
  return {
    version: 1,
    title: ground.title,
    request: asked,
    ...parts,
    today: [...parts.today, ...(asked.intent === 'review' ? ground.sentences : [])],
    ...answerOf(ground, decisions),
    scope: scopeOf(ground),
    constraints: constraintsOf(ground),
    questions,
    decisions,
    options,
    recommendation:
      asked.intent === 'review' && before !== null
        ? recommendationOfReview(ground.findings)
        : recommendationWith(ground.sentences, recommendationOf(options, decisions)),
    risks: risksOf({ ...ground, questions, decisions, unknown }),
    next: nextOf(ground, request.shown, questions, decisions),
    ...(ground.rights === undefined ? {} : { rights: ground.rights }),
    migration: ground.migration,
    patch: ground.patch,
    findings: ground.findings,
    runs: [...ground.runs, ...decided.runs],
    unknown: [
      ...new Set([
        ...unknown,
        ...ground.notBuilt.map((part) => `${part} is declared, and build writes nothing for it`),
      ]),
    ],
    ...(unwritten.length > 0 ? { unwritten } : {}),
  }
}

/** Of what is not there: which way to go, where that is asked, and what a judgement of it would look at. */
function answerOf({ request, before, lookedAt = [] }: Ground, decisions: readonly Decision[]) {
  const advice = before === null ? adviceOn(request, decisions) : []
  // Where steps and ways are told, what a review of the code looks at is beside the point.
  const looked = advice.length > 0 ? lookedAt.slice(0, 1) : lookedAt
  const answer = request.intent === 'create' ? advice : [...looked, ...advice]
  return answer.length === 0 ? {} : { answer }
}

/** What is done comes behind the way it is a part of, and before the reasons. */
const recommendationWith = (
  done: readonly Sentence[],
  [lead, ...reasons]: readonly Sentence[],
): readonly Sentence[] => [...(lead === undefined ? [] : [lead]), ...done, ...reasons]

function partsOfGround(ground: Ground): DesignParts {
  const { request, blueprint, backend, before, about, first = null, runs, unwritten = [] } = ground
  const figures = [...request.figures, ...(blueprint === null ? [] : figuresOf(blueprint))]
  const byHand = byHandIn(request)
  return partsOf({ backend, before, about, byHand, unwritten, figures, first, run: runs[0]!.id, planned: null })
}

/** Backticks would make code of it. */
const byHandIn = ({ byHand = [] }: DesignRequest): readonly string[] =>
  byHand.map(({ text }) => text.replaceAll(/\s+/g, ' ').replaceAll('`', "'"))

/** The backend of the folder; null where there is none. */
async function backendThere(request: DesignFlowRequest, progress: Progress): Promise<Backend | null> {
  const { directory, entries, environment, cache, isBlueprint } = request
  if (isBlueprint) return null
  try {
    const { backend } = await survey({ directory, entries, environment, cache, needs: [], contract: null }, progress)
    return backend.api.operations.length > 0 ? backend : null
  } catch (error) {
    if (error instanceof Trouble && error.kind === 'nothing to read') return null
    throw error
  }
}

/** Fields and operations of tables that are there: where nobody writes them into this code, nothing is designed beside it. */
const isOfWhatIsThere = ({ subjects, capabilities }: DesignRequest, there: Backend): boolean =>
  subjects.some(({ table, fields }) => table !== null && fields.some((one) => one.change)) ||
  (subjects.every(({ table }) => table !== null) &&
    (subjects.length > 0 || hasCallers(there) || !capabilities.some(({ name }) => OF_ACCOUNTS.has(name))))

const hasCallers = (there: Backend): boolean => ownershipOf(there).callers.size > 0

/** A change where something is there, a judgement where one is asked for, and else something new. */
async function groundOf(request: DesignFlowRequest, there: Backend | null, progress: Progress): Promise<Ground> {
  if (there === null) return created(request, there, progress)
  const spoken = withoutHeld(withWholePieces(requested(request.text, there)), there)
  if (spoken.intent === 'review') return judged(request, spoken, there, progress)
  const change = await changed(request, spoken, there, progress)
  if (change.patch.length > 0 || isOfWhatIsThere(spoken, there)) return change
  // What is to be made is known, though nobody writes it into this code.
  const sketch = await created(request, there, progress)
  return {
    ...sketch,
    before: there,
    about: newIn(sketch, there),
    patch: [],
    sentences: change.sentences,
    unknown: [...change.unknown, ...sketch.unknown],
    unwritten: [...(change.unwritten ?? []), ...standingUnasked(spoken)],
  }
}

/** `a shipped order`: no blueprint says how what is led to has to stand. */
const standingUnasked = ({ subjects }: DesignRequest): readonly string[] =>
  subjects.flatMap(({ name, fields }) =>
    fields.flatMap((field) =>
      field.stands === undefined
        ? []
        : [
            `that the ${field.name} of ${name} is ${field.stands.states.join(' or ')} is not designed: that has to be written by hand`,
          ],
    ),
  )

/** The things that are asked for and not there; all of it, where each is there in some form. */
function newIn({ request, backend, about }: Ground, there: Backend): Concern {
  const known = new Set(there.data.tables.map(({ name }) => name))
  const names = new Set(request.subjects.flatMap(({ name, table }) => (table === null ? [name] : [])))
  const tables = backend.data.tables.filter(({ name, model }) => model !== null && names.has(model) && !known.has(name))
  return tables.length === 0
    ? about
    : concerning(
        backend,
        tables.map(({ id }) => id),
      )
}
