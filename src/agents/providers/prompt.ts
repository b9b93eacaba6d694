import type {
  JSONSchema7,
  LanguageModelV3FunctionTool,
  LanguageModelV3Message,
  LanguageModelV3Prompt,
} from '@ai-sdk/provider'
import type { Message, ModelRequest, ModelToolCall, OfferedTool } from '../port.ts'

/** A conversation as the SDK writes it down. */
export const promptOf = ({ system, messages }: ModelRequest): LanguageModelV3Prompt => [
  { role: 'system', content: system },
  ...messages.map(messageOf),
]

function messageOf(message: Message): LanguageModelV3Message {
  if (message.role === 'user') return { role: 'user', content: [{ type: 'text', text: message.text }] }
  if (message.role === 'tool')
    return {
      role: 'tool',
      content: message.results.map(({ id, name, text }) => ({
        type: 'tool-result',
        toolCallId: id,
        toolName: name,
        output: { type: 'text', value: text },
      })),
    }
  return {
    role: 'assistant',
    content: [
      ...(message.text === '' && message.calls.length > 0
        ? []
        : [{ type: 'text' as const, text: message.text || '…' }]),
      ...message.calls.map((call) => ({
        type: 'tool-call' as const,
        toolCallId: call.id,
        toolName: call.name,
        input: inputOf(call),
      })),
    ],
  }
}

/** What was no JSON is told back as no arguments: vendors refuse a conversation that holds anything else. */
function inputOf({ input }: ModelToolCall): unknown {
  try {
    const value: unknown = JSON.parse(input)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  } catch {
    return {}
  }
}

export const toolsOf = (tools: readonly OfferedTool[]): LanguageModelV3FunctionTool[] =>
  tools.map(({ name, description, input }) => ({
    type: 'function',
    name,
    description,
    inputSchema: { ...input } as JSONSchema7,
  }))
