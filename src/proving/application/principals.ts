import type { StatedPrincipal, StatedRequest } from '../../model/index.ts'
import type { Principal } from '../target.ts'
import { type Answer, ask } from './request.ts'

export interface Admitted {
  readonly principals: readonly Principal[]
  /** Those that did not come in, and why. */
  readonly refused: readonly string[]
}

/** Has everybody sign up and log in who is stated to. */
export async function admit(
  url: string,
  stated: readonly (StatedPrincipal & Pick<Principal, 'tenant'>)[],
): Promise<Admitted> {
  const principals: Principal[] = []
  const refused: string[] = []
  for (const one of stated) {
    const headers = await headersOf(url, one)
    if (typeof headers === 'string') refused.push(`${one.name}: ${headers}`)
    else {
      const { name, role, login, tenant } = one
      principals.push({ name, role, headers, login, ...(tenant !== undefined && { tenant }) })
    }
  }
  return { principals, refused }
}

async function headersOf(url: string, one: StatedPrincipal): Promise<Readonly<Record<string, string>> | string> {
  // Whoever signed up before is told so, and logs in.
  if (one.signUp) await send(url, one.signUp)
  if (!one.login) return one.headers
  const { method, path, token } = one.login
  const answer = await send(url, one.login)
  if (answer === null || answer.status >= 300)
    return `${method} ${path} answers ${answer?.status ?? 'nothing'}${answer ? ` ${answer.text.slice(0, 200)}` : ''}`
  if (token === '') {
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
    return cookies.length === 0
      ? `${method} ${path} sets no cookie; say where the token is: token = "access_token"`
      : { ...one.headers, cookie: cookies.join('; ') }
  }
  const found = tokenIn(answer.text, token)
  return found === null
    ? `the answer of ${method} ${path} holds no ${token}`
    : { ...one.headers, authorization: `Bearer ${found}` }
}

function send(url: string, { path, method, body }: StatedRequest): Promise<Answer | null> {
  const [type, text] =
    'form' in body
      ? ['application/x-www-form-urlencoded', new URLSearchParams(body.form).toString()]
      : ['application/json', JSON.stringify(body.json)]
  return ask(`${url}${path}`, method === 'GET' ? {} : { method, body: text, headers: { 'content-type': type } })
}

/** What stands in a JSON document at `data.token`. */
export function tokenIn(text: string, way: string): string | null {
  try {
    let at: unknown = JSON.parse(text)
    for (const key of way.split('.')) at = (at as Readonly<Record<string, unknown>> | null)?.[key]
    return typeof at === 'string' && at !== '' ? at : null
  } catch {
    return null
  }
}
