import { type ProofDocument, proofSchemaId } from './document.ts'
import type { RenderProof } from './options.ts'

/** The proof itself, pretty. */
export const render: RenderProof = (proof) => {
  const document: ProofDocument = { $schema: proofSchemaId, ...proof }
  return `${JSON.stringify(document, null, 2)}\n`
}
