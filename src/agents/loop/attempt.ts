import type { Reply } from '../ledger/entry.ts'
import type { Model, ModelError, ModelEvent, ModelRequest, ModelToolCall, StopReason, Usage } from '../port.ts'
import { estimatedTokens } from './tokens.ts'

/** One try of a call: a whole reply, or what was in its way. */
export interface Attempt {
  readonly reply: Reply | null
  readonly error: ModelError | null
  readonly usage: Usage
}

/** Asks once, and listens until it stops, fails, or says nothing for too long. */
export async function attempt(
  model: Model,
  request: ModelRequest,
  input: number,
  silence: number,
  signal: AbortSignal,
): Promise<Attempt> {
  const heard = new Heard()
  const own = new AbortController()
  const events = model.stream(request, AbortSignal.any([signal, own.signal]))[Symbol.asyncIterator]()
  try {
    while (heard.goesOn) {
      const next = await within(events.next(), silence, signal)
      if (next === 'silent') heard.fail('timeout', `it said nothing for ${silence / 1000} seconds`)
      else if (next === 'stopped') heard.fail('stopped', 'nobody waits any more')
      else if (next.done === true) heard.fail('cut', 'its answer broke off')
      else heard.take(next.value)
    }
  } catch (error) {
    heard.fail('server', error instanceof Error ? error.message : String(error))
  } finally {
    own.abort()
    // Whoever was cut short may still have something to say; nobody listens.
    events.return?.(undefined)?.then(undefined, () => undefined)
  }
  return heard.attempt(input)
}

class Heard {
  private text = ''
  private readonly calls: ModelToolCall[] = []
  private usage: Usage | null = null
  private stop: StopReason | null = null
  private error: ModelError | null = null

  get goesOn(): boolean {
    return this.stop === null && this.error === null
  }

  take(event: ModelEvent): void {
    if (event.kind === 'text') this.text += event.text
    if (event.kind === 'call') this.calls.push(event.call)
    if (event.kind === 'usage') this.usage = event.usage
    if (event.kind === 'stop') this.stop = event.reason
    if (event.kind === 'error') this.error = event.error
  }

  fail(kind: ModelError['kind'], message: string): void {
    this.error ??= { kind, message, wait: null }
  }

  attempt(input: number): Attempt {
    const said = this.text !== '' || this.calls.length > 0
    const output = estimatedTokens(this.text + this.calls.map((call) => call.input).join(''))
    // What failed before a word was said costs nothing, as far as anybody tells.
    const estimated: Usage = {
      input: said || this.error === null ? input : 0,
      output,
      counted: 'estimated',
    }
    return {
      reply: this.error === null ? { text: this.text, calls: this.calls, stop: this.stop ?? 'other' } : null,
      error: this.error,
      usage: this.usage ?? estimated,
    }
  }
}

/** What comes, or that nothing did in time, or that nobody waits any more. */
async function within<T>(
  coming: Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T | 'silent' | 'stopped'> {
  // Nobody may be left who hears of its end.
  coming.catch(() => undefined)
  if (signal.aborted) return 'stopped'
  let timer: NodeJS.Timeout | undefined
  let stopped: (() => void) | undefined
  try {
    return await Promise.race([
      coming,
      new Promise<'silent'>((resolve) => (timer = setTimeout(resolve, milliseconds, 'silent'))),
      new Promise<'stopped'>((resolve) => {
        stopped = () => resolve('stopped')
        signal.addEventListener('abort', stopped, { once: true })
      }),
    ])
  } finally {
    clearTimeout(timer)
    if (stopped) signal.removeEventListener('abort', stopped)
  }
}
