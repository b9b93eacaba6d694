import type { Backend, Operation } from '../index.ts'
import { bodyFields } from './fields.ts'

/**
 * Whether an operation is there for callers nobody knows yet: to log in, to sign up, to ask whether the service is
 * alive, to read its documentation, to hand in a webhook, or to use a link or code that was given to the caller.
 * Said by its path, its name and what it takes; whether it asks for credentials does not matter here.
 */
export function meantForEveryone(operation: Operation, backend: Backend): boolean {
  const literal = literalWords(operation.path)
  if (literal.some((segment) => segment.some((word) => ENTRY.has(word)))) return true
  if (operation.method === 'post' && literal.some((segment) => segment.some((word) => HOOK.has(word)))) return true
  if (asksForSecret(operation, backend)) return true
  if (literal.some((segment) => segment.some((word) => RESTRICTED.has(word)))) return saysState(operation, literal)
  return (
    literal.length === 0 ||
    isSaidToBeOpen(operation) ||
    literal.some((segment) => OPEN.has(segment[0]!) || OPEN.has(segment.at(-1)!)) ||
    (isSafe(operation) && literal.some((segment) => segment.some((word) => PAGES.has(word)))) ||
    saysState(operation, literal) ||
    entersAccount(operation, literal) ||
    wordsOf(operation.name).some((word) => ENTRY.has(word) || word === 'webhook') ||
    wordsOf(operation.handler.file.slice(operation.handler.file.lastIndexOf('/') + 1)).includes('public')
  )
}

const SAID =
  /\b(?:unauthenticated|publicly|public endpoint|anonymous(?:ly)?|no (?:auth|authentication|login|credentials)\b|without (?:auth|authentication|login|logging in|credentials)\b|(?:not|n't) (?:require|need) (?:auth|authentication|a login|credentials))/i

/** Its description says so, or what it calls is named for callers nobody knows: `get_anonymous`. */
const isSaidToBeOpen = ({ description, summary, statements }: Operation): boolean =>
  SAID.test(description) ||
  SAID.test(summary) ||
  statements.some(({ chain }) => chain.some(({ what }) => /(?:^|[ _])(?:anonymous|public)(?:$|[_(])/.test(what)))

/** Words that name a way in wherever they stand. */
const ENTRY = new Set(
  `login logout logoff signin signout signup signon sso saml oidc oauth oauth2 openid jwks acs captcha csrf otp totp
  authenticate forgot recovery unsubscribe robots favicon sitemap wellknown swagger redoc openapi`.split(/\s+/),
)
/** Another service calls these, and proves itself by a signature. */
const HOOK = new Set(['webhook', 'webhooks', 'hook', 'hooks', 'callback', 'callbacks'])
/** Parts of a service that are there for everyone. */
const OPEN = new Set(['public', 'share', 'shared', 'callback', 'contact', 'newsletter', 'embed'])
/** Parts that everyone may read. */
const PAGES = new Set(
  `docs documentation static assets terms privacy legal manifest landing deeplinks media
  validators availability about`.split(/\s+/),
)
const isSafe = ({ method }: Operation): boolean => method === 'get' || method === 'head'
/** Whoever names a part like this does not mean it for everyone. */
const RESTRICTED = new Set('admin admins internal private superuser staff backoffice debug'.split(' '))
const STATE = new Set(
  `health healthz healthcheck ready readyz readiness live livez liveness ping heartbeat status version versions info
  alive metrics probe config about`.split(/\s+/),
)

/** `/health/live`, `/version`: said of the whole service, so nothing of it is picked. */
function saysState(operation: Operation, literal: readonly (readonly string[])[]): boolean {
  if (!isSafe(operation) || operation.path.includes('{')) return false
  const last = literal.at(-1) ?? []
  if (last.some((word) => RESTRICTED.has(word))) return false
  return literal.some((segment) => HEALTH.test(segment.join(''))) || (last.length < 3 && last.some((w) => STATE.has(w)))
}
const HEALTH = /^(health|live|ready|alive)/

const ACCOUNT = new Set('auth authentication password passwords email account session sessions token tokens'.split(' '))
const STEPS = new Set(
  `register registration reset confirm verify verification activate activation refresh validate start check
  request`.split(/\s+/),
)

/** `POST /auth/token`, `/password/reset`, `/users/register`, and `POST /users`, by which one becomes known. */
function entersAccount({ method, path }: Operation, literal: readonly (readonly string[])[]): boolean {
  const words = literal.flat()
  if (words.includes('me')) return false
  const last = literal.at(-1) ?? []
  if (last.includes('register') || last.includes('registration'))
    return literal.length < 2 || literal.slice(0, -1).some((segment) => segment.some((word) => PEOPLE.has(word)))
  const aboutAccount = words.some((word) => ACCOUNT.has(word))
  if (method !== 'delete' && aboutAccount && last.some((word) => STEPS.has(word)) && !path.includes('{')) return true
  if (method !== 'post' || path.includes('{')) return false
  return words.includes('auth') || last.some((word) => PEOPLE.has(word) || word === 'token' || word === 'tokens')
}
const PEOPLE = new Set('auth user users account accounts member members customer customers'.split(' '))

const SECRET = /^(?:.*_)?(?:token|secret|signature|otp|password|nonce|license_key|grant_type|captcha)$/i

/** The caller shows a link, a code or a password that somebody gave to him. */
function asksForSecret(operation: Operation, backend: Backend): boolean {
  const path = [...operation.path.matchAll(/\{([^}:]+)/g)].map((match) => match[1]!)
  if (path.some((name) => SECRET.test(name) || /(?:^|_)(code|hash|signature)$/i.test(name))) return true
  if (operation.parameters.some((one) => one.in !== 'path' && one.required && SECRET.test(one.name))) return true
  if (operation.method !== 'post') return false
  const fields = bodyFields(backend, operation).flatMap(({ path, name }) => (path === name ? name : []))
  return fields.some((name) => SECRET.test(name)) || (fields.includes('key') && fields.length < 8)
}

const PREFIX = /^(?:api|rest|v\d+(?:[._-]?\d+)*)$/i

/** The words of each literal segment of a path, `api` and versions left out. */
export function literalWords(path: string): readonly (readonly string[])[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !segment.includes('{') && !PREFIX.test(segment))
    .map((segment) => (segment === '.well-known' ? ['wellknown'] : wordsOf(segment)))
}

/** `readItemById`, `sign-up`, `access_token`: as words in lower case; `sign in` and `log out` as one. */
export function wordsOf(name: string): readonly string[] {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    if ((word === 'sign' || word === 'log') && (next === 'in' || next === 'up' || next === 'out' || next === 'on'))
      return [word + next]
    return [word]
  })
}
