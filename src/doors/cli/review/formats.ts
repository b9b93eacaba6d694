import type { RenderReview } from '../../../reports/review/options.ts'

export const formats = ['concise', 'json'] as const

export type Format = (typeof formats)[number]

const renderers: Readonly<Record<Format, () => Promise<{ readonly render: RenderReview }>>> = {
  concise: () => import('../../../reports/review/concise.ts'),
  json: () => import('../../../reports/review/json.ts'),
}

export async function loadRenderer(format: Format): Promise<RenderReview> {
  return (await renderers[format]()).render
}
