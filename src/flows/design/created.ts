import type { Progress } from '../../kernel/progress.ts'
import type { Backend, DesignRequest } from '../../model/index.ts'
import { isOfNothing } from '../../model/queries/index.ts'
import { everythingIn } from '../../writers/design/concern.ts'
import { type Designed, answered, designRequested, questionsOf } from '../clarify.ts'
import { ran } from '../ran.ts'
import { type DesignFlowRequest, type Ground, asked } from './ground.ts'
import { isOfDecision } from '../decide.ts'
import { asMade } from './came-about.ts'
import { lookedAt } from './looked-at.ts'
import { newBackend } from './new-backend.ts'
import { requestOfBlueprint } from './of-blueprint.ts'
import { madeOf } from './made-of.ts'
import { rightsOf } from './rights.ts'
import { sentenceOf, titleOfNew } from './title.ts'

/** A backend that is not there yet: what is asked for as a blueprint, and what would be built from it. */
export async function created(request: DesignFlowRequest, there: Backend | null, progress: Progress): Promise<Ground> {
  const designed: Designed = request.isBlueprint
    ? { request: null, blueprint: request.text }
    : designRequested(request.text, there)
  const { design, questions, took } = settled(designed, request.answers)
  const { result: made, run } = await ran(
    'The backend that build writes from the blueprint, made in memory and read back, and its tables made on a server',
    'architect build --dry-run',
    () => newBackend(design.blueprint, request.file ?? 'architect.yaml', progress),
  )
  const said: DesignRequest = design.request ?? requestOfBlueprint(made.blueprint)
  const spoken = asMade(there === null ? ofNothing(said) : said, made.backend, made.blueprint)
  return {
    title:
      there === null && spoken.intent === 'create'
        ? titleOfNew(made.blueprint.app?.text ?? '', { ...spoken, subjects: madeOf(spoken.subjects, made.blueprint) })
        : sentenceOf(spoken.text),
    request: spoken,
    blueprint: made.blueprint,
    backend: made.backend,
    before: null,
    about: everythingIn(made.backend),
    ...(request.isBlueprint ? {} : { rights: rightsOf(made.blueprint, spoken) }),
    patch: request.isBlueprint ? [] : [{ path: 'architect.yaml', before: null, after: design.blueprint }],
    migration: null,
    first: made.migration,
    sentences: [],
    ...(there === null && spoken.intent !== 'create' ? { lookedAt: lookedAt(spoken) } : {}),
    findings: [],
    questions: questions.filter(({ id }) => !id.startsWith('unread/') || spoken.unread.length > 0),
    took,
    notBuilt: made.notBuilt,
    unknown: [
      ...notThere(spoken, there),
      ...wordsUnread(spoken),
      ...made.unknown,
      ...supposedOf(request, design.blueprint),
    ],
    runs: [run],
  }
}

/** Where nothing is judged nothing hangs on what is not understood, nor where all of a change is told to be made elsewhere. */
const ofNothing = (request: DesignRequest): DesignRequest => {
  const isWhole = request.unread.some(({ start, end }) => end - start >= request.text.trim().length - 1)
  return request.intent === 'review' || (request.intent === 'change' && isWhole) ? { ...request, unread: [] } : request
}

/** A judgement or a change asks for something that is there. */
const notThere = (request: DesignRequest, there: Backend | null): readonly string[] =>
  request.intent === 'create' || there !== null
    ? []
    : [
        `there is no backend here to ${request.intent}${isOfNothing(request) ? '' : ': the rest is what would be built if nothing were there yet'}`,
      ]

/** Nobody wrote what is supposed into a blueprint that is there. */
const supposedOf = ({ isBlueprint, text }: DesignFlowRequest, designed: string): readonly string[] =>
  isBlueprint && designed !== text
    ? [
        'the blueprint leaves open what is asked here: this design has the answers in it, and a build of the file as it is has not',
      ]
    : []

/** The design with the answers that were given, and the usual ones of the questions it leaves. */
function settled(
  designed: Designed,
  answers: Readonly<Record<string, string>>,
): Pick<Ground, 'questions' | 'took'> & { readonly design: Designed } {
  const own = Object.fromEntries(Object.entries(answers).filter(([id]) => !isOfDecision(id)))
  const open = questionsOf(designed)
  const usual = Object.fromEntries(open.flatMap(({ id, usual: name }) => (own[id] === undefined ? [[id, name]] : [])))
  return {
    design: answered(designed, { ...own, ...usual }),
    questions: open.map((one) => asked(one, own)),
    took: Object.keys(own),
  }
}

/** What of a request nothing reads: it is no part of the design. */
export const wordsUnread = ({ unread, byHand = [] }: DesignRequest): readonly string[] =>
  unread
    .filter((words) => !byHand.some(({ start }) => start === words.start))
    .map(({ text }) => `"${text}" in the request is not understood, and no part of this design`)
