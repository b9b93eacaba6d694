import type { Expression } from '../../python/ast.ts'
import { reachAll } from '../../python/code/callers.ts'
import type { Code } from '../../python/code/code.ts'
import type { Reached } from '../../python/code/reach.ts'

/** Text that stands in the code, where something else is wanted. */
export interface Written {
  readonly text: string
  readonly from: Reached
}

/** The same text in another form. */
const SAME = /^(encode|decode|get_secret_value|strip|digest|hexdigest|rstrip)$/
const FORMS =
  /(^|\.)(str|bytes|SecretStr|SecretBytes|b64encode|urlsafe_b64encode|b64decode|sha256|Secret|OctKey\.import_key)$/

/** The texts an expression comes down to; nothing for what is not written in the code. */
export function writtenIn(code: Code, from: Reached, depth = 0): readonly Written[] {
  if (depth > 4) return []
  return reachAll(code, from).flatMap((at) => {
    const { node } = at
    if (node.kind === 'Constant' && (node.type === 'str' || node.type === 'bytes'))
      return [{ text: String(node.value), from: at }]
    if (node.kind !== 'Call') return []
    const inner = innerOf(at, node)
    return inner ? writtenIn(code, { ...at, node: inner }, depth + 1) : []
  })
}

function innerOf({ file }: Reached, call: Expression & { kind: 'Call' }): Expression | undefined {
  const { callee } = call
  if (FORMS.test(file.pathOf(callee) ?? '')) return call.args[0]
  return callee.kind === 'Attribute' && SAME.test(callee.name) ? callee.value : undefined
}
