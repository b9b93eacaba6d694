import type { Statement } from '../../../python/ast.ts'
import type { ClassValue } from '../../../python/values/value.ts'
import { cleanDocstring } from '../../../python/interpret/builtins/indentation.ts'

/** The strings written below annotated names of a class body: `use_attribute_docstrings`. */
export function fieldDocstrings(of: ClassValue): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let name: string | null = null
  for (const statement of of.node?.body ?? []) {
    const written = docstringOf(statement)
    if (name !== null && written !== null) found.set(name, cleanDocstring(written))
    name = statement.kind === 'AnnotatedAssign' && statement.target.kind === 'Name' ? statement.target.id : null
  }
  return found
}

function docstringOf(statement: Statement): string | null {
  if (statement.kind !== 'ExpressionStatement') return null
  const { value } = statement
  return value.kind === 'Constant' && typeof value.value === 'string' ? value.value : null
}
