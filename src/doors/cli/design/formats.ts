import { extname } from 'node:path'
import type { RenderDesign } from '../../../reports/design/options.ts'
import type { Terminal } from '../terminal.ts'

export const formats = ['terminal', 'markdown', 'html', 'json', 'agent'] as const

type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderDesign }>>> = {
  terminal: () => import('../../../reports/design/terminal.ts'),
  markdown: () => import('../../../reports/design/markdown.ts'),
  html: () => import('../../../reports/design/html.ts'),
  json: () => import('../../../reports/design/json.ts'),
  agent: () => import('../../../reports/design/agent.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderDesign> {
  return (await renderers[format]()).render
}

const BY_ENDING: Readonly<Record<string, Format>> = { '.json': 'json', '.md': 'markdown', '.html': 'html' }

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(output: string | null, { interactive, environment }: Terminal): Format {
  if (output !== null) return BY_ENDING[extname(output)] ?? 'terminal'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
