import type { Node, Statement } from '../../../python/ast.ts'
import { asItems, asText } from '../../../python/values/ask.ts'
import type { ClassValue, Generic, Value } from '../../../python/values/value.ts'
import { literalText } from './literal-text.ts'

const qualnames = new WeakMap<Node, string>()

/** `Outer.Inner` and `make.<locals>.Model`: what Python calls `__qualname__`. */
export function qualname(of: ClassValue): string {
  if (!of.node) return of.name
  if (!qualnames.has(of.node)) {
    const { module } = of.site
    if (module.tree) nameAll(module.tree.body, '')
  }
  return qualnames.get(of.node) ?? of.name
}

function nameAll(body: readonly Statement[], prefix: string): void {
  for (const statement of body) nameStatement(statement, prefix)
}

function nameStatement(statement: Statement, prefix: string): void {
  if (statement.kind === 'ClassDef') {
    qualnames.set(statement, prefix + statement.name)
    nameAll(statement.body, `${prefix}${statement.name}.`)
    return
  }
  if (statement.kind === 'FunctionDef') {
    nameAll(statement.body, `${prefix}${statement.name}.<locals>.`)
    return
  }
  for (const value of Object.values(statement))
    if (Array.isArray(value)) for (const one of value) if (isNode(one)) nameInside(one, prefix)
}

/** Blocks below `if`, `try`, `with`, `match` and their clauses. */
function nameInside(node: Node & { kind?: string; body?: unknown }, prefix: string): void {
  if (typeof node.kind === 'string' && /^(ClassDef|FunctionDef|If|For|While|Try|With|Match)/.test(node.kind))
    nameStatement(node as Statement, prefix)
  else if (Array.isArray(node.body)) for (const one of node.body) if (isNode(one)) nameInside(one, prefix)
}

const isNode = (value: unknown): value is Node & { kind?: string; body?: unknown } =>
  typeof value === 'object' && value !== null && 'start' in value

const identities = new WeakMap<object, number>()
let next = 1
export function identity(of: object): number {
  let id = identities.get(of)
  if (id === undefined) identities.set(of, (id = next++))
  return id
}

/** The parts that say which type it is: equal types have equal texts. */
export function typeKey(value: Value): string {
  switch (value.kind) {
    case 'external':
      return value.path
    case 'constant':
      return `${value.type}:${String(value.value)}`
    case 'generic':
      return `${typeKey(value.origin)}[${value.args.map(typeKey).join(',')}]`
    case 'member':
      return `${identity(value.class)}.${value.name}`
    case 'sequence':
      return `(${value.items.map(typeKey).join(',')})`
    default:
      return `#${identity(value)}`
  }
}

/** A type as pydantic writes it into the name of a generic model. */
export function displayType(value: Value): string {
  switch (value.kind) {
    case 'class':
      return qualname(value)
    case 'constant':
      return value.type === 'none' ? 'NoneType' : value.type === 'ellipsis' ? '...' : literalText(value)
    case 'external':
      return value.path.slice(value.path.lastIndexOf('.') + 1)
    case 'generic':
      return displayGeneric(value)
    case 'instance':
      return displayInstance(value)
    case 'member':
      return value.class.name
    default:
      return value.kind
  }
}

function displayInstance(value: Value & { kind: 'instance' }): string {
  const path = value.class.kind === 'external' ? value.class.path : value.class.name
  const name = asText(value.args[0]) ?? path
  return path === 'typing.TypeVar' ? `~${name}` : name
}

function displayGeneric(value: Generic): string {
  const origin = value.origin.kind === 'external' ? value.origin.path : ''
  if (origin === 'typing.Literal') return `Literal[${value.args.map(literalText).join(', ')}]`
  if (origin === 'typing.Annotated') return `Annotated[${value.args.slice(0, 1).map(displayType).join('')}]`
  const args = value.args
    .map((arg) =>
      arg.kind === 'sequence' ? `[${(asItems(arg) ?? []).map(displayType).join(', ')}]` : displayType(arg),
    )
    .join(', ')
  return origin === 'typing.Union' ? `Union[${args}]` : `${displayType(value.origin)}[${args}]`
}
