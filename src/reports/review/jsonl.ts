import type { RenderReview } from './options.ts'

/** A finding a line, for whoever reads them as they come. */
export const render: RenderReview = ({ findings }) => findings.map((finding) => `${JSON.stringify(finding)}\n`).join('')
