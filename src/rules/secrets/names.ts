import type { Expression } from '../../python/ast.ts'

/** What a password is called where it is in plain text. */
export const PASSWORD =
  /^(plain_?|raw_?|user_?|input_?|clear_?)?(password|passwd|passphrase|pwd)(_?(plain|raw|in|str|bytes|text))?$/i

/** The last name of an expression: `form.password`, `password`, `body["password"]`; '' for anything else. */
export function lastName(node: Expression | undefined): string {
  if (node?.kind === 'Name') return node.id
  if (node?.kind === 'Attribute') return node.name
  if (node?.kind === 'Subscript' && node.index.kind === 'Constant') return String(node.index.value)
  return ''
}

/** The first name of a chain: `settings` of `settings.api.key`. */
export function firstName(node: Expression): string {
  if (node.kind === 'Name') return node.id
  return node.kind === 'Attribute' || node.kind === 'Subscript' ? firstName(node.value) : ''
}

/** What is left of `password.encode("utf-8").strip()` and `str(password)`. */
export function bare(node: Expression): Expression {
  if (node.kind === 'Await') return bare(node.value)
  if (node.kind !== 'Call') return node
  const { callee } = node
  if (callee.kind === 'Attribute' && /^(encode|strip|rstrip|get_secret_value)$/.test(callee.name))
    return bare(callee.value)
  return callee.kind === 'Name' && /^(str|bytes)$/.test(callee.id) && node.args[0] ? bare(node.args[0]) : node
}

/** The parts of a sum or of a text that is put together. */
export function parts(node: Expression): readonly Expression[] {
  const inner = bare(node)
  if (inner.kind === 'BinaryOperation') return [...parts(inner.left), ...parts(inner.right)]
  if (inner.kind === 'JoinedString')
    return inner.parts.flatMap((one) => (typeof one === 'string' ? [] : parts(one.value)))
  return [inner]
}
