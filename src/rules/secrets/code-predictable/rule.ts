import type { CodeCall } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A secret comes from a generator that can be predicted',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-338', 'CWE-330'],
  message: '`{function}` makes {what} with `{call}`, whose next values follow from the ones before',
  advice: 'Use `secrets`: `secrets.token_urlsafe(32)`, or `secrets.randbelow(10**6)` for a code of digits.',
  check({ code }, report) {
    for (const call of code.calls(PREDICTABLE, /\b(random|uuid1)\b/)) {
      const what = secretMade(call)
      if (!what || !call.within) continue
      const { line } = call.file.place(call.node)
      report.found({
        at: call.file.place(call.node),
        subject: call.within.qualname,
        arguments: { function: call.within.qualname, what: `\`${what}\``, call: call.path! },
        cause: `${call.file.path} ${call.within.qualname} ${line}`,
        ...(call.path === 'uuid.uuid1' ? { severity: 'medium', confidence: 'medium' } : {}),
      })
    }
  },
})

const PREDICTABLE =
  /^(random\.(random|randint|randrange|choice|choices|sample|getrandbits|randbytes|shuffle)|numpy\.random\.\w+|uuid\.uuid1)$/

/** Words that stand for themselves: a `code` alone may be a coupon. */
const SECRET =
  /(^|_)(otp|totp|password|passwd|pwd|secret|tokens?|api_?key|access_key|nonce|salt|csrf|pin_?code|(reset|verif\w+|confirm\w*|activation|login|auth|recovery|invite|2fa|mfa)_?(code|link|key|number)|session_?id)(_|$)/i
const HARMLESS =
  /count|limit|sleep|delay|jitter|backoff|seed|sample|tokens|index|length|captcha|fake|mock|dummy|test|example|llm|prompt|temperature/i

/** The name of what is made: the variable the call stands in, or the function around it. */
function secretMade({ file, node, within }: CodeCall): string | null {
  const around = file.nodes.findLast(
    (one) =>
      (one.kind === 'Assign' || one.kind === 'AnnotatedAssign') && one.start <= node.start && node.end <= one.end,
  )
  const targets = around
    ? ((around['targets'] as readonly { start: number; end: number }[] | undefined) ?? [
        around['target'] as { start: number; end: number },
      ])
    : []
  const names = [...targets.map((one) => file.text(one)), within?.node.name ?? '']
  const found = names.find((name) => SECRET.test(snake(name)) && !HARMLESS.test(name)) ?? null
  // A token alone may be a word of a text.
  return found && /^token$/i.test(found) && !file.mentions(/auth|login|passw|session|reset|verif/i) ? null : found
}

const snake = (name: string): string => name.slice(name.lastIndexOf('.') + 1).replaceAll(/([a-z])([A-Z])/g, '$1_$2')
