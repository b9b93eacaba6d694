import { extname } from 'node:path'
import type { Backend } from '../../../model/index.ts'
import type { RenderOptions } from '../../../reports/options.ts'
import type { Terminal } from '../terminal.ts'

export const formats = ['terminal', 'json', 'openapi', 'ddl', 'mermaid', 'dbml', 'markdown', 'html', 'agent'] as const

export type Format = (typeof formats)[number]

export type Render = (backend: Backend, options: RenderOptions) => string

export async function loadRenderer(format: Format): Promise<Render> {
  const report: { readonly render: Render } = await import(`../../../reports/${format}/index.ts`)
  return report.render
}

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.sql': 'ddl',
  '.mmd': 'mermaid',
  '.dbml': 'dbml',
  '.md': 'markdown',
  '.html': 'html',
}

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(
  output: string | null,
  { interactive, environment }: Pick<Terminal, 'interactive' | 'environment'>,
): Format {
  if (output !== null) return formatOfExtension[extname(output).toLowerCase()] ?? 'terminal'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
