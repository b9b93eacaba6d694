import { extname } from 'node:path'
import type { RenderReview } from '../../../reports/review/options.ts'
import type { Terminal } from '../terminal.ts'

export const formats = [
  'terminal',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'markdown',
  'html',
  'agent',
] as const

export type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderReview }>>> = {
  terminal: () => import('../../../reports/review/terminal.ts'),
  concise: () => import('../../../reports/review/concise.ts'),
  json: () => import('../../../reports/review/json.ts'),
  jsonl: () => import('../../../reports/review/jsonl.ts'),
  sarif: () => import('../../../reports/review/sarif.ts'),
  github: () => import('../../../reports/review/github.ts'),
  gitlab: () => import('../../../reports/review/gitlab.ts'),
  junit: () => import('../../../reports/review/junit.ts'),
  markdown: () => import('../../../reports/review/markdown.ts'),
  html: () => import('../../../reports/review/html/index.ts'),
  agent: () => import('../../../reports/review/agent.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderReview> {
  return (await renderers[format]()).render
}

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.md': 'markdown',
  '.html': 'html',
}

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(
  output: string | null,
  { interactive, environment }: Pick<Terminal, 'interactive' | 'environment'>,
): Format {
  if (output !== null) return formatOfExtension[extname(output).toLowerCase()] ?? 'concise'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
