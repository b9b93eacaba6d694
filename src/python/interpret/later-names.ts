import type { ClassDef, Statement } from '../ast.ts'
import type { Annotation, ClassValue, Site, Value } from '../values/value.ts'
import type { Scope } from '../values/scope.ts'

/**
 * Python evaluates an annotation where it stands: `at: time` above `time: str = ""` means the class of
 * the module, not the attribute that comes later. Annotations are read late here, so such names are hidden.
 */
export function hideLaterNames(of: ClassValue, node: ClassDef): void {
  const bound = new Map<string, number>()
  for (const statement of node.body)
    for (const name of boundBy(statement)) if (!bound.has(name)) bound.set(name, statement.start)
  for (const [name, annotation] of of.annotations) {
    if (annotation.value) continue
    const later = wordsOf(annotation).filter((word) => (bound.get(word) ?? -1) > annotation.site.node.start)
    if (later.length > 0) of.annotations.set(name, { ...annotation, scope: without(annotation.scope, later) })
  }
}

function boundBy(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'Assign':
      return statement.targets.flatMap((target) => (target.kind === 'Name' ? [target.id] : []))
    case 'AnnotatedAssign':
      return statement.value && statement.target.kind === 'Name' ? [statement.target.id] : []
    case 'FunctionDef':
      return [statement.name]
    default:
      return []
  }
}

function wordsOf(annotation: Annotation): readonly string[] {
  const { module, node } = annotation.site as Site
  return module.tree?.source.slice(node.start, node.end).match(/[A-Za-z_]\w*/g) ?? []
}

function without(scope: Scope, names: readonly string[]): Scope {
  const variables = new Map(scope.variables)
  for (const name of names) variables.delete(name)
  return { ...scope, variables } satisfies Scope as Scope & { readonly variables: Map<string, Value> }
}
