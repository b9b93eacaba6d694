import { keyword } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { expiryMissing } from '../expiry.ts'
import { encodings } from '../tokens.ts'

export default rule({
  title: 'A token never expires',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-613', 'API2:2023'],
  message: '`{function}` signs a token {why}: whoever gets hold of it keeps it',
  advice:
    'Put `exp` into the claims on every path, minutes for an access token, and renew it with a refresh token that can be revoked.',
  check({ code }, report) {
    for (const call of encodings(code)) {
      const claims = keyword(call.node, 'payload') ?? keyword(call.node, 'claims') ?? call.node.args[0]
      const why = claims && claims.kind !== 'Starred' ? expiryMissing(code, call, claims) : ''
      if (why === '' || !call.within) continue
      report.found({
        at: call.file.place(call.node),
        subject: call.within.qualname,
        arguments: { function: call.within.qualname, why },
        proof: [{ what: 'the token is signed', at: call.file.place(call.node) }],
      })
    }
  },
})
