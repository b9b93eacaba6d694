import type { Code, CodeCall } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { proofName, sessionMiddleware } from '../cookies.ts'
import { inDevelopment, optionOf } from '../options.ts'

export default rule({
  title: 'Other sites can act with the cookie of a visitor',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-352', 'CWE-1275'],
  message: 'The cookie `{cookie}` is sent along from other sites, and nothing here checks where a request comes from',
  advice: 'Use `samesite="lax"`, or ask every write for a token against forgery or check its `Origin`.',
  check({ backend, code }, report) {
    const writes = backend.api.operations.some(({ method }) => method !== 'get' && method !== 'head')
    if (!writes || code.mentioning(/csrf|xsrf|double_submit|["']origin["']/i).length > 0) return
    for (const { call, cookie, option } of cookies(code)) {
      const site = optionOf(code, call, option)
      if (site?.node.kind !== 'Constant' || String(site.node.value).toLowerCase() !== 'none' || inDevelopment(call))
        continue
      report.found({
        at: call.file.place(call.node),
        subject: call.within?.qualname ?? call.file.path,
        arguments: { cookie },
        ...(site.setting ? { confidence: 'low' } : {}),
        proof: site.steps,
      })
    }
  },
})

interface Cookie {
  readonly call: CodeCall
  readonly cookie: string
  readonly option: string
}

const cookies = (code: Code): readonly Cookie[] => [
  ...code.calls(/\.set_cookie$/, /\bset_cookie\b/).flatMap((call) => {
    const cookie = proofName(code, call)
    return cookie === null ? [] : [{ call, cookie, option: 'samesite' }]
  }),
  ...sessionMiddleware(code).map((call) => ({ call, cookie: 'session', option: 'same_site' })),
]
