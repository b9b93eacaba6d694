import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Call, Refusal, type Reply, notFound } from './call.ts'
import { sha256 } from './store.ts'

type Row = Readonly<Record<string, unknown>>

export async function users({ shop }: Call): Promise<Reply> {
  return { status: 200, body: await shop.store.query('select id, email, role from users order by email limit 20') }
}

export async function changeUser({ shop, keys, body }: Call): Promise<Reply> {
  for (const name of ['role', 'is_active'] as const)
    if (body[name] !== undefined)
      await shop.store.query(`update users set ${name} = $1 where id = $2`, [body[name], keys[0]])
  return { status: 200, body: { id: keys[0] } }
}

const sorts = ['title', '-title', 'id', '-id']

/** A number of the query within what it may be. */
function whole({ shop, query }: Call, name: string, usual: number, least: number, most: number, guard: string): number {
  const given = query.get(name)
  if (given === null) return usual
  const value = /^-?\d+$/.test(given) ? Number(given) : NaN
  const tooLarge = value > most && (guard !== 'C02' || shop.guards('C01'))
  if (Number.isNaN(value) || tooLarge || (value < least && shop.guards(guard)))
    throw new Refusal(422, `${name} is out of range`)
  return Math.max(value, 0)
}

export async function listNotes(call: Call): Promise<Reply> {
  const { shop, query, user } = call
  for (const name of query.keys())
    if (!['limit', 'offset', 'sort', 'q'].includes(name) && shop.guards('C11'))
      throw new Refusal(422, `${name} is not known`)
  const limit = whole(call, 'limit', 20, 1, 100, 'C02')
  const offset = whole(call, 'offset', 0, 0, 2_147_483_647, 'C03')
  const sort = query.get('sort') ?? 'title'
  if (!sorts.includes(sort) && shop.guards('C11')) throw new Refusal(422, 'nothing sorts by that')
  const words = query.get('q') ?? ''
  if (words.includes('\u0000')) throw new Refusal(422, 'q has a NUL')
  const like = shop.guards('C10') ? 'strpos(title, $2) > 0' : `title like '%${words}%' and $2 = $2`
  const own = shop.guards('B03') ? 'owner_id = $1' : '$1::uuid is not null'
  const rows = await shop.store.query<Row>(
    `select * from notes where ${own} and ${like} order by ${sort.replace('-', '') === 'id' ? 'id' : 'title'} limit ${Math.min(limit, 100_000)} offset ${offset}`,
    [user?.id, words],
  )
  const [count] = await shop.store.query<{ n: number }>(
    `select count(*)::int as n from notes where ${own} and ${like}`,
    [user?.id, words],
  )
  return { status: 200, body: { wrapped: rows, meta: { total: count?.n, ...(shop.guards('C01') && { limit }) } } }
}

const remembered = new Map<string, { readonly body: string; readonly reply: Reply }>()

export async function createNote(call: Call): Promise<Reply> {
  const { shop, user, body, headers } = call
  const key =
    shop.guards('C15') && headers['idempotency-key'] !== undefined ? `${user?.id} ${headers['idempotency-key']}` : null
  const known = key === null ? undefined : remembered.get(key)
  if (known !== undefined) {
    if (known.body !== JSON.stringify(body)) throw new Refusal(422, 'that key stands for another request')
    return known.reply
  }
  const { title, body: words = null, rating = null, due = null, project_id: project = null } = body
  if (project !== null && !(await project_(call, String(project)))) throw new Refusal(422, 'there is no such project')
  const shown = shop.guards('C05') ? title : String(title).replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')
  const [row] = await shop.store.query(
    'insert into notes (title, body, rating, due, owner_id, project_id) values ($1, $2, $3, $4, $5, $6) returning *',
    [shown, words, rating, due, body['owner_id'] ?? user?.id, project],
  )
  const reply = { status: 201, body: row }
  if (key !== null) remembered.set(key, { body: JSON.stringify(body), reply })
  return reply
}

const project_ = async ({ shop, user }: Call, id: string): Promise<boolean> =>
  (await shop.store.query('select 1 from projects where id = $1 and tenant_id = $2', [id, user?.tenant_id])).length > 0

async function ownNote({ shop, keys, user }: Call): Promise<Row> {
  const [row] = await shop.store.query<Row>('select * from notes where id = $1', [keys[0]])
  if (row === undefined) throw notFound()
  const own = row['owner_id'] === user?.id
  if (!own && shop.guards('B01'))
    throw shop.guards('B02') ? notFound() : new Refusal(403, 'it belongs to somebody else')
  return row
}

export const readNote = async (call: Call): Promise<Reply> => ({ status: 200, body: await ownNote(call) })

export async function changeNote(call: Call): Promise<Reply> {
  const note = await ownNote(call)
  const { title, body: words = null, rating = null, due = null } = call.body
  const [row] = await call.shop.store.query(
    'update notes set title = $1, body = $2, rating = $3, due = $4 where id = $5 returning *',
    [title, words, rating, due, note['id']],
  )
  return { status: 200, body: row }
}

export async function deleteNote(call: Call): Promise<Reply> {
  const note = await ownNote(call)
  await call.shop.store.query('delete from notes where id = $1', [note['id']])
  return { status: 204 }
}

export async function listProjects({ shop, user }: Call): Promise<Reply> {
  return {
    status: 200,
    body: await shop.store.query('select id, slug from projects where tenant_id = $1 or $2 order by slug limit 100', [
      user?.tenant_id,
      !shop.guards('B04'),
    ]),
  }
}

export async function createProject({ shop, user, body }: Call): Promise<Reply> {
  try {
    const [row] = await shop.store.query(
      'insert into projects (slug, owner_id, tenant_id) values ($1, $2, $3) returning id, slug',
      [body['slug'], user?.id, user?.tenant_id],
    )
    return { status: 201, body: row }
  } catch (error) {
    if (shop.guards('C14') && (error as { readonly code?: string }).code === '23505')
      throw new Refusal(409, 'there is one of that name')
    throw error
  }
}

export async function readProject({ shop, user, keys }: Call): Promise<Reply> {
  const [row] = await shop.store.query<Row>('select * from projects where id = $1', [keys[0]])
  if (row === undefined || (shop.guards('B04') && row['tenant_id'] !== user?.tenant_id)) throw notFound()
  return { status: 200, body: { id: row['id'], slug: row['slug'] } }
}

export async function createKey({ shop, body }: Call): Promise<Reply> {
  const key = randomBytes(24).toString('base64url')
  const [row] = await shop.store.query<Row>(
    'insert into api_keys (key_digest, scopes) values ($1, $2) returning id, scopes',
    [sha256(key), body['scopes']],
  )
  return { status: 201, body: { ...row, key } }
}

export async function deleteKey({ shop, keys }: Call): Promise<Reply> {
  await shop.store.query('delete from api_keys where id = $1', [keys[0]])
  return { status: 204 }
}

export async function reports({ shop, scopes }: Call): Promise<Reply> {
  if (scopes !== null && shop.guards('B13') && !scopes.includes('reports.read'))
    throw new Refusal(403, 'the key does not open that')
  return { status: 200, body: [] }
}

export async function digest({ scopes }: Call): Promise<Reply> {
  if (scopes !== null && !scopes.includes('notes.read')) throw new Refusal(403, 'the key does not open that')
  return { status: 200, body: [] }
}

export async function createTicket({ shop, body }: Call): Promise<Reply> {
  const [row] = await shop.store.query('insert into tickets (title, stock) values ($1, $2) returning *', [
    body['title'],
    body['stock'],
  ])
  return { status: 201, body: row }
}

export async function readTicket({ shop, keys }: Call): Promise<Reply> {
  const [row] = await shop.store.query('select * from tickets where id = $1', [keys[0]])
  if (row === undefined) throw notFound()
  return { status: 200, body: row }
}

export function listEntries(): Promise<Reply> {
  return Promise.reject(notFound())
}

export async function buyTicket({ shop, keys }: Call): Promise<Reply> {
  if (shop.guards('C16')) {
    const [row] = await shop.store.query(
      'update tickets set stock = stock - 1 where id = $1 and stock > 0 returning *',
      [keys[0]],
    )
    if (row === undefined) throw new Refusal(409, 'nothing is left')
    return { status: 200, body: row }
  }
  const [row] = await shop.store.query<{ stock: number }>('select stock from tickets where id = $1', [keys[0]])
  if (row === undefined || row.stock <= 0) throw new Refusal(409, 'nothing is left')
  await pause(40)
  await shop.store.query('update tickets set stock = stock - 1 where id = $1', [keys[0]])
  return { status: 200, body: row }
}

export async function createHook({ shop, body }: Call): Promise<Reply> {
  const url = String(body['webhook_url'])
  if (shop.guards('C12')) {
    const host = URL.canParse(url) ? new URL(url).hostname : ''
    // No name of a public host is an address, and none has no dot.
    if (!/^https?:/.test(url) || /^[\d.]+$|[[\]]|^[^.]+$/.test(host))
      throw new Refusal(422, 'that is no address outside')
  } else await fetch(url).catch(() => null)
  return { status: 201, body: { webhook_url: url } }
}

const magic: Readonly<Record<string, string>> = { 'image/png': '\u0089PNG', 'application/pdf': '%PDF' }

export async function upload({ shop, bytes }: Call): Promise<Reply> {
  const raw = bytes.toString('latin1')
  const name = /filename="([^"]*)"/.exec(raw)?.[1] ?? ''
  const type = /content-type: (\S+)/.exec(raw)?.[1] ?? ''
  const content = raw.slice(raw.indexOf('\r\n\r\n') + 4)
  if (shop.guards('C13') && (!content.startsWith(magic[type] ?? '\u0000none') || /[/\\]/.test(name)))
    throw new Refusal(422, 'that is no picture and no page')
  return { status: 201, body: { name, size: content.length } }
}
