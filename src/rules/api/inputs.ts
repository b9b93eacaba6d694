import type {
  Application,
  Argument,
  Assignment,
  Backend,
  Call,
  Column,
  JsonSchema,
  Operation,
  Place,
  Table,
} from '../../model/index.ts'
import type { Call as CallNode, Expression, Node } from '../../python/ast.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'
import { offsetOf } from '../../kernel/text.ts'
import { isCall, keyword } from '../../python/code/names.ts'
import { type Schema, bodySchemas } from './schemas.ts'

/** A column that is written with what the caller sent in a field of the body, as it came. */
export interface Input {
  readonly operation: Operation
  readonly table: Table
  readonly column: Column
  readonly schema: Schema
  readonly property: string
  readonly field: JsonSchema
  readonly required: boolean
  /** Whether a row is made with it; else one is changed. */
  readonly created: boolean
  /** Whether a field that was left out, or is null, is written as null. */
  readonly writesNull: boolean
  readonly conditions: readonly string[]
  readonly at: Place
}

/** Everything one operation writes from the fields of its body. */
export const inputsOf = (operation: Operation, backend: Backend, code: Code): readonly Input[] =>
  code.once(operation, 'inputs', () => readInputs(operation, backend, code))

function readInputs(operation: Operation, backend: Backend, code: Code): readonly Input[] {
  const application = backend.api.applications.find((one) => one.id === operation.application)
  if (!application || !operation.trace || !operation.body) return []
  const tables = backend.data.tables
  return [
    ...operation.trace.calls.flatMap((call) => fromCall(call, operation, application, tables, code)),
    ...operation.trace.assignments.flatMap((one) => fromAssignment(one, operation, application, tables, code)),
  ]
}

const tableOf = (tables: readonly Table[], name: string): Table | null => {
  const found = tables.filter(({ model }) => model !== null && last(model) === last(name))
  return found.length === 1 ? found[0]! : null
}

const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

function fromCall(
  call: Call,
  operation: Operation,
  application: Application,
  tables: readonly Table[],
  code: Code,
): readonly Input[] {
  const at = call.chain.at(-1)?.at
  const file = at && code.file(at.file)
  const validates = /\.(model_validate|from_orm)$/.test(call.path)
  if (!at || !file || !(validates || tableOf(tables, call.path))) return []
  const node = callAt(file, at)
  const owner = validates && node?.callee.kind === 'Attribute' ? (file.pathOf(node.callee.value) ?? '') : call.path
  const table = tableOf(tables, owner)
  if (!node || !table) return []
  const common = { operation, table, created: true, conditions: call.conditions, at }
  const whole = validates ? dumpedFrom(node.args[0]) : null
  const spread = node.keywords.filter((one) => one.name === null).map((one) => dumped(one.value))
  return [
    ...node.keywords.flatMap(({ name, value }) => {
      const argument = call.arguments.find((one) => one.name === name)
      const read = argument && isAsSent(argument) ? fieldRead(value) : null
      const column = name === null ? null : columnOf(table, name)
      const schema = read && schemaOfName(file, node, read.of, operation, application)
      return column && schema ? inputs({ ...common, writesNull: true }, column, schema, read.name) : []
    }),
    ...(whole ? [whole] : spread).flatMap((one) => {
      const schema = one && schemaOfName(file, node, one.name, operation, application)
      if (!one || !schema) return []
      return Object.keys(schema.properties)
        .filter((property) => !one.without.has(property) && !node.keywords.some((each) => each.name === property))
        .flatMap((property) => {
          const column = columnOf(table, property)
          return column ? inputs({ ...common, writesNull: one.writesNull }, column, schema, property) : []
        })
    }),
  ]
}

function fromAssignment(
  one: Assignment,
  operation: Operation,
  application: Application,
  tables: readonly Table[],
  code: Code,
): readonly Input[] {
  const at = one.chain.at(-1)?.at
  const table = tableOf(tables, one.class)
  const column = table && columnOf(table, one.attribute)
  const file = at && code.file(at.file)
  if (!at || !file || !table || !column || !isAsSent(one.value)) return []
  const read = assignedField(file, at, one.attribute)
  const schema = read && schemaOfName(file, read.node, read.of, operation, application)
  if (!schema) return []
  return inputs(
    { operation, table, created: false, writesNull: true, conditions: one.conditions, at },
    column,
    schema,
    read.name,
  )
}

function inputs(
  common: Omit<Input, 'column' | 'schema' | 'property' | 'field' | 'required'>,
  column: Column,
  schema: Schema,
  property: string,
): readonly Input[] {
  const field = schema.properties[property]
  return field ? [{ ...common, column, schema, property, field, required: schema.required.includes(property) }] : []
}

const columnOf = (table: Table, attribute: string): Column | null =>
  table.columns.find((one) => (one.attribute || one.name) === attribute) ?? null

function callAt(file: CodeFile, at: Place): CallNode | null {
  const start = offsetOf(file.tree.source, at)
  return file.calls.find(({ node }) => node.start === start && file.span(node).endLine === at.endLine)?.node ?? null
}

/** A value of the body that nothing was made of. */
const isAsSent = ({ made, from }: Argument): boolean => made === '' && from.length === 1 && from[0]!.startsWith('body:')

interface Read {
  readonly of: string
  readonly name: string
  readonly node: Node
}

function assignedField(file: CodeFile, at: Place, attribute: string): Read | null {
  for (const node of file.nodes) {
    const target = node.kind === 'Assign' ? (node['targets'] as readonly Expression[])[0] : undefined
    if (target?.kind !== 'Attribute' || target.name !== attribute || file.span(target).line !== at.line) continue
    return fieldRead(node['value'] as Expression)
  }
  return null
}

/** `item.name`, and nothing deeper. */
const fieldRead = (value: Expression): Read | null =>
  value.kind === 'Attribute' && value.value.kind === 'Name'
    ? { of: value.value.id, name: value.name, node: value }
    : null

interface Dumped {
  readonly name: string
  readonly without: ReadonlySet<string>
  readonly writesNull: boolean
}

/** `item.model_dump(exclude={"tags"})` of a name; null where nobody can tell what is left of it. */
function dumped(value: Expression): Dumped | null {
  if (!isCall(value) || value.callee.kind !== 'Attribute' || !/^(model_dump|dict)$/.test(value.callee.name)) return null
  const named = dumpedFrom(value.callee.value)
  const left = keyword(value, 'exclude')
  if (!named || keyword(value, 'include') || (left && left.kind !== 'Set')) return null
  const without =
    left?.kind === 'Set' ? left.items.flatMap((one) => (one.kind === 'Constant' ? String(one.value) : [])) : []
  const partly = keyword(value, 'exclude_unset') ?? keyword(value, 'exclude_none') ?? keyword(value, 'exclude_defaults')
  return { name: named.name, without: new Set(without), writesNull: partly === undefined }
}

const dumpedFrom = (value: Expression | undefined): Dumped | null =>
  value?.kind === 'Name' ? { name: value.id, without: new Set(), writesNull: true } : null

/** The schema of the body that the parameter of a function holds, by its annotation. */
function schemaOfName(
  file: CodeFile,
  node: Node,
  name: string,
  operation: Operation,
  application: Application,
): Schema | null {
  const parameter = file.around(node)?.node.parameters.find((one) => one.name === name)
  const annotated = parameter?.annotation && file.pathOf(annotatedType(parameter.annotation))
  const schemas = [...bodySchemas(operation, application).values()]
  return (annotated && schemas.find((one) => one.class === last(annotated))) || null
}

const annotatedType = (annotation: Expression): Expression =>
  annotation.kind === 'Subscript' && annotation.index.kind === 'Tuple' ? annotation.index.items[0]! : annotation
