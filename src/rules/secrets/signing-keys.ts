import type { Expression } from '../../python/ast.ts'
import type { Code, CodeCall, CodeFile } from '../../python/code/code.ts'
import { keyword } from '../../python/code/names.ts'
import { start } from '../../python/code/reach.ts'
import { type Written, writtenIn } from './written.ts'

/** A call that signs, checks or encrypts, with its key. */
export interface KeyUse {
  readonly call: CodeCall
  /** `jwt.encode` */
  readonly what: string
  readonly key: Expression
}

interface Taker {
  readonly path: RegExp
  readonly position: number
  readonly name: string
}

/** Where each library takes its key. */
const TAKERS: readonly Taker[] = [
  { path: /^(authlib\.jose|joserfc)\.(jwt|jws|JsonWebToken)\.encode$/, position: 2, name: 'key' },
  {
    path: /^(jwt|jose\.jwt|jose\.jws|jwt\.PyJWT|jwt\.api_jwt)\.(encode|decode|sign|verify)$/,
    position: 1,
    name: 'key',
  },
  { path: /^(authlib\.jose|joserfc)\.(jwt|jws|JsonWebToken)\.decode$/, position: 1, name: 'key' },
  { path: /^itsdangerous\.(\w+\.)?(URLSafe(Timed)?|Timed)?(Serializer|Signer)$/, position: 0, name: 'secret_key' },
  { path: /^itsdangerous\.(\w+\.)?TimestampSigner$/, position: 0, name: 'secret_key' },
  { path: /^cryptography\.fernet\.Fernet$/, position: 0, name: 'key' },
  { path: /^hmac\.(new|digest)$/, position: 0, name: 'key' },
  { path: /^fastapi_users\.authentication\.(\w+\.)*JWTStrategy$/, position: 0, name: 'secret' },
  { path: /^fastapi_login\.LoginManager$/, position: 0, name: 'secret' },
  { path: /(^|\.)sessions\.SessionMiddleware$/, position: 1, name: 'secret_key' },
]
const MENTIONED = /\b(jwt|jose|joserfc|jws|itsdangerous|fernet|hmac|JWTStrategy|LoginManager|SessionMiddleware)\b/
const SESSIONS = /(^|\.)SessionMiddleware$/

export function keyUses(code: Code): readonly KeyUse[] {
  return code.mentioning(MENTIONED).flatMap((file) => file.calls.flatMap((call) => keyOf(file, call)))
}

function keyOf(file: CodeFile, call: CodeCall): readonly KeyUse[] {
  const path = call.path ?? ''
  if (/(^|\.)(add_middleware|Middleware)$/.test(path) && SESSIONS.test(file.pathOf(call.node.args[0]) ?? '')) {
    const key = keyword(call.node, 'secret_key')
    return key ? [{ call, what: 'SessionMiddleware', key }] : []
  }
  const taker = TAKERS.find((one) => one.path.test(path))
  const key = taker && (keyword(call.node, taker.name) ?? call.node.args[taker.position])
  return key && key.kind !== 'Starred' ? [{ call, what: shortened(path), key }] : []
}

/** `jose.jwt.encode` is known as `jwt.encode`. */
const shortened = (path: string): string =>
  path
    .split('.')
    .slice(/[A-Z]/.test(path) ? -1 : -2)
    .join('.')

export interface WrittenKey extends Written {
  readonly use: KeyUse
  /** How people call it: the name it was given last. */
  readonly name: string
}

/** Keys that come down to text in the code, each use of each. */
export function writtenKeys(code: Code): readonly WrittenKey[] {
  return keyUses(code)
    .toSorted((a, b) => Number(isDigest(a)) - Number(isDigest(b)))
    .flatMap((use) =>
      writtenIn(code, start(use.call.file, use.key, use.call.within))
        .filter(({ text }) => !isPublic(text) && !isLeftOpen(text))
        .map((written) => ({ ...written, use, name: nameOf(use, written) })),
    )
}

/** A keyed hash may have uses that are no secret. */
export const isDigest = ({ what }: KeyUse): boolean => what.startsWith('hmac')

/** A project template, filled in when a project is made from it. */
const isLeftOpen = (text: string): boolean => /\{\{.*\}\}|^<.*>$/.test(text)

/** What checks a signature may be known to everyone. */
const isPublic = (text: string): boolean => /-----BEGIN (RSA )?(PUBLIC KEY|CERTIFICATE)/.test(text)

function nameOf({ call, key }: KeyUse, { from }: Written): string {
  const step = from.steps.findLast(({ what }) => what.endsWith('is set'))
  const named = step && /`([^`]+)`/.exec(step.what)?.[1]
  if (named) return named
  return key.kind === 'Constant' ? 'a literal' : call.file.text(key).slice(0, 60)
}
