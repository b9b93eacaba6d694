import type { Backend } from '../../../model/index.ts'
import type { Expression } from '../../../python/ast.ts'
import type { Code, CodeCall } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { type Reached, reach, start } from '../../../python/code/reach.ts'
import { type Found, rule } from '../../rule.ts'
import { argumentOf, decodings, entryOf, operationsThrough } from '../tokens.ts'

const MESSAGE = '`{function}` believes a token {how}'

export default rule({
  title: 'A token is believed without proof',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-347', 'API2:2023'],
  message: MESSAGE,
  advice:
    'Verify the signature with the one key and the one family of algorithms this program signs with: `jwt.decode(token, KEY, algorithms=["HS256"])`.',
  check({ backend, code }, report) {
    const calls = decodings(code)
    const verified = calls.filter((call) => !isUnverified(code, call))
    for (const call of calls) {
      const fault = faultOf(backend, code, call, verified)
      if (!fault) continue
      const name = call.within?.qualname ?? call.file.path
      report.found({
        at: call.file.place(call.node),
        subject: name,
        arguments: { function: name, how: fault.how },
        ...(fault.confidence ? { confidence: fault.confidence } : {}),
        ...(fault.severity ? { severity: fault.severity } : {}),
        proof: [{ what: 'the token is read', at: call.file.place(call.node) }],
      })
    }
  },
})

interface Fault extends Pick<Found<typeof MESSAGE>, 'confidence' | 'severity'> {
  readonly how: string
}

function faultOf(backend: Backend, code: Code, call: CodeCall, verified: readonly CodeCall[]): Fault | null {
  const unverified = isUnverified(code, call)
  if (unverified && !isProof(backend, call, verified)) return null
  if (unverified)
    return {
      how: 'whose signature it does not verify',
      ...(unverified.setting ? { confidence: 'medium' as const } : {}),
    }
  const given = keyword(call.node, 'algorithms') ?? call.node.args[2]
  if (!given)
    return call.path === 'jose.jwt.decode' && !call.node.keywords.some((one) => one.name === null)
      ? { how: 'of any algorithm: `algorithms` is not given', severity: 'medium', confidence: 'medium' }
      : null
  return mixed(textsIn(argumentOf(code, call, 'algorithms') ?? given))
}

function mixed(names: readonly string[]): Fault | null {
  if (names.some((name) => name.toLowerCase() === 'none'))
    return { how: 'that is not signed: `none` is among its algorithms' }
  const families = new Set(names.map((name) => (name.startsWith('HS') ? 'HS' : 'key pair')))
  return families.size > 1
    ? {
        how: 'signed with the public key as a secret: HMAC and key pairs are both among its algorithms',
        confidence: 'medium',
      }
    : null
}

const textsIn = (node: Expression): readonly string[] =>
  (node.kind === 'List' || node.kind === 'Tuple' || node.kind === 'Set' ? node.items : [node]).flatMap((one) =>
    one.kind === 'Constant' && one.type === 'str' ? [String(one.value)] : [],
  )

/** The option that switches the check off. */
function isUnverified(code: Code, call: CodeCall): Reached | null {
  const options = entryOf(argumentOf(code, call, 'options'), 'verify_signature')
  for (const given of [keyword(call.node, 'verify'), options]) {
    const at = given && reach(code, start(call.file, given, call.within))
    if (at?.node.kind === 'Constant' && at.node.value === false) return at
  }
  return null
}

/** Some look into a token before it is verified, or one that came straight from who issued it. */
function isProof(backend: Backend, call: CodeCall, verified: readonly CodeCall[]): boolean {
  if (verified.some((one) => one.within?.node === call.within?.node)) return false
  const place = call.file.place(call.node)
  return operationsThrough(backend, place).some(({ trace, access }) => {
    const here = trace?.calls.find((one) => one.path.endsWith('.decode') && one.chain.at(-1)?.at.line === place.line)
    const fromCaller = here?.arguments[0]?.from.some((source) =>
      /^(credentials|header|cookie|query|body)\b/.test(source),
    )
    const alsoVerified = verified.some((one) =>
      trace?.calls.some(({ chain }) =>
        chain.some(({ at }) => at.line === one.file.place(one.node).line && at.file === one.file.path),
      ),
    )
    return fromCaller && !alsoVerified && access.state !== 'public'
  })
}
