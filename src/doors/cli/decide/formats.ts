import { extname } from 'node:path'
import type { RenderDecisions } from '../../../reports/decisions/options.ts'

export const formats = ['terminal', 'json', 'markdown'] as const

type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderDecisions }>>> = {
  terminal: () => import('../../../reports/decisions/terminal.ts'),
  json: () => import('../../../reports/decisions/json.ts'),
  markdown: () => import('../../../reports/decisions/markdown.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderDecisions> {
  return (await renderers[format]()).render
}

/** The format nobody named: by the file it goes to. */
export const assumedFormat = (output: string | null): Format =>
  (({ '.json': 'json', '.md': 'markdown' }) as const)[extname(output ?? '')] ?? 'terminal'
