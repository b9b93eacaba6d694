import type { Backend, Operation, Table } from '../../../model/index.ts'
import { bodyName, ownershipOf, privilegeKindOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { tablesWritten } from '../written.ts'

export default rule({
  title: 'A table class is the body of a request',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-915', 'API3:2023'],
  message: '`{operation}` takes the table class `{model}` as its body, so a client sends {fields} itself',
  advice: 'Declare a model with the fields a client may send, and make the row of it.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      const table = tableOfBody(backend, operation)
      if (!table) continue
      const decided = decidedHere(backend, table)
      if (decided.length === 0) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          model: bodyName(operation),
          fields: decided.map((one) => `\`${one}\``).join(', '),
        },
        severity: decided.length > 1 && tablesWritten(backend, operation).includes(table) ? 'high' : 'medium',
        related: [{ what: `${table.name} is the table`, at: table.at }],
        proof: operation.wiring,
      })
    }
  },
})

/** A model that is sent and a table at once: only SQLModel makes such classes. */
function tableOfBody(backend: Backend, operation: Operation): Table | null {
  const name = bodyName(operation)
  if (name === '') return null
  return (
    backend.data.tables.find(
      (one) => one.model !== null && lastPart(one.model) === name && isSent(backend, operation, name, one),
    ) ?? null
  )
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** The schema has the columns of the table, its key and keys to others as well: it is the class itself. */
function isSent(backend: Backend, operation: Operation, name: string, table: Table): boolean {
  const schemas = backend.api.applications.find((one) => one.id === operation.application)?.schemas ?? {}
  const fields = Object.keys((schemas[name]?.['properties'] ?? {}) as object)
  return (
    fields.length > 0 &&
    fields.length >= table.columns.length - 1 &&
    fields.every((field) => table.columns.some((one) => one.attribute === field || one.name === field))
  )
}

/** What the application decides: the key, the owner, and what gives power. */
function decidedHere(backend: Backend, table: Table): readonly string[] {
  const owner = ownershipOf(backend).paths.get(table.id)?.columns ?? []
  const key = table.primaryKey?.columns ?? []
  return table.columns
    .filter((one) => key.includes(one.name) || owner.includes(one.name) || privilegeKindOf(one.name) === 'role')
    .map((one) => one.attribute)
}
