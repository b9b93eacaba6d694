import { describe, Trouble } from '../../kernel/diagnostic.ts'
import { digest } from '../../kernel/digest.ts'
import { type Json, isObject } from '../../kernel/json.ts'
import { nearest } from '../../kernel/nearest.ts'
import { stoppable } from '../../kernel/progress.ts'
import type { Outcome, ToolEntry } from '../ledger/entry.ts'
import { Diverged } from '../ledger/tape.ts'
import type { Desk, Tool } from '../tools/tool.ts'
import { approved } from './approval.ts'
import { wrongInput } from './check-input.ts'
import { Over } from './purse.ts'
import type { Repeats } from './repeats.ts'
import { type Session, checkTime } from './session.ts'

export interface Called {
  readonly agent: string
  readonly name: string
  /** As it was written: JSON, or what should have been. */
  readonly input: string
}

/** A tool of the loop itself: it works with this session, and what it answers is no evidence. */
export interface InnerTool extends Tool {
  readonly inner: true
}

export type AgentTool = Tool | InnerTool

/** Carries out a call, or says why not; either is written down. Only the end of a budget is thrown. */
export async function callTool(
  call: Called,
  tools: readonly AgentTool[],
  repeats: Repeats,
  session: Session,
): Promise<ToolEntry> {
  checkTime(session)
  session.purse.call()
  const name = digest(call.agent, call.name, call.input)
  const tool = tools.find((each) => each.name === call.name)
  const inner = tool !== undefined && 'inner' in tool
  const before = repeats.seen(call.name, call.input)
  const at = session.clock.date()
  const started = session.clock.now()
  const recorded = inner ? null : session.tape?.tool(name)
  const outcome =
    recorded?.outcome ??
    (before === null ? await carriedOut(call, tool, tools, session) : { kind: 'repeated' as const, why: before })
  // What an inner tool calls by itself is written down before it is.
  if (inner) session.tape?.tool(name)
  const entry: ToolEntry = {
    kind: 'tool',
    id: session.ledger.nextId('tool'),
    at,
    agent: call.agent,
    name: call.name,
    input: call.input,
    digest: name,
    inner,
    outcome,
    milliseconds: Math.round(session.clock.now() - started),
  }
  session.ledger.add(entry)
  if (outcome.kind === 'answered') repeats.remember(call.name, call.input, entry.id)
  checkTime(session)
  return entry
}

async function carriedOut(
  { name, input }: Called,
  tool: AgentTool | undefined,
  tools: readonly AgentTool[],
  session: Session,
): Promise<Outcome> {
  if (tool === undefined) return { kind: 'refused', why: unknownTool(name, tools) }
  const given = parsed(input)
  if (given === null) return { kind: 'failed', why: `the input of ${name} is no object of JSON` }
  const wrong = wrongInput(given, tool.input)
  if (wrong !== null) return { kind: 'failed', why: `${name} was not called: ${wrong}` }
  if (!(await orStopped(approved(tool, input, session), session.signal).catch(() => false)))
    return { kind: 'refused', why: `${name} was not called: nobody allowed it, and it is not to be asked again` }
  return answered(tool, given, session)
}

async function answered(tool: Tool, input: Json, session: Session): Promise<Outcome> {
  const { desk, signal, secrets } = session
  session.desk.progress.report({ doing: `asking ${tool.name}`, done: 0, of: null })
  const own: Desk = { ...desk, signal, progress: stoppable(desk.progress, signal), ...allowedBy(tool) }
  try {
    const { answer, runs, places } = await orStopped(tool.run(input, own), signal)
    return { kind: 'answered', answer: secrets.hideIn(answer), runs, places, approved: tool.effect !== 'reads' }
  } catch (error) {
    if (error instanceof Over || error instanceof Diverged) throw error
    return { kind: 'failed', why: secrets.hide(`${tool.name} gave no answer: ${told(error)}`) }
  }
}

/** Who said yes to the call allowed what it does. */
const allowedBy = ({ effect }: Tool): Partial<Desk> =>
  effect === 'reads' ? {} : effect === 'writes' ? { mayWrite: true } : { mayExecute: true }

const told = (error: unknown): string =>
  error instanceof Trouble ? describe(error.diagnostic) : error instanceof Error ? error.message : String(error)

/** A tool that does not listen must not keep the answer; it ends where it next tells how far it is. */
async function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined)
  let stop: () => void = () => undefined
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('there was no time left for it'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
  stopped.catch(() => undefined)
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function unknownTool(name: string, tools: readonly Tool[]): string {
  const names = tools.map((tool) => tool.name)
  const near = nearest(name, names)
  return `there is no tool ${name}${near === null ? '' : `: did you mean ${near}?`} There are ${names.join(', ')}.`
}

function parsed(input: string): Json | null {
  try {
    const value: unknown = input.trim() === '' ? {} : JSON.parse(input)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
