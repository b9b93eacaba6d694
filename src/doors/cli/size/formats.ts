import { extname } from 'node:path'
import type { RenderSize } from '../../../reports/size/options.ts'

export const formats = ['terminal', 'json', 'markdown'] as const

type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderSize }>>> = {
  terminal: () => import('../../../reports/size/terminal.ts'),
  json: () => import('../../../reports/size/json.ts'),
  markdown: () => import('../../../reports/size/markdown.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderSize> {
  return (await renderers[format]()).render
}

/** The format nobody named: by the file it goes to. */
export const assumedFormat = (output: string | null): Format =>
  (({ '.json': 'json', '.md': 'markdown' }) as const)[extname(output ?? '')] ?? 'terminal'
