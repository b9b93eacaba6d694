import type { Evolution } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/evolution-1.json is made from this. */
export interface EvolutionDocument extends Evolution {
  readonly $schema: string
}

export const evolutionSchemaId = 'urn:backend-architect:schema:evolution-1'
