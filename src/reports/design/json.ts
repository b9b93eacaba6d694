import { type PublishedDesign, designSchemaId } from './document.ts'
import type { RenderDesign } from './options.ts'

/** The document itself, pretty. */
export const render: RenderDesign = (document) => {
  const published: PublishedDesign = { $schema: designSchemaId, ...document }
  return `${JSON.stringify(published, null, 2)}\n`
}
