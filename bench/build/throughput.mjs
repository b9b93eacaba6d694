// A backend that was built beside FastAPI's own template: the same machine, server, workers, pool and kinds of requests,
// in turns within one run.
//   node bench/build/throughput.mjs --template DIR [--database postgresql://postgres@127.0.0.1:5432/postgres]
//     [--python PATH] [--rounds 5] [--seconds 4] [--connections 8] [--rows 1000] [--kinds list,item,create,update]
// The Python has to hold what both applications ask for. Nothing but the loopback is spoken to.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Client } from 'pg'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    template: { type: 'string' },
    database: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    python: { type: 'string', default: 'python3' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '8' },
    rows: { type: 'string', default: '1000' },
    kinds: { type: 'string', default: 'list,item,create,update' },
  },
})
if (!values.template) throw new Error('--template names the folder of full-stack-fastapi-template')

const POOL = 10
const BLUEPRINT = `architect: 1
app: items
stack: { orm: sqlmodel, ids: uuid7 }
auth: { provider: builtin, roles: admin > user }
resources:
  User:
    fields: { email: email unique, full_name: str(..255)?, role: role = user set by admin }
    access: { read: self or admin, update: self or admin, delete: admin }
  Item:
    traits: [timestamps, audit]
    fields: { owner: -> User cascade = me set by server, title: str(1..255), description: str(..255)? }
    access: { read: owner or admin, create: user, write: owner or admin }
    list: { sort: [-created_at], page: cursor }
`

const folder = mkdtempSync(join(tmpdir(), 'architect-throughput-'))
const children = []
const ended = () => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
process.on('exit', ended)
process.on('SIGINT', () => process.exit(130))

function must(command, args, options) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`)
}

async function database(name) {
  const client = new Client(values.database)
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(values.database)
  url.pathname = `/${name}`
  return url
}

/** An application that runs, with somebody who is signed in. */
async function ours(port) {
  const directory = join(folder, 'ours')
  must('mkdir', ['-p', directory])
  writeFileSync(join(directory, 'architect.yaml'), BLUEPRINT)
  must('node', [join(root, 'dist/cli.js'), 'build', directory])
  const url = await database('throughput_ours')
  const environment = {
    ...process.env,
    DATABASE_URL: String(url),
    DATABASE_POOL: String(POOL),
    DATABASE_OVERFLOW: '0',
    SECRET_KEY: 'only for a measurement, and long enough',
    LOG_LEVEL: 'WARNING',
    PYTHONDONTWRITEBYTECODE: '1',
  }
  must(values.python, ['-m', 'alembic', 'upgrade', 'head'], { cwd: directory, env: environment })
  const child = start(directory, environment, ['app.main:app', '--port', String(port), '--no-access-log'])
  const base = `http://127.0.0.1:${port}/api/v1`
  await ready(`http://127.0.0.1:${port}/readyz`)
  const account = { email: 'somebody@example.com', password: 'a long password of somebody' }
  await call('POST', `${base}/auth/register`, { body: account })
  const { data } = (await call('POST', `${base}/auth/login`, { body: account })).json
  const headers = { authorization: `Bearer ${data.access_token}` }
  return {
    name: 'built',
    child,
    base,
    headers,
    url,
    list: '/items?limit=100',
    item: (id) => `/items/${id}`,
    items: '/items',
    change: 'PATCH',
    idOf: (json) => json.data.id,
    owner: 'owner_id',
  }
}

async function template(port) {
  const directory = join(folder, 'template')
  cpSync(join(values.template, 'backend'), directory, { recursive: true })
  const url = await database('throughput_template')
  // The same pool: it has none of its own setting for it.
  const engine = join(directory, 'app/core/db.py')
  writeFileSync(
    engine,
    readFileSync(engine, 'utf8').replace(
      /create_engine\((.*)\)\n/,
      `create_engine($1, pool_size=${POOL}, max_overflow=0)\n`,
    ),
  )
  const account = { email: 'somebody@example.com', password: 'a long password of somebody' }
  url.protocol = 'postgresql+psycopg:'
  const environment = {
    ...process.env,
    PROJECT_NAME: 'items',
    DATABASE_URL: String(url),
    POSTGRES_SERVER: url.hostname,
    POSTGRES_PORT: url.port,
    POSTGRES_USER: url.username,
    POSTGRES_PASSWORD: url.password,
    POSTGRES_DB: url.pathname.slice(1),
    SECRET_KEY: 'only for a measurement, and long enough',
    FIRST_SUPERUSER: 'admin@example.com',
    FIRST_SUPERUSER_PASSWORD: 'a long password of somebody',
    PYTHONDONTWRITEBYTECODE: '1',
  }
  must(values.python, ['-m', 'alembic', 'upgrade', 'head'], { cwd: directory, env: environment })
  const child = start(directory, environment, ['app.main:app', '--port', String(port), '--no-access-log'])
  const base = `http://127.0.0.1:${port}/api/v1`
  await ready(`${base}/utils/health-check/`)
  await call('POST', `${base}/users/signup`, { body: { ...account, full_name: 'Somebody' } })
  const form = new URLSearchParams({ username: account.email, password: account.password })
  const { access_token } = (await call('POST', `${base}/login/access-token`, { form })).json
  const headers = { authorization: `Bearer ${access_token}` }
  url.protocol = 'postgresql:'
  return {
    name: 'template',
    child,
    base,
    headers,
    url,
    list: '/items/?limit=100',
    item: (id) => `/items/${id}`,
    items: '/items/',
    change: 'PUT',
    idOf: (json) => json.id,
    owner: 'owner_id',
  }
}

function start(directory, env, args) {
  const child = spawn(values.python, ['-m', 'uvicorn', ...args], {
    cwd: directory,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr.on('data', (data) => (child.said = `${child.said ?? ''}${data}`.slice(-2000)))
  child.on('exit', (code) => code && console.error(child.said))
  children.push(child)
  return child
}

async function ready(url) {
  for (let tries = 0; tries < 150; tries += 1) {
    try {
      if ((await call('GET', url, {})).status < 400) return
    } catch {
      // Not yet.
    }
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`${url} does not answer\n${children.at(-1).said ?? ''}`)
}

/** Connections stay open while something is measured: servers close those that rest. */
let agent = new Agent()
function call(method, url, { headers = {}, body, form }) {
  const payload = form ? String(form) : body ? JSON.stringify(body) : null
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json'
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(payload ? { 'content-type': type, 'content-length': Buffer.byteLength(payload) } : {}),
        },
      },
      (answer) => {
        const parts = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString()
          resolve({
            status: answer.statusCode,
            text,
            get json() {
              return JSON.parse(text)
            },
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(payload ?? undefined)
  })
}

/** The same rows in both, and one that is asked for again and again. */
async function filled(target) {
  const client = new Client(String(target.url))
  await client.connect()
  const { rows } = await client
    .query(`SELECT id FROM "user" WHERE email = 'somebody@example.com'`)
    .catch(() => client.query(`SELECT id FROM users WHERE email = 'somebody@example.com'`))
  const table = target.name === 'built' ? 'items' : 'item'
  await client.query(
    `INSERT INTO ${table} (id, ${target.owner}, title, description, created_at)
     SELECT gen_random_uuid(), $1, 'title ' || n, 'what it is', now() - n * interval '1 second' FROM generate_series(1, $2::int) n`,
    [rows[0].id, Number(values.rows)],
  )
  await client.query(`ANALYZE ${table}`)
  const { rows: found } = await client.query(`SELECT id FROM ${table} LIMIT 1`)
  await client.end()
  return { ...target, id: found[0].id }
}

const KINDS = {
  list: (t) => ['GET', t.list, null],
  item: (t) => ['GET', t.item(t.id), null],
  create: (t) => ['POST', t.items, { title: `new ${randomUUID()}`, description: 'what it is' }],
  update: (t) => [t.change, t.item(t.id), { title: `changed ${randomUUID()}` }],
}

/** What a process has used of the processor, in milliseconds. */
const used = ({ pid }) => {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

async function measured(target, kind) {
  const before = used(target.child)
  agent = new Agent({ keepAlive: true })
  const times = []
  const until = performance.now() + Number(values.seconds) * 1000
  let failed = 0
  const one = async () => {
    while (performance.now() < until) {
      const [method, path, body] = KINDS[kind](target)
      const began = performance.now()
      const { status, text } = await call(method, target.base + path, { headers: target.headers, body })
      times.push(performance.now() - began)
      if (status >= 400) {
        failed += 1
        if (failed === 1) console.error(target.name, kind, status, text.slice(0, 300))
      }
    }
  }
  await Promise.all(Array.from({ length: Number(values.connections) }, one))
  agent.destroy()
  agent = new Agent()
  times.sort((a, b) => a - b)
  return {
    rate: times.length / Number(values.seconds),
    cost: (used(target.child) - before) / times.length,
    p95: times[Math.floor(times.length * 0.95)] ?? Infinity,
    failed,
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const targets = [await filled(await ours(8791)), await filled(await template(8792))]
console.log(
  `${values.rounds} rounds of ${values.seconds} s, ${values.connections} connections, 1 worker each, pool ${POOL}, lists of 100 of ${values.rows} rows`,
)
for (const kind of values.kinds.split(',')) {
  const seen = targets.map(() => [])
  for (const target of targets) await measured(target, kind)
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const [index, target] of targets.entries()) seen[index].push(await measured(target, kind))
  const [built, other] = seen.map((list) => ({
    rate: median(list.map(({ rate }) => rate)),
    p95: median(list.map(({ p95 }) => p95)),
    cost: median(list.map(({ cost }) => cost)),
    failed: list.reduce((sum, { failed }) => sum + failed, 0),
  }))
  console.log(
    `${kind.padEnd(7)} built ${built.rate.toFixed(0).padStart(5)}/s p95 ${built.p95.toFixed(1)} ms   template ${other.rate.toFixed(0).padStart(5)}/s p95 ${other.p95.toFixed(1)} ms   ratio ${(built.rate / other.rate).toFixed(2)}   of the processor ${built.cost.toFixed(2)} and ${other.cost.toFixed(2)} ms each${built.failed + other.failed > 0 ? `   FAILED ${built.failed} and ${other.failed}` : ''}`,
  )
}
for (const [index, child] of children.entries()) {
  const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? '0'
  console.log(`${targets[index].name} holds ${(Number(memory) / 1024).toFixed(0)} MB`)
}
process.exit(0)
