import type { AnnotatedAssign, Assign, ClassDef, Expression, FunctionDef, Node, Statement } from '../ast.ts'
import type { CodeFile } from './file.ts'

/** What a name stands for in a file. */
export type Definition = Value | ClassDef | FunctionDef
/** `NAME = value`, annotated or not. */
export type Value = (Assign | AnnotatedAssign) & { readonly value: Expression }

const known = new WeakMap<CodeFile, ReadonlyMap<string, readonly Definition[]>>()

/** What a file defines under a name outside of its functions, each time it does. */
export function definitionsIn(file: CodeFile, name: string): readonly Definition[] {
  const { body } = file.tree
  let all = known.get(file)
  if (!all) known.set(file, (all = definedBy(body)))
  return all.get(name) ?? []
}

/** What a class body, or the body of a function, defines by name. */
export function definedBy(body: readonly Statement[]): ReadonlyMap<string, readonly Definition[]> {
  const found = new Map<string, Definition[]>()
  const add = (name: string, definition: Definition): void => {
    const before = found.get(name)
    if (before) before.push(definition)
    else found.set(name, [definition])
  }
  for (const statement of statementsOf(body)) {
    if (statement.kind === 'ClassDef' || statement.kind === 'FunctionDef') add(statement.name, statement)
    else if (isValue(statement))
      for (const target of statement.kind === 'Assign' ? statement.targets : [statement.target])
        if (target.kind === 'Name') add(target.id, statement)
  }
  return found
}

const isValue = (statement: Statement): statement is Value =>
  statement.kind === 'Assign' || (statement.kind === 'AnnotatedAssign' && statement.value !== null)

/** The statements of a body, those inside of branches included; functions and classes stay closed. */
export function* statementsOf(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement
    for (const inner of bodiesOf(statement)) yield* statementsOf(inner)
  }
}

/** From the first to the last statement of the innermost block a node stands in. */
export function blockAround(body: readonly Statement[], node: Node): Node {
  for (const statement of body)
    for (const inner of bodiesOf(statement))
      if (inner.some((one) => one.start <= node.start && node.end <= one.end)) return blockAround(inner, node)
  return { start: body[0]?.start ?? node.start, end: body.at(-1)?.end ?? node.end }
}

function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'If':
    case 'For':
    case 'While':
      return [statement.body, statement.otherwise]
    case 'With':
      return [statement.body]
    case 'Try':
      return [statement.body, ...statement.handlers.map((one) => one.body), statement.otherwise, statement.finally]
    case 'Match':
      return statement.cases.map((one) => one.body)
    default:
      return []
  }
}
