import { extname } from 'node:path'
import type { Backend } from '../../../model/index.ts'
import type { RenderOptions } from '../../../reports/options.ts'
import type { Terminal } from '../terminal.ts'

export const formats = [
  'terminal',
  'json',
  'openapi',
  'ddl',
  'blueprint',
  'mermaid',
  'dbml',
  'markdown',
  'html',
  'agent',
] as const

export type Format = (typeof formats)[number]

export type Render = (backend: Backend, options: RenderOptions) => string

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: Render }>>> = {
  terminal: () => import('../../../reports/terminal/index.ts'),
  json: () => import('../../../reports/json/index.ts'),
  agent: () => import('../../../reports/agent/index.ts'),
  html: () => import('../../../reports/html/index.ts'),
  openapi: () => import('../../../writers/openapi/index.ts'),
  ddl: () => import('../../../writers/ddl/index.ts'),
  blueprint: () => import('../../../writers/blueprint/index.ts'),
  mermaid: () => import('../../../writers/diagrams/mermaid/index.ts'),
  dbml: () => import('../../../writers/diagrams/dbml/index.ts'),
  markdown: () => import('../../../writers/documents/index.ts'),
}

export async function loadRenderer(format: Format): Promise<Render> {
  const { render } = await renderers[format]()
  return render
}

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.sql': 'ddl',
  '.mmd': 'mermaid',
  '.dbml': 'dbml',
  '.md': 'markdown',
  '.html': 'html',
  '.yaml': 'blueprint',
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
