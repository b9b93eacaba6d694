import type { Operation, Place, Statement, Step } from '../../../model/index.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { nodeAt, parentOf } from '../../../python/code/surroundings.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A row that may not be there is used as if it were',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-476'],
  message:
    '`{operation}` looks for a `{table}` by an id of the request and {does} without a test: an unknown id ends in 500',
  advice: 'Answer 404 when the row is `None`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const [index, statement] of operation.statements.entries()) {
        // Whoever loaded the row before has asked whether it is there.
        const before = operation.statements
          .slice(0, index)
          .some((one) => one.tables.includes(statement.tables[0] ?? ''))
        const used = !before && isByRequest(statement) ? useOf(code, operation, statement.chain) : null
        if (!used) continue
        report.found({
          at: used.at,
          subject: operation.id,
          arguments: { operation: operation.id, table: statement.tables[0]!, does: used.does },
          cause: JSON.stringify(used.at),
          proof: [...statement.chain, { what: used.does, at: used.at }],
        })
      }
  },
})

/** One row by what the caller says; one that follows from another row is there. */
const isByRequest = ({ verb, limited, filters, tables, inLoop }: Statement): boolean =>
  verb === 'select' &&
  limited === 'yes' &&
  !inLoop &&
  tables.length === 1 &&
  filters.some(({ from, operator }) => operator === '==' && (from === 'path' || from === 'query')) &&
  filters.every(({ from }) => from === 'path' || from === 'query' || from === 'principal' || from === 'constant')

interface Use {
  readonly at: Place
  readonly does: string
}

/** What becomes of the row, from where it is loaded up to the handler. */
function useOf(code: Code, operation: Operation, chain: readonly Step[]): Use | null {
  let loads = true
  for (const { at } of chain.slice(1).toReversed()) {
    const file = code.file(at.file)
    const call = file && nodeAt(file, at, 'Call')
    const within = call && file.around(call)
    if (!file || !call || !within) return null
    const value = loads ? loaded(file, call) : awaited(file, call)
    loads = false
    const fate = value && fateOf(file, within, value)
    if (!fate) return null
    if (fate !== 'returned') return fate
  }
  const handler = code.functionAt(operation.handler)
  return handler && mustBeThere(operation) ? { at: operation.handler, does: 'answers with it' } : null
}

/** `session.get(...)`, `.first()`, `.one_or_none()`: `None` when there is none; `one()` refuses by itself. */
function loaded(file: CodeFile, call: AnyNode): AnyNode | null {
  let node = awaited(file, call)
  let last = nameOf(call)
  for (let method = parentOf(file, node); method?.kind === 'Attribute'; method = parentOf(file, node)) {
    const next = parentOf(file, method)
    if (next?.kind !== 'Call' || next['callee'] !== method || !CHAINED.test(String(method['name']))) break
    node = awaited(file, next)
    last = String(method['name'])
  }
  return NONE.test(last) ? node : null
}
const CHAINED = /^(scalars|unique|mappings|first|one_or_none|scalar_one_or_none|scalar|one|scalar_one|all)$/
const NONE = /^(get|first|one_or_none|scalar_one_or_none|scalar)$/

const nameOf = (call: AnyNode): string => String((call['callee'] as AnyNode)['name'] ?? '')

function awaited(file: CodeFile, node: AnyNode): AnyNode {
  const parent = parentOf(file, node)
  return parent?.kind === 'Await' ? parent : node
}

function fateOf(file: CodeFile, within: CodeFunction, value: AnyNode): Use | 'returned' | null {
  const parent = parentOf(file, value)
  if (parent?.kind === 'Return') return 'returned'
  const direct = touched(file, value)
  if (direct) return direct
  const [target, ...more] = parent?.kind === 'Assign' ? (parent['targets'] as readonly AnyNode[]) : []
  if (target?.kind !== 'Name' || more.length > 0) return null
  const name = String(target['id'])
  const names = [...nodesIn(within.node.body)].filter((one) => one.kind === 'Name' && one['id'] === name)
  if (names.some((one) => one !== target && (isSet(file, one) || isTested(file, one)))) return null
  const first = names.find((one) => one.start > value.end)
  if (!first) return null
  return parentOf(file, first)?.kind === 'Return' ? 'returned' : touched(file, first)
}

/** An attribute of it, or what needs a row. */
function touched(file: CodeFile, node: AnyNode): Use | null {
  const parent = parentOf(file, node)
  if (parent?.kind === 'Attribute' && parent['value'] === node)
    return { at: file.place(parent), does: `takes \`.${String(parent['name'])}\` of it` }
  if (parent?.kind === 'Call' && parent['callee'] !== node && nameOf(parent) === 'delete')
    return { at: file.place(parent), does: 'deletes it' }
  return null
}

const isSet = (file: CodeFile, name: AnyNode): boolean => {
  const parent = parentOf(file, name)
  return parent?.kind === 'Assign' && (parent['targets'] as readonly unknown[]).includes(name)
}

/** Anything that may look whether it is there, or catch what happens when it is not. */
function isTested(file: CodeFile, name: AnyNode): boolean {
  let ofRow = false
  for (let at = parentOf(file, name), below: AnyNode = name; at; below = at, at = parentOf(file, at)) {
    if (at.kind === 'Try') return true
    if (at.kind === 'FunctionDef') return false
    // `row.state == "open"` asks something of the row, not whether there is one.
    if (ofRow) continue
    if (at.kind === 'Attribute') ofRow = true
    if (at.kind === 'Comparison' || at.kind === 'BooleanOperation' || at.kind === 'UnaryOperation') return true
    if (/^(If|While|Conditional|Assert|Match)$/.test(at.kind))
      if (at['test'] === below || at['subject'] === below) return true
  }
  return false
}

/** A model that has to be filled; `null` is no such answer. */
function mustBeThere({ responses }: Operation): boolean {
  const success = responses.find(({ status }) => status.startsWith('2'))
  const schema = success && Object.values(success.content)[0]
  return typeof schema?.['$ref'] === 'string'
}
