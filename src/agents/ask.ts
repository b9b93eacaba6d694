import type { Answer, Ended, Struck } from './answer.ts'
import { delegateTool } from './delegate.ts'
import { Witness } from './evidence/check.ts'
import { Ledger } from './ledger/ledger.ts'
import type { Recorded } from './ledger/read.ts'
import { Tape } from './ledger/tape.ts'
import { Conversation } from './loop.ts'
import { type Clock, wallClock } from './loop/clock.ts'
import { type Limits, Over, type Prices, Purse } from './loop/purse.ts'
import { type Patience, type Session, usualPatience } from './loop/session.ts'
import type { Model } from './port.ts'
import { leadPrompt } from './prompts.ts'
import type { LookUp } from './report-tool.ts'
import { Secrets } from './secrets/secrets.ts'
import type { Desk, Tool } from './tools/tool.ts'
import { answerWithout } from './without/answer-without.ts'

export type { Limits, Prices }

export interface AskRequest {
  readonly question: string
  /** Null where there is none: then tools are chosen by what the question is about. */
  readonly model: Model | null
  readonly tools: readonly Tool[]
  readonly desk: Desk
  readonly limits: Limits
  readonly prices: Prices | null
  /** Values nobody may see, wherever they turn up. */
  readonly secrets: readonly string[]
  /** Whether tools that write or execute are allowed without asking. */
  readonly allowed: boolean
  readonly patience?: Patience
  readonly clock?: Clock
  /** Told each line of the ledger as it is written. */
  readonly written?: (line: string) => void
}

export const usualLimits: Limits = { tokens: 200_000, microdollars: null, steps: 40, calls: 120, milliseconds: 600_000 }

/** Answers a question about the backend in a folder: nothing is in the answer that no tool said. */
export async function ask(request: AskRequest): Promise<Answer> {
  return answered(request, null)
}

/** The same answer once more, of what a ledger kept: no model is asked and no tool is run. */
export async function replay(recorded: Recorded, tools: readonly Tool[], desk: Desk): Promise<Answer> {
  const { question, model, limits, prices } = recorded.opened
  const absent: Model | null = model === 'none' ? null : { name: model, stream: () => nobody() }
  const named = tools.filter(({ name }) => recorded.opened.tools.includes(name))
  const request = { question, model: absent, tools: named, desk, limits, prices, secrets: [], allowed: true }
  return answered(request, new Tape(recorded.entries))
}

// oxlint-disable-next-line require-yield -- whoever replays hears nothing
async function* nobody(): AsyncGenerator<never> {
  throw new Error('a replay asked a model')
}

async function answered(request: AskRequest, tape: Tape | null): Promise<Answer> {
  const clock = request.clock ?? wallClock
  const timer = new AbortController()
  const timing = setTimeout(() => timer.abort(), request.limits.milliseconds)
  try {
    const session = opened(request, tape, clock, AbortSignal.any([request.desk.signal, timer.signal]))
    const answer = await worked(request, session)
    session.ledger.add({ kind: 'closed', at: clock.date(), answer })
    return answer
  } finally {
    clearTimeout(timing)
  }
}

function opened(request: AskRequest, tape: Tape | null, clock: Clock, signal: AbortSignal): Session {
  const { model, tools, desk, limits, prices, allowed, patience = usualPatience } = request
  const secrets = new Secrets(request.secrets)
  const question = secrets.hide(request.question)
  const ledger = new Ledger(request.written)
  ledger.add({
    kind: 'opened',
    version: 1,
    at: clock.date(),
    question,
    model: model?.name ?? 'none',
    tools: tools.map(({ name }) => name),
    limits,
    prices,
  })
  return {
    question,
    model,
    desk,
    purse: new Purse(limits, prices),
    ledger,
    secrets,
    clock,
    patience,
    signal,
    tape,
    allowed,
  }
}

async function worked({ tools }: AskRequest, session: Session): Promise<Answer> {
  const written = await (session.model === null ? answerWithout(session, tools) : ledAnswer(session, tools))
  return {
    version: 1,
    question: session.question,
    ...written,
    model: session.model?.name ?? 'none',
    spent: session.purse.spent,
  }
}

export type Written = Pick<Answer, 'text' | 'evidence' | 'struck' | 'ended' | 'unknown'>

/** The lead answers; what does not hold is sent back once, and left out then. */
async function ledAnswer(session: Session, tools: readonly Tool[]): Promise<Written> {
  const lookUp: LookUp = (text) => {
    const { evidence, struck } = witness(session).check(text)
    return { from: [...new Set(evidence.flatMap(({ from }) => from))], wrong: struck[0]?.why ?? null }
  }
  const lead = { name: 'lead', system: leadPrompt, tools: [delegateTool(tools, lookUp, session), ...tools], leaves: 0 }
  const conversation = new Conversation(lead, session)
  let text = ''
  try {
    text = await conversation.say(session.question)
    const { struck } = witness(session).check(text)
    if (struck.length > 0) text = await conversation.say(sentBack(struck))
    return checked(text, 'answered', session, [])
  } catch (error) {
    if (!(error instanceof Over)) throw error
    return checked(text, error.reason, session, [error.message])
  }
}

const witness = ({ ledger, question }: Session): Witness => new Witness(ledger.toolCalls, question)

const sentBack = (struck: readonly Struck[]): string =>
  [
    'These sentences say something that no tool answered, and are taken out if they stay as they are:',
    ...struck.map(({ text, why }) => `- ${JSON.stringify(text)}: ${why}`),
    'Look it up, say it as it was answered, or leave it out. Give the whole answer once more.',
  ].join('\n')

function checked(text: string, ended: Ended, session: Session, unknown: readonly string[]): Written {
  const { text: kept, evidence, struck } = witness(session).check(text)
  const failed = session.ledger.toolCalls.flatMap(({ id, name, inner, outcome }) =>
    !inner && (outcome.kind === 'failed' || outcome.kind === 'refused') ? [`${id} ${name}: ${outcome.why}`] : [],
  )
  return { text: kept, evidence, struck, ended, unknown: [...unknown, ...failed] }
}
