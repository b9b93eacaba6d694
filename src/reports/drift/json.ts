import { type DriftDocument, driftSchemaId } from './document.ts'
import type { RenderDrift } from './options.ts'

export const render: RenderDrift = (drift) => {
  const document: DriftDocument = { $schema: driftSchemaId, ...drift }
  return `${JSON.stringify(document, null, 2)}\n`
}
