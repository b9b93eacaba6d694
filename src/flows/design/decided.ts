import type { Progress } from '../../kernel/progress.ts'
import type { AskedQuestion, Backend, Decision, DesignOption, Run } from '../../model/index.ts'
import { ANSWERED } from '../../model/queries/index.ts'
import type { Concern } from '../../writers/design/designed.ts'
import { decide } from '../decide.ts'
import { decisionSubject } from '../decide/subject.ts'
import { type DesignFlowRequest, type Ground, asked as askedOf } from './ground.ts'
import { optionsOf, optionsOfChange } from './options.ts'
import { refuseUnknown } from './refuse-unknown.ts'

export interface DecidedIn {
  readonly decisions: readonly Decision[]
  /** Of decisions that are a toss-up, the heaviest first. */
  readonly questions: readonly AskedQuestion[]
  readonly options: readonly DesignOption[]
  readonly runs: readonly Run[]
  readonly unknown: readonly string[]
}

/** What has to be decided in a design, and the ways to do the whole of it that come of that. */
export async function decidedIn(ground: Ground, request: DesignFlowRequest, progress: Progress): Promise<DecidedIn> {
  const { about, before, request: asked } = ground
  const { answers, shown, timing } = request
  const subject = subjectOf(ground, request)
  const isChange = isOfRepository(ground)
  const decided = await decide(subject, progress, {
    directory: shown,
    timing,
    firstRun: ground.runs.length + 1,
    ...(isChange ? { concerns: isAbout(about) } : {}),
    // Where nothing is written, only what the request itself brings up is decided.
    ...(isChange && ground.patch.length === 0 ? { besides: { ...subject, request: null } } : {}),
  })
  refuseUnknown(answers, ground.took, decided.decisions)
  const decisions = decided.decisions.map((one) => answeredBy(one, answers))
  const open = decided.questions.map((one) => askedOf(one, answers))
  // A toss-up is taken as it is answered, by somebody or by default.
  const taken = new Map([...open.map(({ id, answer }) => [id, answer] as const), ...Object.entries(answers)])
  // What is as it was stays so until somebody asks for it.
  const news = isChange && before !== null ? newTables(ground, before) : null
  const isNew = ({ id }: AskedQuestion): boolean =>
    news === null || decisions.some((one) => one.id === id && isAbout(news)(one.about))
  const isJudged = asked.intent === 'review' && before !== null
  return {
    decisions,
    questions: isJudged ? [] : open.filter(isNew).toSorted((one, other) => other.weight - one.weight),
    options: isChange
      ? optionsOfChange(ground.sentences, decisions, taken, ground.migration !== null)
      : optionsOf(decisions, taken),
    runs: decided.runs,
    unknown: decided.unknown,
  }
}

function subjectOf({ backend, blueprint, request: asked, about }: Ground, { rows }: DesignFlowRequest) {
  const whole = decisionSubject({ backend, blueprint, request: asked, rows, configured: [], requests: null })
  return { ...whole, tables: whole.tables.filter(({ id }) => about.tables.has(id)) }
}

/** Whether files of a repository are changed, or were to be. */
const isOfRepository = ({ request, before, blueprint }: Ground): boolean =>
  before !== null && blueprint === null && request.intent !== 'review'

function newTables({ about }: Ground, { data }: Backend): Concern {
  const known = new Set(data.tables.map(({ id }) => id))
  return { ...about, tables: new Set([...about.tables].filter((one) => !known.has(one))) }
}

/** A change decides nothing of tables it does not touch. */
const isAbout =
  ({ tables }: Concern) =>
  (about: readonly string[]): boolean =>
    about.some((one) => [...tables].some((table) => one === table || one.startsWith(`${table}.`)))

/** A decision somebody took: it is recommended because they said so. */
function answeredBy(decision: Decision, answers: Readonly<Record<string, string>>): Decision {
  const given = answers[decision.id]
  return given !== undefined && decision.options.some(({ name }) => name === given)
    ? {
        ...decision,
        recommended: given,
        reasons: [{ text: ANSWERED, runs: [], places: [] }, ...decision.reasons],
      }
    : decision
}
