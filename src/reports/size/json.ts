import { type SizeDocument, sizeSchemaId } from './document.ts'
import type { RenderSize } from './options.ts'

/** The report itself, pretty. */
export const render: RenderSize = (report) => {
  const document: SizeDocument = { $schema: sizeSchemaId, ...report }
  return `${JSON.stringify(document, null, 2)}\n`
}
