import { type DecisionsDocument, decisionsSchemaId } from './document.ts'
import type { RenderDecisions } from './options.ts'

/** The report itself, pretty. */
export const render: RenderDecisions = (report) => {
  const document: DecisionsDocument = { $schema: decisionsSchemaId, ...report }
  return `${JSON.stringify(document, null, 2)}\n`
}
