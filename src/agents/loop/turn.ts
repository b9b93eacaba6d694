import { digest } from '../../kernel/digest.ts'
import type { ModelEntry, Reply, Try } from '../ledger/entry.ts'
import { type Message, type ModelError, type ModelRequest, type OfferedTool, passing } from '../port.ts'
import { type Attempt, attempt } from './attempt.ts'
import { Over } from './purse.ts'
import { type Session, checkTime } from './session.ts'
import { estimatedTokens } from './tokens.ts'

/** Longer replies are cut by the model itself. */
const LONGEST_REPLY = 4_096

export interface Asked {
  readonly agent: string
  readonly system: string
  readonly messages: readonly Message[]
  readonly tools: readonly OfferedTool[]
  /** How many of the messages this agent's last call held. */
  readonly known: number
}

/** One call of the model, tried as often as patience and budget allow. What it says has no secrets in it. */
export async function takeTurn(asked: Asked, session: Session): Promise<Reply> {
  checkTime(session)
  const { system, messages, tools } = asked
  const text = JSON.stringify({ system, messages, tools })
  const input = estimatedTokens(text)
  const mostTokens = session.purse.reserve(input, LONGEST_REPLY)
  const request = digest(asked.agent, text)
  const entry =
    session.tape === null
      ? await called({ system, messages, tools, mostTokens }, { ...asked, request, input }, session)
      : session.tape.model(request)
  if (session.tape !== null) for (const { usage } of entry.tries) session.purse.settle(usage)
  session.ledger.add(entry)
  if (entry.reply === null) {
    checkTime(session)
    throw new Over('model', `the model gave no answer: ${entry.tries.at(-1)?.error?.message ?? 'it was not asked'}`)
  }
  return entry.reply
}

interface Counted extends Asked {
  readonly request: string
  readonly input: number
}

async function called(request: ModelRequest, asked: Counted, session: Session): Promise<ModelEntry> {
  const at = session.clock.date()
  const { model } = session
  if (model === null) throw new Error('a turn needs a model')
  const tries: Try[] = []
  let last: Attempt | null = null
  do {
    const started = session.clock.now()
    last = await attempt(model, request, asked.input, session.patience.silence, session.signal)
    tries.push({
      error: last.error && { ...last.error, message: session.secrets.hide(last.error.message) },
      usage: last.usage,
      microdollars: session.purse.settle(last.usage),
      milliseconds: Math.round(session.clock.now() - started),
    })
  } while (last.error !== null && (await another(last.error, tries.length, request, asked.input, session)))
  return {
    kind: 'model',
    id: session.ledger.nextId('model'),
    at,
    agent: asked.agent,
    request: asked.request,
    given: asked.messages.slice(asked.known),
    tries,
    reply: last.reply && withoutSecrets(last.reply, session),
  }
}

/** Whether it is tried again, after the pause that takes. */
async function another(
  error: ModelError,
  tried: number,
  request: ModelRequest,
  input: number,
  session: Session,
): Promise<boolean> {
  const { tries, pause, longestWait } = session.patience
  if (!passing.includes(error.kind) || tried >= tries || session.signal.aborted) return false
  if (!session.purse.fits(input, request.mostTokens)) return false
  const wait = error.wait ?? pause * 2 ** (tried - 1)
  if (wait > longestWait) return false
  session.desk.progress.report({ doing: `waiting for the model (${error.kind})`, done: tried, of: tries })
  await session.clock.wait(wait, session.signal)
  return !session.signal.aborted
}

const withoutSecrets = (reply: Reply, { secrets }: Session): Reply => ({
  ...reply,
  text: secrets.hide(reply.text),
  calls: reply.calls.map((call) => ({ ...call, input: secrets.hide(call.input) })),
})
