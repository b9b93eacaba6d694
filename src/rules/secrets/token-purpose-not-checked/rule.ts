import type { Backend } from '../../../model/index.ts'
import type { Expression } from '../../../python/ast.ts'
import type { Code, CodeCall, CodeFunction } from '../../../python/code/code.ts'
import { keyword, nodesIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { rule } from '../../rule.ts'
import { bare } from '../names.ts'
import { decodings, encodings, operationsThrough } from '../tokens.ts'

export default rule({
  title: 'A token for one purpose is taken for another',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-287', 'CWE-345', 'API2:2023'],
  message:
    '`{function}` signs a {purpose} token that `{bearer}` takes as a login: the same key, and no claim that tells them apart',
  advice:
    'Write the purpose into each token (`"type": "reset"`, or an audience of its own) and check it wherever one is taken.',
  check({ backend, code }, report) {
    const bearers = decodings(code).filter((call) => isBearer(backend, call))
    for (const call of encodings(code)) {
      const purpose = call.within && purposeOf(call.within.node.name)
      if (!call.within || !purpose || saysPurpose(call.within)) continue
      const bearer = bearers.find((one) => sameKey(code, call, one) && !(one.within && saysPurpose(one.within)))
      if (!bearer?.within) continue
      report.found({
        at: call.file.place(call.node),
        subject: call.within.qualname,
        arguments: { function: call.within.qualname, purpose, bearer: bearer.within.qualname },
        related: [{ what: `\`${bearer.within.qualname}\` takes it`, at: bearer.file.place(bearer.node) }],
      })
    }
  },
})

/** What a token is for that is no login, by the name of who makes it. */
const purposeOf = (name: string): string | null =>
  /(refresh|reset|verif|confirm|activat|invit|recover|magic|unsubscribe)/i
    .exec(name)?.[1]
    ?.toLowerCase()
    .replace('verif', 'verification') ?? null

const CLAIM =
  /^(type|token_type|typ|purpose|scope|scopes|aud|audience|use|token_use|kind|action|fresh|refresh|is_refresh|mode|jti|permissions?)$/

const saysPurpose = ({ node }: CodeFunction): boolean =>
  [...nodesIn(node)].some(
    (one) =>
      (one.kind === 'Constant' && CLAIM.test(String(one['value']))) ||
      (one.kind === 'Attribute' && CLAIM.test(String(one['name']))) ||
      (typeof one['name'] === 'string' && one.kind !== 'FunctionDef' && CLAIM.test(one['name'])),
  )

/** What callers of operations prove themselves with goes through here. */
const isBearer = (backend: Backend, call: CodeCall): boolean =>
  call.within !== null &&
  purposeOf(call.within.node.name) === null &&
  operationsThrough(backend, call.file.place(call.node)).some(({ access }) => access.principals.length > 0)

const keyOf = ({ node }: CodeCall): Expression | undefined => keyword(node, 'key') ?? node.args[1]

function sameKey(code: Code, a: CodeCall, b: CodeCall): boolean {
  const [left, right] = [keyOf(a), keyOf(b)]
  if (!left || !right) return false
  const path = a.file.pathOf(left)
  if (path?.includes('.') && !path.startsWith('self.') && path === b.file.pathOf(right)) return true
  if (settingOf(code, a, left) !== '' && settingOf(code, a, left) === settingOf(code, b, right)) return true
  const [one, other] = [reach(code, start(a.file, left, a.within)), reach(code, start(b.file, right, b.within))]
  return one.node === other.node && one.node !== left
}

/** `secret_key` of `settings.secret_key.get_secret_value()`, also where a variable holds it. */
function settingOf(code: Code, call: CodeCall, key: Expression): string {
  const written = bare(key)
  const node = bare(
    written.kind === 'Name' ? (reach(code, start(call.file, written, call.within)).node as Expression) : written,
  )
  if (node.kind !== 'Attribute') return ''
  const owner = node.value.kind === 'Call' ? node.value.callee : node.value
  return /settings|config/i.test(call.file.text(owner)) ? node.name : ''
}
