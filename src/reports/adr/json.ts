import { type AdrDocument, adrSchemaId } from './document.ts'
import type { AdrRenderer } from './options.ts'

const shown = (document: AdrDocument): string => `${JSON.stringify(document, null, 2)}\n`

export const renderer: AdrRenderer = {
  list: (records) => shown({ $schema: adrSchemaId, version: 1, records }),
  verified: (verified) => shown({ $schema: adrSchemaId, ...verified }),
}
