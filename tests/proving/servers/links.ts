import { randomBytes, randomUUID } from 'node:crypto'
import { handedOut, mailed } from './accounts.ts'
import { type Call, Refusal, type Reply, type User } from './call.ts'
import { sha256 } from './store.ts'

/** Mails a link that signs in; the newest alone does. */
export async function askForLink({ shop, body }: Call): Promise<Reply> {
  const email = String(body['email'])
  if (shop.guards('A42')) shop.counts.count(`link ${email}`, randomUUID(), 10)
  const [user] = await shop.store.query<User>('select * from users where email = $1', [email])
  if (user === undefined && !shop.guards('A42')) throw new Refusal(404, 'nobody is called that')
  if (user !== undefined) {
    const token = randomBytes(24).toString('base64url')
    if (shop.guards('A41')) await shop.store.query('delete from links where user_id = $1', [user.id])
    await shop.store.query('insert into links (token, user_id) values ($1, $2)', [sha256(token), user.id])
    mailed(shop, email, token)
  }
  return { status: 202 }
}

/** Signs in by a link: once, and within its time. */
export async function followLink({ shop, body }: Call): Promise<Reply> {
  const token = sha256(String(body['token']))
  const live = shop.guards('A41') ? 'and ends_at > now()' : ''
  const [known] = await shop.store.query<{ user_id: string }>(`select user_id from links where token = $1 ${live}`, [
    token,
  ])
  if (known === undefined) throw new Refusal(400, 'that link is not known')
  if (shop.guards('A41')) await shop.store.query('delete from links where token = $1', [token])
  const [session] = await shop.store.query<{ id: string }>('insert into sessions (user_id) values ($1) returning id', [
    known.user_id,
  ])
  return { status: 200, body: await handedOut(shop, known.user_id, session?.id ?? '') }
}
