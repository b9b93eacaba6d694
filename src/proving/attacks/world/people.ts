import { isObject } from '../../../kernel/json.ts'
import type { People } from '../../target.ts'
import { NotTried } from '../attack.ts'
import { exampleOf, unique } from '../contract/example.ts'
import { bodyOf, membersOf, schemasOf } from '../surface/bodies.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { type Caller, bearer } from './caller.ts'
import { decoded } from './jwt.ts'
import { nextMail, tokenIn } from './mails.ts'
import { deep, single } from './payload.ts'
import type { World } from './world.ts'

export const newEmail = (): string => `caller-${unique()}@example.com`
export const newPassword = (): string => `Vexing-${unique()}-harbour-7`

/** What is sent to sign somebody up, or to have an administrator do so. */
export function signUpBody(world: World, email: string, password: string): Record<string, unknown> {
  const operation = world.surface.accounts.signUp ?? world.surface.accounts.createUser
  const kind = operation === null ? null : bodyOf(operation)
  if (operation === null || kind === null) throw new NotTried('nobody can sign up')
  const body = exampleOf(kind.schema, schemasOf(world.surface.backend, operation))
  const filled: Record<string, unknown> = isObject(body) ? { ...body } : {}
  const members = membersOf(world.surface.backend, operation)
  for (const [name, schema] of Object.entries(members)) {
    if (/passw/i.test(name)) filled[name] = password
    // An address is a name too, so that it does not matter by which of them one logs in.
    else if (/^e?mail$/i.test(name) || (/^(username|login)$/i.test(name) && !('pattern' in schema)))
      filled[name] = email
  }
  return filled
}

/** Signs somebody up, and waits where too many were. */
export async function signUp(world: World, email: string, password: string): Promise<Answer> {
  const { signUp: open, createUser } = world.surface.accounts
  const operation = open ?? createUser
  if (operation === null) throw new NotTried('nobody can sign up')
  const caller = open === null ? world.admin() : null
  if (open === null && caller === null) throw new NotTried('only an administrator makes accounts, and none is named')
  return world.patiently(() => world.call(operation, caller, { body: signUpBody(world, email, password) }))
}

/** A request to log in, in the shape the backend takes it. */
export function logIn(
  world: World,
  email: string,
  password: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { login } = world.surface.accounts
  if (login === null) throw new NotTried('no operation to log in was found')
  const body: Record<string, unknown> = {}
  const members = membersOf(world.surface.backend, login)
  for (const [name, schema] of Object.entries(members)) {
    if (/^passw/i.test(name)) body[name] = password
    else if (/^(e?mail|username|login)$/i.test(name)) body[name] = email
    else if (name === 'grant_type') body[name] = 'password'
    else if (schema['const'] !== undefined) body[name] = schema['const']
  }
  return world.call(login, null, { body, headers })
}

/** Signs in with what a mail said. */
export function followLink(world: World, token: string): Promise<Answer> {
  const { followLink: operation } = world.surface.accounts
  if (operation === null) throw new NotTried('no operation signs in by a link')
  const names = Object.keys(membersOf(world.surface.backend, operation))
  const members = Object.fromEntries(names.flatMap((name) => (/^(token|code)$/i.test(name) ? [[name, token]] : [])))
  return world.call(operation, null, { members })
}

/** A new account that nobody else uses, logged in. */
export async function freshAccount(world: World): Promise<Caller> {
  const { people } = world.target
  if (people !== undefined && world.surface.accounts.signUp === null) return enrolled(world, people)
  const email = newEmail()
  const password = newPassword()
  const made = await signUp(world, email, password)
  if (!ok(made)) throw new NotTried(`no new account could be made: ${exchangeLine(made)}`)
  await people?.admit(email)
  let answer = await world.patiently(() => logIn(world, email, password))
  if (!ok(answer) && (await verified(world, email))) answer = await world.patiently(() => logIn(world, email, password))
  const caller = session(answer, email, password)
  if (caller === null) throw new NotTried(`a new account could not log in: ${exchangeLine(answer)}`)
  return identified(world, caller, made)
}

/** Somebody who does not sign up by themselves, made where the accounts are kept. */
async function enrolled(world: World, people: People): Promise<Caller> {
  const { tenant } = world
  const { email, password, ...known } = await people.enrol(tenant === undefined ? {} : { tenant }).catch(notLetIn)
  const plain = { name: email, role: known.role, tenant: tenant ?? null, id: known.id, email, password, refresh: null }
  if (known.headers !== null) {
    const caller = { ...plain, headers: known.headers, token: bearer(known.headers) }
    // Whoever is kept elsewhere is known here from their first request on.
    if (world.surface.accounts.me !== null) await world.call(world.surface.accounts.me, caller)
    return caller
  }
  const { link } = known
  const answer = await world.patiently(() =>
    link === undefined ? logIn(world, email, password ?? '') : followLink(world, link),
  )
  const caller = session(answer, email, password ?? '')
  if (caller === null) throw new NotTried(`a new account could not log in: ${exchangeLine(answer)}`)
  return { ...plain, headers: caller.headers, token: caller.token, refresh: caller.refresh }
}

/** A trigger of the backend itself: there may be no more people than there are. */
function notLetIn(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '23000')
    throw new NotTried(`nobody else can be made: ${error.message}`)
  throw error
}

/** Follows the link in the mail that asks whether the address is one's own. */
async function verified(world: World, email: string): Promise<boolean> {
  const { verify } = world.surface.accounts
  const { mails } = world.target
  if (verify === null || mails === undefined) return false
  const mail = await nextMail(mails, email, 0)
  const token = mail === null ? null : tokenIn(mail)
  if (token === null) return false
  const given = verify.method === 'get' ? { query: { token } } : { members: { token } }
  return ok(await world.call(verify, null, given))
}

/** Whoever an answer of the login lets in. */
export function session(answer: Answer, email: string, password: string): Caller | null {
  if (!ok(answer)) return null
  const token = deep(answer.json, ['access_token', 'accessToken', 'token', 'jwt'])
  const cookies = answer.headers['set-cookie']
    ?.split('\n')
    .map((one) => one.split(';')[0] ?? '')
    .join('; ')
  if (token === null && cookies === undefined) return null
  return {
    name: email,
    role: null,
    tenant: null,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(cookies !== undefined && { cookie: cookies }),
    },
    id: null,
    email,
    password,
    token,
    refresh: deep(answer.json, ['refresh_token', 'refreshToken']),
  }
}

/** The key and role of a caller, as the backend tells them: when asked, when it made the account, when it let them in. */
export async function identified(world: World, caller: Caller, made?: Answer): Promise<Caller> {
  const { me, login } = world.surface.accounts
  const own = me === null ? null : await world.call(me, caller)
  const shown = [own, made]
    .filter((one) => one !== null && one !== undefined && ok(one))
    .map((one) => single(one as Answer))
  const keys = shown.flatMap((row) => [row['id'], row['user_id']])
  if (me === null && login !== null && caller.email !== null && caller.password !== null) {
    const entered = await logIn(world, caller.email, caller.password)
    keys.push(deep(entered.json, ['user_id', 'id']))
  }
  keys.push(decoded(caller.token ?? '')?.claims['sub'])
  const role = shown.map((row) => row['role']).find((one): one is string => typeof one === 'string')
  return { ...caller, role: role ?? caller.role, id: keys.map(String).find((key) => isKeyOfUser(world, key)) ?? null }
}

/** Whether a text can be the key of a user, by what paths take. */
function isKeyOfUser({ surface }: World, key: string): boolean {
  if (key === '' || key === 'undefined' || key === 'null') return false
  const parameters = surface.operations.flatMap((one) => (/\/users\/\{/.test(one.path) ? one.parameters : []))
  const schema = parameters.find((one) => one.in === 'path')?.schema
  if (schema?.['type'] === 'integer') return /^\d+$/.test(key)
  return schema?.['format'] !== 'uuid' || /^[0-9a-f-]{32,36}$/i.test(key)
}
