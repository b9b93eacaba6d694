import type { ClassDef, Expression, FunctionDef, Node } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { definedBy } from '../../../python/code/definitions.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'

/** A value of a class of the project, or several of them. */
export interface Typed {
  readonly file: CodeFile
  readonly class: ClassDef
  readonly many: boolean
}

const DEEPEST = 6

/** The class of what an expression gives, by annotations and by what functions say they return; null where that is not told. */
export function typeOf(code: Code, file: CodeFile, expression: Expression, depth = 0): Typed | null {
  if (depth > DEEPEST) return null
  const next = (of: Expression): Typed | null => typeOf(code, file, of, depth + 1)
  switch (expression.kind) {
    case 'Await':
      return next(expression.value)
    case 'Name':
      return ofName(code, file, expression, depth)
    case 'Attribute': {
      const owner = next(expression.value)
      const field = owner?.class.body.find(
        (one) => one.kind === 'AnnotatedAssign' && one.target.kind === 'Name' && one.target.id === expression.name,
      )
      return owner && field?.kind === 'AnnotatedAssign' ? annotated(code, owner.file, field.annotation) : null
    }
    case 'Call': {
      const { node, file: at } = reach(code, start(file, expression.callee, file.around(expression)))
      if (node.kind === 'ClassDef') return { file: at, class: node, many: false }
      return node.kind === 'FunctionDef' ? returned(code, at, node) : null
    }
    default:
      return null
  }
}

const returned = (code: Code, file: CodeFile, { returns }: FunctionDef): Typed | null =>
  returns ? annotated(code, file, returns) : null

function ofName(code: Code, file: CodeFile, name: Expression & { readonly kind: 'Name' }, depth: number): Typed | null {
  const within = file.around(name)
  if (!within) return null
  const looped = loopOf(within, name)
  if (looped) {
    const of = typeOf(code, file, looped, depth + 1)
    return of?.many === true ? { ...of, many: false } : null
  }
  const [first] = within.node.parameters
  // What a method calls itself by.
  if (within.owner && first?.name === name.id && name.id === 'self') return { file, class: within.owner, many: false }
  const parameter = within.node.parameters.find((one) => one.name === name.id)
  if (parameter) return parameter.annotation ? annotated(code, file, parameter.annotation) : null
  const values = (definedBy(within.node.body).get(name.id) ?? []).flatMap((one) =>
    one.kind === 'Assign' || one.kind === 'AnnotatedAssign' ? [one] : [],
  )
  if (values.length !== 1) return null
  const [only] = values
  return only!.kind === 'AnnotatedAssign'
    ? annotated(code, file, only!.annotation)
    : typeOf(code, file, only!.value, depth + 1)
}

/** What the innermost loop or comprehension goes through that gives a name. */
function loopOf(within: CodeFunction, name: Node & { readonly id: string }): Expression | null {
  const gives = (target: unknown): boolean => (target as { readonly id?: string } | null)?.id === name.id
  const around = [...nodesIn(within.node.body)].filter((one) => one.start <= name.start && name.end <= one.end)
  for (const node of around.toReversed()) {
    if (node.kind === 'For' && gives(node['target'])) return node['iterable'] as Expression
    const clauses = (node.kind === 'Comprehension' ? node['clauses'] : []) as readonly AnyNode[]
    const clause = clauses.find((one) => gives(one['target']))
    if (clause) return clause['iterable'] as Expression
  }
  return null
}

const MANY = /^(list|List|Sequence|Iterable|tuple|set|Collection)$/

/** `Task`, `Task | None`, `list[Task]`, `Annotated[Task, ...]` */
export function annotated(code: Code, file: CodeFile, annotation: Expression): Typed | null {
  if (annotation.kind === 'BinaryOperation')
    return annotated(code, file, annotation.left) ?? annotated(code, file, annotation.right)
  if (annotation.kind === 'Subscript') {
    const name = (file.pathOf(annotation.value) ?? '').replace(/^.*\./, '')
    const inner = annotation.index.kind === 'Tuple' ? annotation.index.items[0] : annotation.index
    const of = inner ? annotated(code, file, inner) : null
    if (MANY.test(name)) return of && { ...of, many: true }
    return name === 'Optional' || name === 'Annotated' ? of : null
  }
  if (annotation.kind !== 'Name' && annotation.kind !== 'Attribute') return null
  const { node, file: at } = reach(code, start(file, annotation, null))
  return node.kind === 'ClassDef' ? { file: at, class: node, many: false } : null
}

/** Classes that are named where a value comes from: `session.scalar(select(Task))`. */
export function mentionedFor(
  code: Code,
  file: CodeFile,
  value: Expression,
  seen: Set<string> = new Set(),
): readonly ClassDef[] {
  const within = file.around(value)
  if (!within) return []
  const locals = definedBy(within.node.body)
  return [...nodesIn(value)].flatMap((node): readonly ClassDef[] => {
    if (node.kind !== 'Name') return []
    const name = node as unknown as Expression & { readonly kind: 'Name' }
    const looped = loopOf(within, name)
    const given = [
      ...(locals.get(name.id) ?? []).flatMap((one) => ('value' in one && one.value ? [one.value] : [])),
      ...(looped ? [looped] : []),
    ]
    if (given.length > 0) {
      if (seen.has(name.id)) return []
      seen.add(name.id)
      return given.flatMap((one) => mentionedFor(code, file, one, seen))
    }
    const reached = reach(code, start(file, name, within)).node
    return reached.kind === 'ClassDef' ? [reached] : []
  })
}
