import type { Expression } from '../../../python/ast.ts'
import type { CodeCall, CodeFile } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { inDevelopment, isBelow } from '../options.ts'

export default rule({
  title: 'A secret goes into the log',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-532'],
  message: '`{function}` writes `{secret}` to the log',
  advice: 'Log who and what, not with what: an id, the last four letters, whether it was there.',
  check({ code }, report) {
    for (const call of code.calls(LOGS, /\b(log\w*|print|pprint)\b/i)) {
      const [secret] = call.node.args.flatMap((one) => secretsIn(call, one))
      if (!secret || !call.within || BY_HAND.test(call.within.node.name) || isAskedFor(call)) continue
      report.found({
        at: call.file.place(call.node),
        subject: call.within.qualname,
        arguments: { function: call.within.qualname, secret: call.file.text(secret) },
        ...(isHeaders(call.file, secret) ? { cause: 'headers' } : {}),
      })
    }
  },
})

const LOGS = /(^|\.)(print|pprint|pp|(\w*log\w*\.)+(debug|info|warning|warn|error|exception|critical|log))$/i

/** What somebody runs to see it. */
const BY_HAND = /^(main|cli|create_\w*superuser)$/

const SECRET =
  /^(plain_?|raw_?|user_?|new_?|old_?|current_?|db_?)?(password|passwd|pwd|passphrase|client_secret|secret_key|secret_?access_?key|private_key|api_?key|(access|refresh|reset|auth|bearer|id|jwt|session|verification|csrf)_?token|otp|otp_code|hashed_password|authorization)$/i

/** Somebody switched it on, to look for a fault. */
const isAskedFor = (call: CodeCall): boolean =>
  inDevelopment(call) || isBelow(call, /environ|getenv|verbose|settings|config/i)

/** What goes into the text as it is; a part of it, its length or a mask does not. */
function secretsIn({ file, node: { callee } }: CodeCall, node: Expression): readonly Expression[] {
  const inner = (one: Expression): readonly Expression[] => secretsIn({ file, node: { callee } } as CodeCall, one)
  switch (node.kind) {
    case 'Name':
      return SECRET.test(node.id) && !isConstant(node.id) ? [node] : []
    case 'Attribute':
      return SECRET.test(node.name) || isHeaders(file, node) ? [node] : []
    case 'JoinedString':
      return node.parts.flatMap((one) => (typeof one === 'string' ? [] : inner(one.value)))
    case 'BinaryOperation':
      return node.operator === '+' || node.operator === '%' ? [...inner(node.left), ...inner(node.right)] : []
    case 'Tuple':
      return node.items.flatMap(inner)
    case 'Call':
      return callee !== node.callee && /^(str|dict|repr)$/.test(file.pathOf(node.callee) ?? '')
        ? node.args.flatMap(inner)
        : formatted(node, inner)
    default:
      return []
  }
}

const formatted = (
  node: Expression & { kind: 'Call' },
  inner: (one: Expression) => readonly Expression[],
): readonly Expression[] =>
  node.callee.kind === 'Attribute' && node.callee.name === 'format' ? node.args.flatMap(inner) : []

const isConstant = (name: string): boolean => name === name.toUpperCase()

/** The headers of a request carry its credentials. */
const isHeaders = (file: CodeFile, node: Expression): boolean => /^(request|req)\.headers$/.test(file.text(node))
