import type { Operation } from '../../../model/index.ts'
import type { Dict } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { lastName } from '../names.ts'

export default rule({
  title: 'A reset hands its code to whoever asks',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-640', 'CWE-200', 'API2:2023'],
  message: '`{operation}` answers with `{key}`, which was meant for the mailbox or phone of the owner',
  advice: 'Send it to the owner of the account only, and answer the same for every address.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const key = sendsCode(operation) ? codeIn(operation) : null
      if (!key || (AMBIGUOUS.test(key) && !holdsCode(code.functionAt(operation.handler), key))) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, key },
        proof: operation.wiring,
      })
    }
  },
})

/** Anybody may ask for a code, for any account. */
function sendsCode({ method, path, name, access, trace, parameters, body }: Operation): boolean {
  if (method === 'get' || !trace || access.state === 'enforced' || access.principals.length > 0) return false
  const title = `${path.split('/').slice(-2).join('/')} ${name}`
  const asks =
    /forgot|forget|recover|reset|send_?-?(otp|code|pin)|request_?-?(otp|code|pin)|resend|(generate|get)_?-?otp|\/otp$/i.test(
      title,
    )
  const text = JSON.stringify([parameters.map((one) => one.name), body?.content ?? {}])
  return asks && !/(verify|confirm|check|validate|refresh)/i.test(title) && !/new_?passw|"password"/i.test(text)
}

const codeIn = ({ trace }: Operation): string | null =>
  trace?.returns
    .flatMap(({ keys }) => keys)
    .find((key) => CODE.test(key) && !/expir|type|length|sent|status|count/i.test(key)) ?? null

const CODE = /(^|_)(token|otp|code|pin|secret|link|url)$/i

/** `{"code": 200}` is an answer's own number. */
const AMBIGUOUS = /^(code|url|link|secret)$/i

const holdsCode = (handler: CodeFunction | null, key: string): boolean =>
  [...nodesIn(handler?.node.body)].some(
    (node) =>
      node.kind === 'Dict' &&
      (node as unknown as Dict).entries.some(
        (one) => one.key?.kind === 'Constant' && one.key.value === key && SENT.test(lastName(one.value)),
      ),
  )

const SENT = /otp|token|(reset|verif\w*|recovery|login|magic)\w*(code|link|url)|^(code|link|url|pin)$/i
