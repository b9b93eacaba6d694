import type { Desk, Tool, ToolResult } from './tool.ts'

/** Calls a tool, and waits no longer than somebody waits for the answer. */
export function callTool(tool: Tool, input: Readonly<Record<string, unknown>>, desk: Desk): Promise<ToolResult> {
  const { signal } = desk
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(new Cancelled())
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    tool
      .run(input, desk)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave))
  })
}

/** Nobody waits for the answer any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}
