import type { CodeClass, FieldStatement } from '../source/classes.ts'

/** Whether a field may be empty, as it is annotated. */
export function isOptional({ file }: CodeClass, statement: FieldStatement): boolean {
  if (statement.kind !== 'AnnotatedAssign') return false
  return /\|\s*None\b|\bNone\s*\||\bOptional\[/.test(file.text(statement.annotation))
}
