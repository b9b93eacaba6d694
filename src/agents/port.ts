import type { ObjectSchema } from './tools/tool.ts'

/** A model of language, as the loop knows it: messages and tools go in, events come out as they happen. */
export interface Model {
  /** As it was asked for: `anthropic:NAME`. */
  readonly name: string
  /** Trouble on the way comes as an event, too: nothing is thrown. */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>
}

export interface ModelRequest {
  readonly system: string
  readonly messages: readonly Message[]
  readonly tools: readonly OfferedTool[]
  /** It may write so many tokens and no more. */
  readonly mostTokens: number
}

export type Message =
  | { readonly role: 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly calls: readonly ModelToolCall[] }
  | { readonly role: 'tool'; readonly results: readonly GivenResult[] }

export interface OfferedTool {
  readonly name: string
  readonly description: string
  readonly input: ObjectSchema
}

export interface ModelToolCall {
  readonly id: string
  readonly name: string
  /** As the model wrote it: JSON, or what should have been. */
  readonly input: string
}

export interface GivenResult {
  readonly id: string
  readonly name: string
  readonly text: string
}

export type ModelEvent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly call: ModelToolCall }
  | { readonly kind: 'usage'; readonly usage: Usage }
  | { readonly kind: 'stop'; readonly reason: StopReason }
  | { readonly kind: 'error'; readonly error: ModelError }

/** In tokens. */
export interface Usage {
  readonly input: number
  readonly output: number
  /** Estimated where the model did not say. */
  readonly counted: 'by the model' | 'estimated'
}

/** - length: it had to stop; refused: it would not, or a filter would not; other: it does not say */
export type StopReason = 'done' | 'calls' | 'length' | 'refused' | 'other'

export interface ModelError {
  readonly kind: ModelErrorKind
  /** In words for people, without keys and headers. */
  readonly message: string
  /** Milliseconds the other side asks to wait; null where it does not say. */
  readonly wait: number | null
}

/**
 * - busy: too much is asked of it (429, 529); server: it failed (5xx); timeout: it is silent; cut: it stopped in the middle;
 *   unreachable: nobody is there
 * - key: it does not know who asks (401, 403); request: it does not take what was sent (400, 404)
 * - stopped: whoever asked does not wait any more
 */
export type ModelErrorKind = 'busy' | 'server' | 'timeout' | 'cut' | 'unreachable' | 'key' | 'request' | 'stopped'

export const passing: readonly ModelErrorKind[] = ['busy', 'server', 'timeout', 'cut', 'unreachable']
