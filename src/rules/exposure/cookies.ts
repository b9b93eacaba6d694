import type { Code, CodeCall } from '../../python/code/code.ts'
import { keyword } from '../../python/code/names.ts'
import { reach, start } from '../../python/code/reach.ts'

/** What a cookie that lets somebody in is called; a token against forgery must be read by the page. */
const PROOF = /(session([_-]?(id|token))?|token|jwt|(^|[_-])sid|auth|bearer|remember([_-]?me)?|credentials?)$/i
const NO_PROOF = /csrf|xsrf|state|nonce|flash|locale|theme|expir/i

/** The name of a cookie that proves who somebody is; null for any other. */
export function proofName(code: Code, call: CodeCall): string | null {
  const given = keyword(call.node, 'key') ?? call.node.args[0]
  if (!given) return null
  const { node } = reach(code, start(call.file, given, call.within))
  const written = call.file.text(given)
  const name = node.kind === 'Constant' ? String(node.value) : written
  if (NO_PROOF.test(name) || NO_PROOF.test(written)) return null
  return [name, written].some((one) => PROOF.test(one.replace(/([_-]?(cookie|name|key))+$/i, ''))) ? name : null
}

/** Where the sessions of Starlette are added. */
export const sessionMiddleware = (code: Code): readonly CodeCall[] =>
  code
    .calls(/(^|\.)(add_middleware|Middleware)$/, /\bSessionMiddleware\b/)
    .filter(({ file, node }) => /^starlette\..*SessionMiddleware$/.test(file.pathOf(node.args[0]) ?? ''))
