import type { Backend, Operation, Table } from '../../model/index.ts'
import { answeredFields, type Field, secretKindOf, type SecretKind, tableOf } from '../../model/queries/index.ts'

/** A secret that an operation hands out. */
export interface Exposed {
  readonly name: string
  readonly path: string
  /** The class it stands in: of the answer, or of the table that is returned as it is. */
  readonly of: string
  readonly kind: SecretKind
  readonly table: Table | null
}

/** Secrets in what is answered: in the declared fields, or in a row that is returned without any. */
export function exposedSecrets(backend: Backend, operation: Operation): readonly Exposed[] {
  if (HANDS_OUT_TOKENS.test(operation.path)) return []
  const fields = answeredFields(backend, operation)
  if (fields.length > 0) return fields.flatMap((field) => inField(backend, operation, field) ?? [])
  return isOpen(operation) ? inRows(backend, operation) : []
}

/** Where tokens are given out, tokens are answered. */
const HANDS_OUT_TOKENS =
  /token|login|log-in|signin|sign-in|signup|sign-up|register|oauth|sso|\bmfa\b|2fa|totp|otp|webauthn|passkey|session|rotate|regenerate|refresh|secret|credential|api-?keys?(\/|$)/i

function inField(backend: Backend, operation: Operation, field: Field): Exposed | null {
  const kind = secretKindOf(field.name)
  if (!kind || !isText(field) || field.schema['writeOnly'] === true || field.schema['format'] === 'password')
    return null
  const table = readTables(backend, operation).find((one) =>
    one.columns.some((column) => column.name === field.name || column.attribute === field.name),
  )
  // A stored secret comes out; one that was just made is shown to its owner once.
  if (kind !== 'password' && (!table || operation.method !== 'get')) return null
  return { name: field.name, path: field.path, of: field.of, kind, table: table ?? null }
}

const isText = ({ schema }: Field): boolean => {
  const options = [schema, ...((schema['anyOf'] as readonly Record<string, unknown>[] | undefined) ?? [])]
  return options.some(
    (one) => one['type'] === 'string' && one['format'] !== 'password' && one['writeOnly'] !== true && !one['const'],
  )
}

/** Nothing is declared, so everything goes out. */
const isOpen = (operation: Operation): boolean =>
  operation.responses.some(
    (response) =>
      response.status.startsWith('2') &&
      Object.entries(response.content).some(
        ([type, schema]) =>
          type === 'application/json' && schema['$ref'] === undefined && schema['properties'] === undefined,
      ),
  )

function inRows(backend: Backend, operation: Operation): readonly Exposed[] {
  return (operation.trace?.returns ?? []).flatMap((returned) => {
    const table = backend.data.tables.find(
      (one) => one.model !== null && lastPart(one.model) === lastPart(returned.type),
    )
    return (table?.columns ?? []).flatMap((column) => {
      const kind = secretKindOf(column.attribute)
      if (!table || !kind || !/CHAR|TEXT|^$/i.test(column.type)) return []
      return [{ name: column.attribute, path: column.attribute, of: lastPart(returned.type), kind, table }]
    })
  })
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

const readTables = (backend: Backend, operation: Operation): readonly Table[] =>
  [...new Set(operation.statements.flatMap((one) => one.tables))].flatMap((id) => tableOf(backend, id) ?? [])
