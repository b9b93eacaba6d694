import type { Expression } from '../../python/ast.ts'
import type { Code, CodeCall } from '../../python/code/code.ts'
import { start } from '../../python/code/reach.ts'
import { PASSWORD } from './names.ts'
import { type Written, writtenIn } from './written.ts'

export interface FirstPassword {
  readonly call: CodeCall
  readonly written: Written
  readonly name: string
}

const ACCOUNT = /(user|account|admin|member|operator|staff|^person$|employee)/i
const MAKES = /(^|[._])(create|add|make|register|insert|ensure|init|bootstrap)|^[A-Z]|\.[A-Z]/
/** Rows to play with are no accounts anybody relies on. */
const PRETENDED = /seed|fake|faker|demo|test|sample|example|mock|fixture|populate/i

/** Passwords that stand in the code, where an account is made with them. */
export function firstPasswords(code: Code): readonly FirstPassword[] {
  return code.mentioning(/passw/i).flatMap((file) => {
    if (PRETENDED.test(file.path)) return []
    return file.calls.flatMap((call) => (makesAccount(call) ? passwordsOf(code, call) : []))
  })
}

function makesAccount({ path, within }: CodeCall): boolean {
  if (!path || !within || PRETENDED.test(within.qualname)) return false
  return ACCOUNT.test(path.slice(path.lastIndexOf('.') + 1)) && MAKES.test(path)
}

function passwordsOf(code: Code, call: CodeCall): readonly FirstPassword[] {
  return call.node.keywords.flatMap(({ name, value }) => {
    if (name === null || !(PASSWORD.test(name) || /^hashed_?password$|^password_?hash$/i.test(name))) return []
    const inner = hashed(call, value)
    return writtenIn(code, start(call.file, inner, call.within)).map((written) => ({
      call,
      written,
      name: inner.kind === 'Constant' ? name : call.file.text(inner).slice(0, 60),
    }))
  })
}

/** What is hashed before it is stored. */
function hashed({ file }: CodeCall, value: Expression): Expression {
  if (value.kind !== 'Call' || value.args.length !== 1) return value
  return /(get_?env|environ|load|read|fetch|input|generate|random)/i.test(file.pathOf(value) ?? '')
    ? value
    : value.args[0]!
}
