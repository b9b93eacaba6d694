import { setTimeout as sleep } from 'node:timers/promises'
import { randomBytes, randomUUID, scrypt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Call, type Context, Refusal, type Reply, type User, notFound } from './call.ts'
import { sha256 } from './store.ts'
import { accessToken } from './tokens.ts'

const derive = promisify(
  scrypt as (
    password: string,
    salt: string,
    length: number,
    options: { N: number },
    done: (error: Error | null, key: Buffer) => void,
  ) => void,
)
/** Slow enough to be told from nothing, quick enough for tests. */
const COST = { N: 1024 }
const common = new Set(['password123', 'qwertyuiop', '1234567890', 'iloveyou1', 'football1', 'superman1'])
const text = (value: unknown): string => String(value)

/** The parameters of the cheat sheet stand in front; what follows is made by what Node has. */
async function hashed(password: string, guards: Context['guards']): Promise<string> {
  const given = guards('A36') ? password : password.trim()
  const salt = randomBytes(8).toString('hex')
  const key = (await derive(given, salt, 16, COST)).toString('hex')
  return `${guards('A38') ? '$argon2id$v=19$m=19456,t=2,p=1' : '$argon2id$v=19$m=1024,t=1,p=1'}$${salt}$${key}`
}

async function matches(password: string, hash: string, guards: Context['guards']): Promise<boolean> {
  const [key = '', salt = ''] = hash.split('$').reverse()
  const given = guards('A36') ? password : password.trim()
  return (await derive(given, salt, 16, COST)).toString('hex') === key
}

const nobody = `$argon2id$v=19$m=19456,t=2,p=1$${'0'.repeat(16)}$${'0'.repeat(32)}`

export async function addUser(
  shop: Context,
  email: string,
  password: string,
  more: { readonly role?: string; readonly tenant?: string; readonly name?: string } = {},
): Promise<string> {
  const [row] = await shop.store.query<{ id: string }>(
    'insert into users (email, password_hash, role, tenant_id, name) values ($1, $2, $3, $4, $5) on conflict do nothing returning id',
    [email, await hashed(password, shop.guards), more.role ?? 'user', more.tenant ?? randomUUID(), more.name ?? null],
  )
  return row?.id ?? ''
}

function checkPassword({ shop }: Call, password: string): void {
  if (shop.guards('A35') && common.has(password)) throw new Refusal(422, 'everybody knows that password')
}

export async function register(call: Call): Promise<Reply> {
  const { email, password, role, name } = call.body
  checkPassword(call, text(password))
  const id = await addUser(call.shop, text(email), text(password), {
    ...(role !== undefined && { role: text(role) }),
    ...(name !== undefined && { name: text(name) }),
  })
  if (id === '' && !call.shop.guards('A33')) throw new Refusal(409, 'that address has an account')
  return { status: 201, body: { email, ...(role !== undefined && { role }) } }
}

export async function login(call: Call): Promise<Reply> {
  const { shop, address } = call
  const [email, password] = [text(call.body['email']), text(call.body['password'])]
  if (!shop.guards('D08')) shop.log(`login ${JSON.stringify(call.body)}`)
  const [user] = await shop.store.query<User & { readonly password_hash: string }>(
    'select * from users where email = $1',
    [email],
  )
  if (email === 'admin@example.com' && password === 'changethis' && !shop.guards('A40'))
    return { status: 200, body: await handedOut(shop, randomUUID(), randomUUID()) }
  if (user === undefined && !shop.guards('A31')) throw new Refusal(401, 'nobody is called that')
  // So much longer that it shows on a machine that has other things to do.
  if (user !== undefined && !shop.guards('A32')) await sleep(60)
  const right =
    user !== undefined || shop.guards('A32')
      ? await matches(password, user?.password_hash ?? nobody, shop.guards)
      : false
  if (user === undefined || !right) {
    await audit(shop, 'login failed')
    if (shop.guards('A27')) shop.counts.count(`account ${email}`, randomUUID(), 10)
    if (shop.guards('A28')) shop.counts.count(`address ${address}`, email, 20)
    throw new Refusal(401, 'that is not right')
  }
  await audit(shop, 'login')
  const [session] = await shop.store.query<{ id: string }>('insert into sessions (user_id) values ($1) returning id', [
    user.id,
  ])
  return { status: 200, body: await handedOut(shop, user.id, session?.id ?? '') }
}

export async function handedOut(shop: Context, user: string, session: string): Promise<Record<string, unknown>> {
  const token = randomBytes(24).toString('base64url')
  await shop.store.query('insert into refresh_tokens (token, session_id, user_id) values ($1, $2, $3)', [
    kept(shop, token),
    session,
    user,
  ])
  return {
    access_token: accessToken(user, session, shop.guards),
    refresh_token: token,
    token_type: 'bearer',
    expires_in: 900,
  }
}

const kept = ({ guards }: Context, token: string): string => (guards('A24') ? sha256(token) : token)

interface Refresh {
  readonly session_id: string
  readonly user_id: string
  readonly used: boolean
}

export async function refresh({ shop, body }: Call): Promise<Reply> {
  const token = kept(shop, text(body['refresh_token']))
  const live = shop.guards('A23') ? 'and ends_at > now()' : ''
  const [known] = await shop.store.query<Refresh>(`select * from refresh_tokens where token = $1 ${live}`, [token])
  if (known === undefined) throw new Refusal(401, 'that token is not known')
  if (shop.guards('A22')) {
    const won = await shop.store.query(
      'update refresh_tokens set used = true where token = $1 and not used returning 1',
      [token],
    )
    if (won.length === 0) return replayed(shop, known)
  } else {
    if (known.used) return replayed(shop, known)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await shop.store.query('update refresh_tokens set used = true where token = $1', [token])
  }
  return { status: 200, body: await handedOut(shop, known.user_id, known.session_id) }
}

async function replayed(shop: Context, { session_id: session, user_id: user }: Refresh): Promise<Reply> {
  if (!shop.guards('A21')) return { status: 200, body: await handedOut(shop, user, session) }
  await endSessions(shop, 'id', session)
  throw new Refusal(401, 'that token was used')
}

async function endSessions(shop: Context, column: 'id' | 'user_id', value: string): Promise<void> {
  await shop.store.query(`delete from refresh_tokens where ${column === 'id' ? 'session_id' : 'user_id'} = $1`, [value])
  await shop.store.query(`delete from sessions where ${column} = $1`, [value])
}

export async function logout({ shop, user }: Call): Promise<Reply> {
  if (shop.guards('A19')) await endSessions(shop, 'id', user?.session ?? '')
  return { status: 204 }
}

export async function changePassword(call: Call): Promise<Reply> {
  const { shop, user, body } = call
  const [row] = await shop.store.query<{ password_hash: string }>('select password_hash from users where id = $1', [
    user?.id,
  ])
  if (shop.guards('A39') && !(await matches(text(body['current_password']), row?.password_hash ?? nobody, shop.guards)))
    throw new Refusal(403, 'that is not the password')
  checkPassword(call, text(body['new_password']))
  await shop.store.query('update users set password_hash = $1 where id = $2', [
    await hashed(text(body['new_password']), shop.guards),
    user?.id,
  ])
  if (shop.guards('A20')) await endSessions(shop, 'user_id', user?.id ?? '')
  return { status: 204 }
}

let mails = 0

export async function forgot({ shop, body }: Call): Promise<Reply> {
  const email = text(body['email'])
  if (shop.guards('A30')) shop.counts.count(`reset ${email}`, randomUUID(), 5)
  const [user] = await shop.store.query<User>('select * from users where email = $1', [email])
  if (user !== undefined) {
    const token = randomBytes(24).toString('base64url')
    if (shop.guards('A26')) await shop.store.query('delete from resets where user_id = $1', [user.id])
    await shop.store.query('insert into resets (token, user_id) values ($1, $2)', [sha256(token), user.id])
    mailed(shop, email, token)
  }
  return { status: 202 }
}

/** Writes a mail with a token where mails go to. */
export function mailed({ environment, guards }: Context, email: string, token: string): void {
  const name = `${String(mails++).padStart(6, '0')}.eml`
  try {
    writeFileSync(
      join(environment['MAIL_FOLDER'] ?? '', name),
      `To: ${email}\r\nSubject: password\r\n\r\nhttps://shop.example/reset?token=${token}\r\n`,
    )
  } catch (error) {
    // Whoever asks is not told whether a mail went out.
    if (!guards('A34')) throw error
  }
}

export async function reset({ shop, body }: Call): Promise<Reply> {
  const token = sha256(text(body['token']))
  const [known] = await shop.store.query<{ user_id: string }>('select user_id from resets where token = $1', [token])
  if (known === undefined) throw new Refusal(400, 'that token is not known')
  if (shop.guards('A25')) await shop.store.query('delete from resets where user_id = $1', [known.user_id])
  await shop.store.query('update users set password_hash = $1 where id = $2', [
    await hashed(text(body['password']), shop.guards),
    known.user_id,
  ])
  await endSessions(shop, 'user_id', known.user_id)
  return { status: 204 }
}

export async function me({ shop, user }: Call): Promise<Reply> {
  const [row] = await shop.store.query<Record<string, unknown>>('select * from users where id = $1', [user?.id])
  if (row === undefined) throw notFound()
  const { id, email, role, name, password_hash: hash } = row
  return { status: 200, body: { id, email, role, name, ...(!shop.guards('B11') && { password_hash: hash }) } }
}

export async function changeMe(call: Call): Promise<Reply> {
  const { shop, user, body } = call
  if (body['email'] !== undefined) {
    await shop.store.query('update users set email = $1 where id = $2', [body['email'], user?.id])
    if (shop.guards('A26')) await shop.store.query('delete from resets where user_id = $1', [user?.id])
  }
  if (body['name'] !== undefined)
    await shop.store.query('update users set name = $1 where id = $2', [body['name'], user?.id])
  if (body['role'] !== undefined)
    await shop.store.query('update users set role = $1 where id = $2', [body['role'], user?.id])
  return me(call)
}

export async function deleteMe({ shop, user }: Call): Promise<Reply> {
  if (shop.guards('D09')) await shop.store.query('delete from notes where owner_id = $1', [user?.id])
  await shop.store.query('delete from projects where owner_id = $1', [user?.id])
  await shop.store.query('delete from users where id = $1', [user?.id])
  await audit(shop, 'erasure')
  return { status: 204 }
}

async function audit({ store, guards }: Context, event: string): Promise<void> {
  if (!guards('D07') && event === 'login failed') return
  await store.query(
    `insert into audit_log (event, prev_hash, hash) select $1, last.hash, encode(sha256(convert_to(coalesce(last.hash, '') || $1::text || gen_random_uuid()::text, 'UTF8')), 'hex')
       from (select 1) as one left join lateral (select hash from audit_log order by id desc limit 1) as last on true`,
    [event],
  )
}
