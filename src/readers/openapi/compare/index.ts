import type {
  Backend,
  ComparedOperation,
  Comparison,
  Difference,
  DifferenceKind,
  Operation,
} from '../../../model/index.ts'
import { mainApplication, mainOperations } from '../../../model/queries/index.ts'
import { JsonDocument } from '../../../kernel/json-document.ts'
import type { Contract } from '../read.ts'
import { compareBody } from './bodies.ts'
import { compareEnforcement, compareSecurity } from './security.ts'
import { missingInCode, missingInContract, pairUp, type Pair, plainPath } from './pairs.ts'
import { compareParameters } from './parameters.ts'
import { SchemaComparison } from './schemas.ts'
import { compareSuccess } from './success.ts'

/** A published contract against the main application of a backend. */
export function compare(contract: Contract, backend: Backend): Comparison {
  const recovered = mainOperations(backend)
  const { pairs, publishedOnly, recoveredOnly } = pairUp(contract, recovered)
  const schemas = new SchemaComparison(contract.document, recoveredDocument(backend))
  const operations = pairs.map((pair) => compareOperation(pair, schemas))
  for (const pair of pairs) schemas.follow(pair)
  const onlyInCode = recoveredOnly.map((operation) => missingInContract(operation))
  const fields = schemas.found()
  const all = [
    ...onlyInCode,
    ...operations.flatMap((each) => each.differences),
    ...fields.flatMap((each) => each.differences),
  ]
  return {
    file: contract.file,
    title: contract.title,
    version: contract.version,
    publishedOnly: publishedOnly.map((operation) => missingInCode(operation, recovered)),
    recoveredOnly: onlyInCode,
    operations: operations.filter((each) => each.differences.length > 0),
    schemas: fields,
    counts: {
      published: contract.operations.length,
      recovered: new Set(recovered.filter((each) => each.published).map((each) => each.id)).size,
      shared: pairs.length,
      same: operations.filter((each) => each.differences.length === 0).length,
      accessUnknown: pairs.filter(({ operation }) => operation.access.state === 'unknown').length,
      differences: countKinds(all),
    },
  }
}

/** Only what references can lead to: the named schemas of the main application. */
function recoveredDocument(backend: Backend): JsonDocument {
  const main = mainApplication(backend)
  return new JsonDocument({ components: { schemas: main?.schemas ?? {} } })
}

function compareOperation({ published, operation }: Pair, schemas: SchemaComparison): ComparedOperation {
  const differences = [
    ...hidden(operation),
    ...compareParameters(published, operation, schemas),
    ...compareBody(published, operation),
    ...compareSuccess(published, operation),
    ...compareSecurity(published, operation),
    ...compareEnforcement(published, operation),
  ]
  return { id: operation.id, at: operation.handler, differences }
}

function hidden(operation: Operation): readonly Difference[] {
  if (operation.published) return []
  const sentence = 'the contract has it, and the code keeps it out of the contract'
  return [{ kind: 'operation', subject: plainPath(operation.path), sentence, at: operation.handler }]
}

function countKinds(differences: readonly Difference[]): Readonly<Record<DifferenceKind, number>> {
  const counts = { operation: 0, parameter: 0, body: 0, success: 0, security: 0, unguarded: 0, undeclared: 0, field: 0 }
  for (const { kind } of differences) counts[kind] += 1
  return counts
}
