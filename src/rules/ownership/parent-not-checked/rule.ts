import type { Backend, Operation, Statement, Table } from '../../../model/index.ts'
import { isAdministration, keyOf, parted, tableOf } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { askedAt, isInHandler } from '../handler.ts'

export default rule({
  title: 'The parent in the path is not the parent of the row',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-639', 'API1:2023'],
  message: '`{operation}` takes a row of `{table}` by its own id and never asks whether its `{column}` is `{parent}`',
  advice: 'Filter by `{column}` too, so that the row is only found below its parent.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (isAdministration(operation) || operation.trace?.complete !== true) continue
      const found = childOf(backend, operation)
      if (!found || isTied(found, operation, code)) continue
      report.found({
        at: askedAt(operation, found.statement),
        subject: operation.id,
        arguments: {
          operation: operation.id,
          table: found.table.name,
          parent: `{${found.parameter}}`,
          column: found.column,
        },
        confidence: isMentioned(operation, found.parameter, code) ? 'medium' : 'high',
        proof: found.statement.chain,
      })
    }
  },
})

interface Child {
  readonly statement: Statement
  readonly table: Table
  /** The column that names the parent, and the parameter of the path that should be in it. */
  readonly column: string
  readonly parameter: string
}

/** `/orders/{order_id}/lines/{line_id}`: the last parameter is the row, one before it a key of its table. */
function childOf(backend: Backend, operation: Operation): Child | null {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((one) => one[1]!)
  const parents = names.slice(0, -1)
  if (parents.length === 0 || !operation.path.endsWith('}')) return null
  for (const statement of operation.statements) {
    if (statement.verb === 'insert' || statement.verb === 'raw' || statement.scoped === 'unknown') continue
    if (!isInHandler(operation, statement)) continue
    const paths = statement.filters.filter((one) => one.from === 'path')
    const key = paths.find((one) => {
      const [id, column] = parted(one.column)
      const table = tableOf(backend, id)
      return table !== null && (column === '(primary key)' || table.primaryKey?.columns.join() === column)
    })
    const table = key ? tableOf(backend, parted(key.column)[0]) : null
    if (!key || !table || statement.filters.some((one) => one.from === 'unknown' || one.from === 'computed')) continue
    if (key.text !== '' && parents.some((name) => key.text.includes(name))) continue
    const parameter = parents.find((name) => keyOf(table, columnFor(table, name)) !== null)
    if (parameter) return { statement, table, column: columnFor(table, parameter), parameter }
  }
  return null
}

const columnFor = (table: Table, name: string): string =>
  table.columns.find((one) => one.name === name || one.attribute === name)?.name ?? name

/** Any filter, comparison or mention of the key beside the row's own id. */
function isTied({ table, column, statement }: Child, operation: Operation, code: Code): boolean {
  if (operation.statements.some((one) => one.filters.some((filter) => filter.column === `${table.id}.${column}`)))
    return true
  const mention = new RegExp(`\\b${column}\\b`)
  if ((operation.trace?.refusals ?? []).some((one) => one.conditions.some((text) => mention.test(text)))) return true
  const places = [operation.handler, ...statement.chain.map((one) => one.at)]
  return places.some((place) => {
    const within =
      code.functionAt(place) ?? code.file(place.file)?.functions.findLast((one) => spans(one, place.line)) ?? null
    if (!within) return true
    for (const node of nodesIn(within.node.body)) if (node.kind === 'Attribute' && node['name'] === column) return true
    return false
  })
}

const spans = (one: NonNullable<ReturnType<Code['functionAt']>>, line: number): boolean => {
  const span = one.file.span(one.node)
  return span.line <= line && line <= span.endLine
}

/** The parent is loaded, or handed on, at least. */
function isMentioned(operation: Operation, parameter: string, code: Code): boolean {
  const handler = code.functionAt(operation.handler)
  if (!handler) return true
  for (const node of nodesIn(handler.node.body)) if (node.kind === 'Name' && node['id'] === parameter) return true
  return false
}
