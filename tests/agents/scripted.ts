import type { Model, ModelEvent, ModelRequest } from '../../src/agents/port.ts'

/** What a scripted model says: text, calls of tools, or what goes wrong. */
export type Line = string | readonly Calls[] | ModelEvent

export interface Calls {
  readonly call: string
  readonly with?: unknown
}

export type Script = (request: ModelRequest, turn: number) => Line

/** A model that plays a script; it keeps what it was shown. */
export class Scripted implements Model {
  readonly name = 'scripted:one'
  readonly requests: ModelRequest[] = []

  private readonly script: Script

  constructor(script: Script | readonly Line[]) {
    this.script = typeof script === 'function' ? script : (_, turn) => script[turn] ?? script.at(-1) ?? ''
  }

  async *stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    const turn = this.requests.length
    this.requests.push(structuredClone(request))
    const line = this.script(request, turn)
    if (typeof line === 'string') {
      yield { kind: 'text', text: line }
      yield* ended('done', line.length)
    } else if (isEvent(line)) yield line
    else {
      for (const [at, { call, with: input = {} }] of line.entries())
        yield {
          kind: 'call',
          call: { id: `c${turn}-${at}`, name: call, input: typeof input === 'string' ? input : JSON.stringify(input) },
        }
      yield* ended('calls', 40)
    }
  }
}

const isEvent = (line: Exclude<Line, string>): line is ModelEvent => 'kind' in line

function* ended(reason: 'done' | 'calls', output: number): Iterable<ModelEvent> {
  yield { kind: 'usage', usage: { input: 100, output, counted: 'by the model' } }
  yield { kind: 'stop', reason }
}
