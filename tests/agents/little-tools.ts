import type { Json } from '../../src/kernel/json.ts'
import type { Effect, Tool, ToolResult } from '../../src/agents/tools/tool.ts'

type Answers = (input: Json) => Json | Promise<Json>

/** A tool as small as it can be. */
export const littleTool = (
  name: string,
  answers: Json | Answers,
  effect: Effect = 'reads',
  given: Json = {},
): Tool => ({
  name,
  title: name,
  description: `Tells ${name}.`,
  input: { type: 'object', properties: given, additionalProperties: false },
  output: { type: 'object', properties: {}, additionalProperties: false },
  effect,
  run: async (input): Promise<ToolResult> => ({
    answer: typeof answers === 'function' ? await answers(input) : answers,
    runs: [],
    places: [],
  }),
})

/** Three tables as a tool would tell them. */
export const tables = littleTool('look', {
  tables: [
    { name: 'orders', columns: 12, indexes: 3, declared: { file: 'app/models/order.py', line: 14, endLine: 40 } },
    { name: 'users', columns: 5, indexes: 1, declared: { file: 'app/models/user.py', line: 9, endLine: 22 } },
    { name: 'items', columns: 8, indexes: 2, declared: { file: 'app/models/item.py', line: 11, endLine: 31 } },
  ],
})
