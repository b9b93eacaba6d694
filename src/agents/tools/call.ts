import { Cancelled, stoppable } from '../../kernel/progress.ts'
import type { Desk, Tool, ToolResult } from './tool.ts'

/** Calls a tool, and waits no longer than somebody waits for the answer. What it still does ends where it next tells how far it is. */
export function callTool(tool: Tool, input: Readonly<Record<string, unknown>>, desk: Desk): Promise<ToolResult> {
  const { signal } = desk
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(new Cancelled())
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    tool
      .run(input, { ...desk, progress: stoppable(desk.progress, signal) })
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave))
  })
}
