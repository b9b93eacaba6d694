import type { Code, CodeCall } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { hasMore, inDevelopment, isConstant, optionOf } from '../options.ts'
import { proofName, sessionMiddleware } from '../cookies.ts'

export default rule({
  title: 'A cookie that proves who somebody is lies open',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1004', 'CWE-614', 'CWE-1275'],
  message: 'The cookie `{cookie}` is set {missing}',
  advice: 'Set it with `httponly=True, secure=True, samesite="lax"`.',
  check({ code }, report) {
    for (const call of code.calls(/\.set_cookie$/, /\bset_cookie\b/)) {
      const cookie = proofName(code, call)
      if (cookie === null || hasMore(call) || inDevelopment(call) || isRemoval(code, call)) continue
      const missing = missingIn(code, call)
      if (missing.length === 0) continue
      report.found({
        at: call.file.place(call.node),
        subject: call.within?.qualname ?? call.file.path,
        arguments: { cookie, missing: missing.join(' and ') },
        ...(missing.some((one) => one.includes('httponly') || one.includes('samesite')) ? {} : { severity: 'low' }),
      })
    }
    for (const call of sessionMiddleware(code)) {
      const only = optionOf(code, call, 'https_only')
      if (hasMore(call) || inDevelopment(call) || (only && !(isConstant(only, false) && !only.setting))) continue
      report.found({
        at: call.file.place(call.node),
        subject: 'SessionMiddleware',
        arguments: {
          cookie: 'session',
          missing: 'by `SessionMiddleware` without `https_only=True`, so that it travels unencrypted as well',
        },
        severity: 'low',
      })
    }
  },
})

function isRemoval(code: Code, call: CodeCall): boolean {
  const value = keyword(call.node, 'value') ?? call.node.args[1]
  const empty = value?.kind === 'Constant' && (value.value === '' || value.value === null)
  const age = optionOf(code, call, 'max_age') ?? optionOf(code, call, 'expires')
  return empty || (age?.node.kind === 'Constant' && age.node.value === 0)
}

/** As Starlette has it: not for scripts and only over TLS when said so, and `lax` unless said otherwise. */
function missingIn(code: Code, call: CodeCall): readonly string[] {
  const off = (name: string, position: number): boolean => {
    const at = optionOf(code, call, name)
    if (!at) return call.node.args.length <= position
    return isConstant(at, false) && !at.setting
  }
  const [scripts, plain] = [off('httponly', 7), off('secure', 6)]
  const site = optionOf(code, call, 'samesite')
  const missing = [
    ...(scripts ? ['without `httponly`, so that any script of the page can read it'] : []),
    ...(plain ? ['without `secure`, so that it travels unencrypted as well'] : []),
  ]
  return site?.node.kind === 'Constant' && String(site.node.value).toLowerCase() === 'none' && plain
    ? [...missing, 'with `samesite="none"`']
    : missing
}
