import type { Statement } from '../../../python/ast.ts'

/** `session.commit()` at the end of a block. */
export function savedBehind(body: readonly Statement[]): readonly Statement[] {
  const last = body.findLastIndex((one) => !isSaving(one))
  return body.slice(last + 1)
}

function isSaving(one: Statement): boolean {
  if (one.kind !== 'ExpressionStatement') return false
  const value = one.value.kind === 'Await' ? one.value.value : one.value
  return value.kind === 'Call' && value.callee.kind === 'Attribute' && /^(commit|flush)$/.test(value.callee.name)
}
