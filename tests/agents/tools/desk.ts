import { realpathSync } from 'node:fs'
import { callTool } from '../../../src/agents/tools/call.ts'
import { KeptLists } from '../../../src/agents/tools/handles.ts'
import { tools } from '../../../src/agents/tools/index.ts'
import { textForm } from '../../../src/agents/tools/text-form.ts'
import type { Desk, ToolResult } from '../../../src/agents/tools/tool.ts'
import { silent } from '../../../src/kernel/progress.ts'

/** A desk at which nobody sits, and where nothing may be written or executed. */
export const deskAt = (root: string, more: Partial<Desk> = {}): Desk => ({
  root: realpathSync(root),
  progress: silent,
  signal: new AbortController().signal,
  handles: new KeptLists(),
  mayWrite: false,
  mayExecute: false,
  ask: () => Promise.resolve(null),
  ...more,
})

export interface Answer {
  readonly summary: string
  readonly hints: readonly string[]
  readonly fromRepository: readonly Readonly<Record<string, unknown>>[]
  readonly fromArchitect: readonly Readonly<Record<string, unknown>>[]
  readonly total: number
  readonly next?: string
  readonly text: string
  readonly result: ToolResult
}

export async function ask(name: string, input: Readonly<Record<string, unknown>>, desk: Desk): Promise<Answer> {
  const tool = tools.find((one) => one.name === name)!
  const result = await callTool(tool, input, desk)
  const answer = result.answer as Partial<Answer>
  return {
    summary: '',
    hints: [],
    fromRepository: [],
    fromArchitect: [],
    total: 0,
    ...answer,
    text: textForm(result),
    result,
  }
}
