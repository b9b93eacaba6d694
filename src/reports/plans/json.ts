import { type PlansDocument, plansSchemaId } from './document.ts'
import type { RenderPlans } from './options.ts'

/** The report itself, pretty. */
export const render: RenderPlans = (report) => {
  const document: PlansDocument = { $schema: plansSchemaId, ...report }
  return `${JSON.stringify(document, null, 2)}\n`
}
