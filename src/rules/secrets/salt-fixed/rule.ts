import type { Expression } from '../../../python/ast.ts'
import type { CodeCall } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { start } from '../../../python/code/reach.ts'
import { rule } from '../../rule.ts'
import { writtenIn } from '../written.ts'

/** Where each function takes its salt. */
const TAKERS: readonly { readonly path: RegExp; readonly position: number }[] = [
  { path: /^bcrypt\.(hashpw|kdf)$/, position: 1 },
  { path: /^hashlib\.pbkdf2_hmac$/, position: 2 },
  { path: /^hashlib\.scrypt$/, position: 99 },
  { path: /^argon2\.low_level\.hash_secret(_raw)?$/, position: 1 },
  { path: /^passlib\.(hash|context)\.\w+(\.using)?(\.hash|\.encrypt)?$/, position: 99 },
  { path: /\.(PBKDF2HMAC|Scrypt|HKDF)$/, position: 99 },
]

export default rule({
  title: 'Every password has the same salt',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-760'],
  message: '`{function}` calls `{call}` with a salt that stands in the code: equal passwords get equal hashes',
  advice:
    'Let each hash have its own random salt: `bcrypt.gensalt()`, or a library such as `pwdlib` that does it by itself.',
  check({ code }, report) {
    for (const call of code.calls(
      /^(bcrypt|hashlib|argon2|passlib|cryptography)\./,
      /\b(bcrypt|pbkdf2_hmac|scrypt|argon2|passlib|PBKDF2HMAC|Scrypt)\b/,
    )) {
      const salt = saltOf(call)
      const [written] = salt ? writtenIn(code, start(call.file, salt, call.within)) : []
      if (!written || written.text === '') continue
      const name = call.within?.qualname ?? call.file.path
      const forKey = !/^(bcrypt|passlib)/.test(call.path!) && !/passw/i.test(call.file.text(call.node))
      report.found({
        at: written.from.steps.length > 0 ? written.from.file.place(written.from.node) : call.file.place(call.node),
        subject: name,
        arguments: { function: name, call: call.path!.split('.').slice(-2).join('.') },
        ...(forKey ? { severity: 'low', confidence: 'medium' } : written.from.setting ? { confidence: 'medium' } : {}),
        proof: [{ what: 'the hash is made', at: call.file.place(call.node) }, ...written.from.steps],
      })
    }
  },
})

function saltOf({ path, node }: CodeCall): Expression | null {
  const taker = TAKERS.find((one) => one.path.test(path ?? ''))
  return (taker && (keyword(node, 'salt') ?? node.args[taker.position])) ?? null
}
