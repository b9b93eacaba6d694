import type { DesignDocument } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/design-1.json is made from this. */
export interface PublishedDesign extends DesignDocument {
  readonly $schema: string
}

export const designSchemaId = 'urn:backend-architect:schema:design-1'
