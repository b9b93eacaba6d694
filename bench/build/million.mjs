// Pages of a list of a million rows in a backend that was built: milliseconds at the median and at p95, and memory.
//   node bench/build/million.mjs [--database postgresql://postgres@127.0.0.1:5432/postgres] [--python PATH]
//     [--rows 1000000] [--times 200]
// Half of the rows are the caller's. The Python has to hold what the backend asks for.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Client } from 'pg'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    python: { type: 'string', default: 'python3' },
    rows: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '200' },
  },
})
const PORT = 8793
const BASE = `http://127.0.0.1:${PORT}`
const BLUEPRINT = `architect: 1
app: items
stack: { orm: sqlalchemy, ids: uuid7 }
auth: { provider: builtin, roles: admin > user }
resources:
  User:
    fields: { email: email unique, role: role = user set by admin }
    access: { read: self or admin, update: self or admin, delete: admin }
  Item:
    traits: [timestamps, soft-delete]
    fields: { owner: -> User cascade = me set by server, title: str(1..255), status: todo|doing|done = todo }
    access: { read: owner or admin, create: user, write: owner or admin }
    list: { filter: [status], sort: [-created_at, title], page: cursor }
`
const account = { email: 'somebody@example.com', password: 'a long password of somebody' }

const folder = mkdtempSync(join(tmpdir(), 'architect-million-'))
let server = null
process.on('exit', () => {
  server?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
process.on('SIGINT', () => process.exit(130))

function must(command, args, options) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`)
}

async function asked(url, work) {
  const client = new Client(String(url))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function started() {
  writeFileSync(join(folder, 'architect.yaml'), BLUEPRINT)
  must('node', [join(root, 'dist/cli.js'), 'build', folder])
  await asked(values.database, async (client) => {
    await client.query('DROP DATABASE IF EXISTS million WITH (FORCE)')
    await client.query('CREATE DATABASE million')
  })
  const url = new URL(values.database)
  url.pathname = '/million'
  const env = {
    ...process.env,
    DATABASE_URL: String(url),
    SECRET_KEY: 'only for a measurement, and long enough',
    LOG_LEVEL: 'WARNING',
    PYTHONDONTWRITEBYTECODE: '1',
  }
  must(values.python, ['-m', 'alembic', 'upgrade', 'head'], { cwd: folder, env })
  server = spawn(values.python, ['-m', 'uvicorn', 'app.main:app', '--port', String(PORT), '--no-access-log'], {
    cwd: folder,
    env,
    stdio: 'ignore',
  })
  for (let tries = 0; tries < 150; tries += 1) {
    const isReady = await fetch(`${BASE}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return url
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('it does not answer')
}

const post = (path, body) =>
  fetch(`${BASE}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

async function signedIn() {
  const { data } = await (await post('/api/v1/auth/login', account)).json()
  return { authorization: `Bearer ${data.access_token}` }
}

const filled = (url) =>
  asked(url, async (client) => {
    await client.query(`INSERT INTO users (id, email, role) VALUES (gen_random_uuid(), 'other@example.com', 'user')`)
    await client.query(
      `INSERT INTO items (id, owner_id, title, status, created_at)
       SELECT gen_random_uuid(), CASE n % 2 WHEN 0 THEN me.id ELSE other.id END, 'title ' || md5(n::text),
         (ARRAY['todo', 'doing', 'done'])[1 + n % 3], now() - n * interval '1 second'
       FROM generate_series(1, $1::int) n, users me, users other WHERE me.email = $2 AND other.email <> $2`,
      [Number(values.rows), account.email],
    )
    await client.query('VACUUM ANALYZE items')
  })

async function page(path, headers) {
  const answer = await fetch(`${BASE}/api/v1/items?limit=50${path}`, { headers })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** A place far down the list: the cursor of a row in the middle. */
const deepCursor = (url) =>
  asked(url, async (client) => {
    const { rows } = await client.query(
      `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, id FROM items
       ORDER BY created_at DESC, id DESC OFFSET $1 LIMIT 1`,
      [Math.floor(Number(values.rows) / 2)],
    )
    return Buffer.from(JSON.stringify([rows[0].at, rows[0].id])).toString('base64url')
  })

async function measured(path, headers) {
  for (let warm = 0; warm < 20; warm += 1) await page(path, headers)
  const times = []
  for (let time = 0; time < Number(values.times); time += 1) {
    const began = performance.now()
    await page(path, headers)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return [0.5, 0.95].map((share) => times[Math.floor(times.length * share)].toFixed(1))
}

const url = await started()
await post('/api/v1/auth/register', account)
await filled(url)
const cursor = `&cursor=${await deepCursor(url)}`
const pages = [
  ['the first page', ''],
  ['a page in the middle', cursor],
  ['the first page of one status', '&status=done'],
  ['a page in the middle of one status', `${cursor}&status=done`],
  ['the first page by title', '&sort=title'],
]
for (const role of ['user', 'admin']) {
  await asked(url, (client) => client.query('UPDATE users SET role = $1 WHERE email = $2', [role, account.email]))
  const headers = await signedIn()
  for (const [name, path] of pages) {
    const [median, p95] = await measured(path, headers)
    console.log(`${role.padEnd(6)} ${name.padEnd(36)} median ${median} ms   p95 ${p95} ms`)
  }
}
const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? '0'
const [size] = await asked(
  url,
  async (client) =>
    (
      await client.query(
        `SELECT pg_size_pretty(pg_table_size('items')) AS rows, pg_size_pretty(pg_indexes_size('items')) AS indexes`,
      )
    ).rows,
)
console.log(
  `the backend holds ${(Number(memory) / 1024).toFixed(0)} MB; ${values.rows} rows are ${size.rows}, their indexes ${size.indexes}`,
)
await asked(values.database, (client) => {
  server.kill('SIGKILL')
  return client.query('DROP DATABASE IF EXISTS million WITH (FORCE)')
})
process.exit(0)
