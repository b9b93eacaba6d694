import { extname } from 'node:path'
import type { RenderEvolution } from '../../../reports/evolution/options.ts'
import type { Terminal } from '../terminal.ts'

export const formats = ['terminal', 'json', 'sarif', 'markdown', 'agent'] as const

export type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderEvolution }>>> = {
  terminal: () => import('../../../reports/evolution/terminal.ts'),
  json: () => import('../../../reports/evolution/json.ts'),
  sarif: () => import('../../../reports/evolution/sarif.ts'),
  markdown: () => import('../../../reports/evolution/markdown.ts'),
  agent: () => import('../../../reports/evolution/agent.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderEvolution> {
  return (await renderers[format]()).render
}

const formatOfExtension: Readonly<Record<string, Format>> = { '.json': 'json', '.sarif': 'sarif', '.md': 'markdown' }

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(
  output: string | null,
  { interactive, environment }: Pick<Terminal, 'interactive' | 'environment'>,
): Format {
  if (output !== null) return formatOfExtension[extname(output).toLowerCase()] ?? 'terminal'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
