import type { Backend, Call, Operation, Table } from '../../model/index.ts'
import { bodyFields, type Field, tableOf } from '../../model/queries/index.ts'
import type { Code } from '../../python/code/code.ts'
import type { CodeFunction } from '../../python/code/file.ts'
import type { Node } from '../../python/ast.ts'

/** Tables whose rows an operation makes or changes. */
export function tablesWritten(backend: Backend, operation: Operation): readonly Table[] {
  const ids = operation.statements.flatMap((one) =>
    one.verb === 'insert' || one.verb === 'update' ? one.tables.slice(0, 1) : [],
  )
  return [...new Set(ids)].flatMap((id) => tableOf(backend, id) ?? [])
}

/** The fields of one parameter of the body, without what lies deeper. */
export function fieldsOfParameter(backend: Backend, operation: Operation, name: string): readonly Field[] {
  const fields = bodyFields(backend, operation)
  const embedded = fields.some((one) => one.path === name && one.schema['$ref'] !== undefined)
  const prefix = embedded ? `${name}.` : ''
  return fields.filter((one) => one.path.startsWith(prefix) && !/[.[]/.test(one.path.slice(prefix.length)))
}

/** The code of a call the trace tells of. */
export function codeOfCall(call: Call, code: Code): { readonly within: CodeFunction; readonly node: Node } | null {
  const at = call.chain.at(-1)?.at
  const file = at ? code.file(at.file) : null
  if (!at || !file) return null
  const found = file.calls.find(({ node }) => {
    const span = file.span(node)
    return (
      span.line === at.line &&
      span.column === at.column &&
      span.endLine === at.endLine &&
      span.endColumn === at.endColumn
    )
  })
  return found?.within ? { within: found.within, node: found.node } : null
}

export const columnNamed = (table: Table, name: string) =>
  table.columns.find((one) => one.name === name || one.attribute === name)
