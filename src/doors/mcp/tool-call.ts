import type { CallToolResult, InputRequiredResult, McpServer, ServerContext } from '@modelcontextprotocol/server'
import { callTool } from '../../agents/tools/call.ts'
import { textForm } from '../../agents/tools/text-form.ts'
import type { Desk, Tool } from '../../agents/tools/tool.ts'
import { Trouble, describe } from '../../kernel/diagnostic.ts'
import { quotedText } from '../../agents/tools/quoted.ts'
import { Asking, Unanswered } from './asking.ts'
import type { ServedPlace } from './place.ts'
import { progressTo } from './progress.ts'

/** A call from its question to its answer; whatever goes wrong is an answer, too. */
export async function answerCall(
  tool: Tool,
  input: Readonly<Record<string, unknown>>,
  place: ServedPlace,
  server: McpServer,
  context: ServerContext,
): Promise<CallToolResult | InputRequiredResult> {
  const { signal } = context.mcpReq
  const asking = new Asking(context, server.server.getClientCapabilities())
  const desk: Desk = {
    root: place.root,
    progress: progressTo(context),
    signal,
    handles: place.handles,
    mayWrite: place.mayWrite,
    mayExecute: place.mayExecute,
    ask: (question) => asking.ask(question),
  }
  try {
    // A turn ends with the work: what somebody has left still takes its thread.
    const run: Tool['run'] = (given, own) => place.turns.take(signal, () => tool.run(given, own))
    const result = await callTool({ ...tool, run }, input, desk)
    const structuredContent = { ...result.answer, ...(result.runs.length > 0 ? { runs: result.runs } : {}) }
    return { content: [{ type: 'text', text: textForm(result) }], structuredContent }
  } catch (error) {
    if (error instanceof Unanswered) return asking.questions(error, place, context)
    return failed(error, tool, place, signal)
  }
}

function failed(error: unknown, tool: Tool, place: ServedPlace, signal: AbortSignal): CallToolResult {
  if (error instanceof Trouble) return wrong(described(error))
  if (signal.aborted) return wrong('cancelled')
  const message = quotedText(error instanceof Error ? error.message : String(error))
  place.tell(`bug: ${tool.name} failed, and the fault is architect's own: ${message}`)
  return wrong(`${tool.name} failed, and the fault is architect's own: ${message}`)
}

/** Names in it may be a stranger's: it stays on one line, as sentences. */
const described = ({ diagnostic }: Trouble): string =>
  quotedText(describe(diagnostic).replace(/([^.!?:\s])\n\s*/, '$1. '))

const wrong = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true })
