import { extname } from 'node:path'
import type { RenderProof } from '../../../reports/prove/options.ts'

export const formats = ['terminal', 'json', 'html'] as const

type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderProof }>>> = {
  terminal: () => import('../../../reports/prove/terminal.ts'),
  json: () => import('../../../reports/prove/json.ts'),
  html: () => import('../../../reports/prove/html.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderProof> {
  return (await renderers[format]()).render
}

/** The format nobody named: by the file it goes to, or else the terminal page. */
export const assumedFormat = (output: string | null): Format =>
  (({ '.json': 'json', '.html': 'html', '.htm': 'html' }) as const)[extname(output ?? '').toLowerCase()] ?? 'terminal'
