import type { ChildProcess } from 'node:child_process'

export const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
}

export const codeOf = (server: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(server.exitCode)))

/** Reads a stream line by line. */
export function linesOf(stream: NodeJS.ReadableStream) {
  const lines: string[] = []
  let [rest, read] = ['', 0]
  let wake: (() => void) | null = null
  stream.setEncoding('utf8').on('data', (data: string) => {
    const parts = (rest + data).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    wake?.()
  })
  return {
    all: () => lines,
    async next(): Promise<string> {
      while (lines.length <= read) await new Promise<void>((resolve) => (wake = resolve))
      read += 1
      return lines[read - 1]!
    },
  }
}
