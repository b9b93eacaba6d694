import type { Comparison, Expression } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { environmentVariable } from '../../../python/code/environment.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { rule } from '../../rule.ts'
import { bare, firstName, lastName } from '../names.ts'

export default rule({
  title: 'A secret is compared letter by letter',
  severity: 'low',
  confidence: 'high',
  weaknesses: ['CWE-208'],
  message: '`{function}` compares {what} with `{operator}`, which takes longer the more letters are right',
  advice: 'Use `hmac.compare_digest(given.encode(), expected.encode())`.',
  check({ code }, report) {
    for (const file of code.mentioning(SECRETS))
      for (const node of file.nodes) {
        if (node.kind !== 'Comparison') continue
        const comparison = node as unknown as Comparison
        const within = file.around(comparison)
        const what = within && !within.node.name.startsWith('__e') && secretIn(code, file, comparison)
        if (!what) continue
        report.found({
          at: file.place(comparison),
          subject: within.qualname,
          arguments: { function: within.qualname, what: `\`${what.text}\``, operator: comparison.operators[0]! },
          ...(what.signature ? { severity: 'medium' } : {}),
        })
      }
  },
})

const SECRETS =
  /get_secret_value\(\)|(secret|api_?key|token|signature|hmac|digest|password|passwd)\w*(\)|\]|\s)*[!=]=|[!=]=\s*[\w.([]*(secret|api_?key|token|signature|hmac|digest|passw)/i
const NAME =
  /(^|_)(secret|api_?key|access_?key|token|signature|sig|hmac|digest|password|passwd|auth_?key|hub_signature_256)(_?(key|token|value|hash|header|256))?$/i
const KINDS = /type|kind|status|name|count|length|id$|algorithm/i

interface Secret {
  readonly text: string
  readonly signature: boolean
}

/** What a caller gave on one side, what only this program knows on the other. */
function secretIn(code: Code, file: CodeFile, { operands, operators }: Comparison): Secret | null {
  const [left, right] = operands.map(bare)
  // `SecretStr` says of itself that it is one.
  const declared = operands.findIndex((one) => file.text(one).endsWith('.get_secret_value()'))
  const other = operands[1 - declared]
  if (
    declared >= 0 &&
    operands.length === 2 &&
    /^[!=]=$/.test(operators[0]!) &&
    other &&
    isGiven(code, file, bare(other))
  )
    return { text: file.text(operands[declared]!), signature: false }
  if (operands.length !== 2 || !left || !right || !/^[!=]=$/.test(operators[0]!)) return null
  for (const [own, given] of [
    [left, right],
    [right, left],
  ] as const) {
    if (isGiven(code, file, own) || !isGiven(code, file, given)) continue
    const at = reach(code, start(file, own, file.around(own)))
    if (isKeyedHash(file, at.node as Expression)) return { text: file.text(own), signature: true }
    const name = lastName(own)
    if (
      NAME.test(name) &&
      !KINDS.test(name) &&
      (at.setting ||
        isEnvironment(at.file, at.node as Expression) ||
        /^(settings|config|cfg|self)$/i.test(firstName(own)))
    )
      return { text: file.text(own), signature: false }
  }
  return null
}

const isEnvironment = (file: CodeFile, node: Expression): boolean => environmentVariable(file, node) !== null

/** `hmac.new(...).hexdigest()`, put before it or not. */
function isKeyedHash(file: CodeFile, node: Expression): boolean {
  if (node.kind === 'Call') return /^hmac\.(new|digest)/.test(file.pathOf(node) ?? '')
  if (node.kind === 'BinaryOperation') return isKeyedHash(file, node.left) || isKeyedHash(file, node.right)
  return (
    node.kind === 'JoinedString' && node.parts.some((one) => typeof one !== 'string' && isKeyedHash(file, one.value))
  )
}

/** A parameter, or what is read of the request or of the credentials. */
function isGiven(code: Code, file: CodeFile, node: Expression): boolean {
  const within = file.around(node)
  if (!within || node.kind === 'Constant') return false
  const first = firstName(node)
  if (within.node.parameters.some((one) => one.name === first && !/^(self|cls|settings|config)$/.test(first)))
    return true
  if (node.kind !== 'Name') return /^request$/.test(first)
  const at = reach(code, start(file, node, within)).node
  return at.kind === 'Call' && /(^|\.)(headers|query_params|cookies)\.get$/.test(file.pathOf(at.callee) ?? '')
}
