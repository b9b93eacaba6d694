import type { Call, Expression, FunctionDef, Module, Node, Statement, With } from '../../python/ast.ts'

/** Parts of `op` that do nothing to the database themselves. */
const NO_OPERATION = new Set([
  'f',
  'get_bind',
  'get_context',
  'inline_literal',
  'batch_alter_table',
  'implementation_for',
  'register_operation',
  'invoke',
])

/** An operation where it is called. */
export interface CalledOperation {
  readonly name: string
  readonly node: Call
  /** The table of the batch it belongs to, as written. */
  readonly batch: Expression | null
  readonly autocommit: boolean
  readonly conditional: boolean
}

/** The operations a function runs, in the order they are written; helpers of the file are looked into. */
export function operationsIn(name: string, tree: Module): readonly CalledOperation[] {
  const functions = new Map(tree.body.flatMap((one) => (one.kind === 'FunctionDef' ? [[one.name, one] as const] : [])))
  const start = functions.get(name)
  if (!start) return []
  const reader = new OperationReader(functions, importedNames(tree.body))
  reader.visit(start)
  return reader.found
}

interface Imported {
  /** Names `op` goes by. */
  readonly modules: ReadonlySet<string>
  /** Operations imported by themselves, by the name they have here. */
  readonly operations: ReadonlyMap<string, string>
}

function importedNames(body: readonly Statement[]): Imported {
  const modules = new Set<string>()
  const operations = new Map<string, string>()
  for (const one of body) {
    if (one.kind !== 'ImportFrom') continue
    for (const { name, alias } of one.names) {
      if (one.module === 'alembic' && name === 'op') modules.add(alias ?? name)
      if (one.module === 'alembic.op') operations.set(alias ?? name, name)
    }
  }
  return { modules, operations }
}

class OperationReader {
  readonly found: CalledOperation[] = []
  private readonly functions: ReadonlyMap<string, FunctionDef>
  private readonly imported: Imported
  /** `batch_op` of `with op.batch_alter_table(...) as batch_op`, and connections. */
  private readonly batches = new Map<string, Expression | null>()
  private readonly connections = new Set<string>()
  private readonly inside = new Set<FunctionDef>()
  private autocommit = 0
  private conditional = 0

  constructor(functions: ReadonlyMap<string, FunctionDef>, imported: Imported) {
    this.functions = functions
    this.imported = imported
  }

  visit(node: unknown): void {
    if (Array.isArray(node)) {
      for (const one of node) this.visit(one)
      return
    }
    if (!isNode(node)) return
    if (node.kind === 'FunctionDef') return this.enter(node as unknown as FunctionDef)
    this.remember(node as unknown as Statement)
    if (node.kind === 'Call') this.call(node as unknown as Call)
    const outside = node.kind === 'With' && leavesTransaction(node as unknown as With) ? 1 : 0
    const maybe = CONDITIONAL.test(node.kind) ? 1 : 0
    this.autocommit += outside
    this.conditional += maybe
    for (const part of partsOf(node)) this.visit(part)
    this.autocommit -= outside
    this.conditional -= maybe
  }

  private enter(of: FunctionDef): void {
    if (this.inside.has(of)) return
    this.inside.add(of)
    this.visit(of.body)
    this.inside.delete(of)
  }

  private remember(node: Statement): void {
    if (node.kind === 'With')
      for (const item of node.items)
        if (item.target?.kind === 'Name' && this.operation(item.context) === 'batch_alter_table')
          this.batches.set(item.target.id, item.context.kind === 'Call' ? (item.context.args[0] ?? null) : null)
    if (node.kind === 'Assign' && this.operation(node.value) === 'get_bind')
      for (const target of node.targets) if (target.kind === 'Name') this.connections.add(target.id)
  }

  private call(node: Call): void {
    const name = this.operation(node)
    if (name !== null && !NO_OPERATION.has(name))
      this.found.push({
        name,
        node,
        batch: this.batchOf(node),
        autocommit: this.autocommit > 0,
        conditional: this.conditional > 0,
      })
    const helper = node.callee.kind === 'Name' ? this.functions.get(node.callee.id) : undefined
    if (helper) this.enter(helper)
  }

  private batchOf({ callee }: Call): Expression | null {
    if (callee.kind !== 'Attribute' || callee.value.kind !== 'Name') return null
    return this.batches.get(callee.value.id) ?? null
  }

  /** The operation a call is, if it is one. */
  private operation(node: Expression): string | null {
    if (node.kind !== 'Call') return null
    const { callee } = node
    if (callee.kind === 'Name') return this.imported.operations.get(callee.id) ?? null
    if (callee.kind !== 'Attribute') return null
    if (
      callee.value.kind === 'Name' &&
      (this.imported.modules.has(callee.value.id) || this.batches.has(callee.value.id))
    )
      return callee.name
    const connection =
      (callee.value.kind === 'Name' && this.connections.has(callee.value.id)) ||
      this.operation(callee.value) === 'get_bind'
    return connection && /^(execute|exec_driver_sql|scalar|scalars)$/.test(callee.name) ? 'execute' : null
  }
}

const CONDITIONAL = /^(If|For|While|Try|Match|Comprehension|Conditional)$/

/** `with op.get_context().autocommit_block():` */
const leavesTransaction = (node: With): boolean =>
  node.items.some(
    ({ context }) =>
      context.kind === 'Call' && context.callee.kind === 'Attribute' && context.callee.name === 'autocommit_block',
  )

type AnyNode = Node & { readonly kind: string }
const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'kind' in value && 'start' in value

/** Everything below a node, in the order it is written. */
function partsOf(node: AnyNode): readonly unknown[] {
  const parts = Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .flatMap(flattened)
  return parts.sort((a, b) => a.start - b.start)
}

/** Some parts stand in plain objects: keywords, dictionary entries, cases. */
function flattened(value: unknown): readonly (Node & { readonly kind?: string })[] {
  if (isNode(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value)
    .flatMap((one) => (Array.isArray(one) ? one : [one]))
    .flatMap((one) => (typeof one === 'object' ? flattened(one) : []))
}
