import type { Backend, ContractExample, JsonSchema, Operation, OperationContract } from '../../../model/index.ts'
import type { Schemas } from '../../../model/contract/schema.ts'
import { accessSentence } from '../access/sentence.ts'
import { errorsOf } from './errors.ts'
import { exampleFor } from './example.ts'
import { contractFields, parameterFields } from './fields.ts'

/** What an operation takes, answers and refuses. */
export function contractOf(backend: Backend, operation: Operation): OperationContract {
  const schemas = backend.api.applications.find(({ id }) => id === operation.application)?.schemas ?? {}
  const success = operation.responses.find(({ status }) => status.startsWith('2'))
  const parameters = parameterFields(operation.parameters, schemas)
  return {
    operation: operation.id,
    summary: operation.description || operation.summary || operation.name,
    access: accessSentence(backend, operation),
    ...(parameters.length > 0 && { parameters }),
    request: contentOf(operation.body?.content ?? {}, schemas),
    response: contentOf(success?.content ?? {}, schemas),
    ...(success && { status: success.status }),
    errors: errorsOf(operation),
  }
}

/** The first way it is written: JSON where there is a choice. */
function contentOf(content: Readonly<Record<string, JsonSchema>>, schemas: Schemas): ContractExample | null {
  const entries = Object.entries(content)
  const [type, schema] = entries.find(([name]) => name === 'application/json') ?? entries[0] ?? []
  if (type === undefined || schema === undefined) return null
  const isText = !/json|form/.test(type)
  return {
    content: type,
    fields: contractFields(schema, schemas),
    example: isText || Object.keys(schema).length === 0 ? null : exampleFor(schema, schemas),
  }
}
