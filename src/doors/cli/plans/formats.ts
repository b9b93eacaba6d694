import { extname } from 'node:path'
import type { RenderPlans } from '../../../reports/plans/options.ts'
import type { Terminal } from '../terminal.ts'

export const formats = ['terminal', 'json', 'markdown', 'agent'] as const

type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderPlans }>>> = {
  terminal: () => import('../../../reports/plans/terminal.ts'),
  json: () => import('../../../reports/plans/json.ts'),
  markdown: () => import('../../../reports/plans/markdown.ts'),
  agent: () => import('../../../reports/plans/agent.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderPlans> {
  return (await renderers[format]()).render
}

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(output: string | null, { interactive, environment }: Terminal): Format {
  if (output !== null) return ({ '.json': 'json', '.md': 'markdown' } as const)[extname(output)] ?? 'terminal'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
