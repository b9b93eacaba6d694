import type { Expression } from '../../../python/ast.ts'
import { callersOf, givenTo } from '../../../python/code/callers.ts'
import type { Code, CodeCall } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { rule } from '../../rule.ts'
import { PASSWORD, lastName, parts } from '../names.ts'
import { plainComparisons, plainHashes, plainStores } from '../plain-passwords.ts'

export default rule({
  title: 'A password is kept in a form that is easily broken',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-916', 'CWE-256', 'API2:2023'],
  message: '`{function}` {what}',
  advice: 'Hash passwords with Argon2 or bcrypt, through `pwdlib` or `passlib`, and compare with its `verify`.',
  check({ backend, code }, report) {
    for (const call of code.calls(FAST, /\b(hashlib|Crypto\.Hash|hashes)\b/)) {
      if (!takesPassword(code, call) || isMeantForElse(call)) continue
      report.found({
        at: call.file.place(call.node),
        subject: call.within?.qualname ?? call.file.path,
        arguments: {
          function: call.within?.qualname ?? call.file.path,
          what: `hashes a password with \`${call.path}\`, of which a graphics card makes billions a second`,
        },
      })
    }
    for (const { file, node, within } of plainComparisons(code))
      report.found({
        at: file.place(node),
        subject: within.qualname,
        arguments: {
          function: within.qualname,
          what: 'compares a password with the stored one as it is: it is stored in plain text',
        },
        confidence: 'medium',
      })
    for (const { file, node, within } of [...plainStores(backend, code), ...plainHashes(code)])
      report.found({
        at: file.place(node),
        subject: within.qualname,
        arguments: { function: within.qualname, what: 'stores a password as it was typed' },
        confidence: 'medium',
      })
    for (const call of code.calls(/(^|\.)CryptContext$/, /\bCryptContext\b/)) {
      const scheme = weakScheme(code, call)
      if (scheme)
        report.found({
          at: call.file.place(call.node),
          subject: scheme,
          arguments: { function: 'CryptContext', what: `makes hashes of the kind \`${scheme}\`` },
        })
    }
  },
})

const FAST = /^hashlib\.(md5|sha1|sha224|sha256|sha384|sha512|sha3_\d+|blake2[bs]|new)$/

function takesPassword(code: Code, call: CodeCall): boolean {
  const given = [...(call.path === 'hashlib.new' ? call.node.args.slice(1) : call.node.args), ...updates(call)]
  return given.some((one) => parts(one).some((part) => isPassword(code, call, part)))
}

/** `digest = hashlib.sha256()`, then `digest.update(password)`. */
function updates(call: CodeCall): readonly Expression[] {
  if (call.node.args.length > (call.path === 'hashlib.new' ? 1 : 0) || !call.within) return []
  return call.file.calls
    .filter((one) => one.within === call.within && one.path?.endsWith('.update'))
    .flatMap((one) => one.node.args)
}

function isPassword(code: Code, call: CodeCall, part: Expression): boolean {
  if (PASSWORD.test(lastName(part)) || isGivenPassword(code, call, part)) return true
  const at = part.kind === 'Name' ? reach(code, start(call.file, part, call.within)).node : part
  return (
    at !== part &&
    at.kind !== 'ClassDef' &&
    at.kind !== 'FunctionDef' &&
    parts(at).some((one) => PASSWORD.test(lastName(one)))
  )
}

/** `digest(text)`, called with a password. */
function isGivenPassword(code: Code, { within }: CodeCall, part: Expression): boolean {
  if (part.kind !== 'Name' || !within?.node.parameters.some((one) => one.name === part.id)) return false
  return callersOf(code, within).some((one) => {
    const given = givenTo(within, part.id, one.node)
    return given ? parts(given).some((inner) => PASSWORD.test(lastName(inner).replace(/^new_?/i, ''))) : false
  })
}

/** A first step before bcrypt, a key for a cipher, a question to a list of leaked passwords, an old protocol. */
const ELSE =
  /\b(bcrypt|argon2|scrypt|pbkdf2\w*|PBKDF2HMAC|pwd_context|password_hasher|Fernet|AES\w*|cipher|pwned\w*|ntlm|digest_auth|cache\w*|lru_cache|gravatar)\b/i

const isMeantForElse = ({ file, within, node }: CodeCall): boolean => ELSE.test(file.text(within?.node ?? node))

const WEAK =
  /^(plaintext|hex_\w+|ldap_(plaintext|md5|sha1|salted_md5|salted_sha1)|md5_crypt|apr_md5_crypt|des_crypt|lmhash|nthash|mysql\w*|unix_disabled)$/

/** The kind that new hashes are made of: the first, unless another one is named. */
function weakScheme(code: Code, call: CodeCall): string | null {
  const given = keyword(call.node, 'schemes') ?? call.node.args[0]
  if (!given || keyword(call.node, 'default')) return null
  const { node } = reach(code, start(call.file, given, call.within))
  const [first] = node.kind === 'List' || node.kind === 'Tuple' ? node.items : []
  return first?.kind === 'Constant' && WEAK.test(String(first.value)) ? String(first.value) : null
}
