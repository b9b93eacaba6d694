import type { LanguageModelV3, LanguageModelV3StreamPart } from '@ai-sdk/provider'
import type { Model, ModelEvent, ModelRequest, StopReason } from '../port.ts'
import { modelError } from './model-error.ts'
import { promptOf, toolsOf } from './prompt.ts'

/** A model of the AI SDK as the loop knows models. It asks once: whoever wants to try again does so. */
export const sdkModel = (name: string, model: LanguageModelV3, key: string | null): Model => ({
  name,
  stream: (request, signal) => events(model, request, signal, key),
})

async function* events(
  model: LanguageModelV3,
  request: ModelRequest,
  signal: AbortSignal,
  key: string | null,
): AsyncGenerator<ModelEvent> {
  try {
    const { stream } = await model.doStream({
      prompt: promptOf(request),
      tools: toolsOf(request.tools),
      maxOutputTokens: request.mostTokens,
      abortSignal: signal,
    })
    for await (const part of stream) yield* eventsOf(part, signal, key)
  } catch (error) {
    yield { kind: 'error', error: modelError(error, signal, key) }
  }
}

function* eventsOf(part: LanguageModelV3StreamPart, signal: AbortSignal, key: string | null): Iterable<ModelEvent> {
  if (part.type === 'text-delta') yield { kind: 'text', text: part.delta }
  if (part.type === 'tool-call')
    yield { kind: 'call', call: { id: part.toolCallId, name: part.toolName, input: part.input } }
  if (part.type === 'error') yield { kind: 'error', error: modelError(part.error, signal, key) }
  if (part.type === 'finish') yield* finished(part)
}

type Finish = Extract<LanguageModelV3StreamPart, { type: 'finish' }>

function* finished({ usage, finishReason }: Finish): Iterable<ModelEvent> {
  const [input, output] = [usage.inputTokens.total, usage.outputTokens.total]
  if (input !== undefined && output !== undefined)
    yield { kind: 'usage', usage: { input, output, counted: 'by the model' } }
  // What the other side gave no reason for did not end, but broke off.
  if (finishReason.raw === undefined)
    yield { kind: 'error', error: { kind: 'cut', message: 'its answer broke off', wait: null } }
  else yield { kind: 'stop', reason: reasons[finishReason.unified] }
}

const reasons: Readonly<Record<Finish['finishReason']['unified'], StopReason>> = {
  stop: 'done',
  'tool-calls': 'calls',
  length: 'length',
  'content-filter': 'refused',
  error: 'other',
  other: 'other',
}
