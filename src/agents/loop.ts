import type { ToolEntry } from './ledger/entry.ts'
import { type AgentTool, callTool } from './loop/call-tool.ts'
import { fenced } from './loop/fence.ts'
import { Repeats } from './loop/repeats.ts'
import type { Session } from './loop/session.ts'
import { takeTurn } from './loop/turn.ts'
import type { GivenResult, Message } from './port.ts'

/** Somebody who works at a task with tools of their own. */
export interface Agent {
  readonly name: string
  readonly system: string
  readonly tools: readonly AgentTool[]
  /** Calls of the model that are left for whoever handed out the task. */
  readonly leaves: number
}

/** Somebody stops before a task is done, so that others can finish theirs. */
export class Enough extends Error {
  override readonly name = 'Enough'
}

/** A conversation with the model about one task, which may go on after it said something. */
export class Conversation {
  private readonly messages: Message[] = []
  private readonly repeats = new Repeats()
  private known = 0

  private readonly agent: Agent
  private readonly session: Session
  /** Asked after each turn: whether there is nothing more to do. */
  private readonly finished: () => boolean

  constructor(agent: Agent, session: Session, finished: () => boolean = () => false) {
    this.agent = agent
    this.session = session
    this.finished = finished
  }

  /** What the model says to it, once it has called what it wants to. */
  async say(text: string): Promise<string> {
    this.messages.push({ role: 'user', text })
    for (;;) {
      const { text: said, calls } = await this.turn()
      if (calls.length === 0) return said
      const results: GivenResult[] = []
      for (const { id, name, input } of calls) {
        const entry = await callTool(
          { agent: this.agent.name, name, input },
          this.agent.tools,
          this.repeats,
          this.session,
        )
        results.push({ id, name, text: shown(entry) })
      }
      this.messages.push({ role: 'tool', results })
      if (this.finished()) return said
    }
  }

  private async turn() {
    const { agent, session, messages, known } = this
    if (session.purse.stepsLeft <= agent.leaves) throw new Enough(`${agent.name} had no calls of the model left`)
    // The last call there may be is for the answer.
    const { last } = session.purse
    if (last && messages.at(-1)?.role === 'tool') messages.push({ role: 'user', text: lastCall })
    const offered = last ? [] : agent.tools
    const tools = offered.map(({ name, description, input }) => ({ name, description, input }))
    const reply = await takeTurn({ agent: agent.name, system: agent.system, messages, tools, known }, session)
    const calls = offered.length === 0 ? [] : reply.calls
    messages.push({ role: 'assistant', text: reply.text, calls })
    this.known = messages.length
    return { text: reply.text, calls }
  }
}

const lastCall =
  'This is the last time you are asked: answer now, from what the tools answered, and say what is left open.'

/** What a call came to, as the model is told. */
function shown({ id, name, inner, outcome }: ToolEntry): string {
  if (outcome.kind !== 'answered') return `${id} ${outcome.kind}: ${outcome.why}`
  return inner ? JSON.stringify(outcome.answer) : fenced(id, name, outcome.answer)
}
