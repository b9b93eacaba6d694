import { type EvolutionDocument, evolutionSchemaId } from './document.ts'
import type { RenderEvolution } from './options.ts'

/** The evolution itself, pretty. */
export const render: RenderEvolution = (evolution) => {
  const document: EvolutionDocument = { $schema: evolutionSchemaId, ...evolution }
  return `${JSON.stringify(document, null, 2)}\n`
}
