import { extname } from 'node:path'
import type { AdrRenderer } from '../../../reports/adr/options.ts'
import type { Terminal } from '../terminal.ts'

export const formats = ['terminal', 'json', 'markdown', 'agent'] as const

type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly renderer: AdrRenderer }>>> = {
  terminal: () => import('../../../reports/adr/terminal.ts'),
  json: () => import('../../../reports/adr/json.ts'),
  markdown: () => import('../../../reports/adr/markdown.ts'),
  agent: () => import('../../../reports/adr/agent.ts'),
}

export async function loadRenderer(format: Format): Promise<AdrRenderer> {
  return (await renderers[format]()).renderer
}

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(output: string | null, { interactive, environment }: Terminal): Format {
  if (output !== null) return ({ '.json': 'json', '.md': 'markdown' } as const)[extname(output)] ?? 'terminal'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
