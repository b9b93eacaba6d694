import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openNative } from '../../src/lab/engines/native.ts'
import type { Backend } from '../../src/model/index.ts'
import { attack } from '../../src/proving/attacks/index.ts'
import { startGroup } from '../../src/proving/process/group.ts'
import { openMailServer } from '../../src/proving/process/mail-server.ts'
import { freePort } from '../../src/proving/process/port.ts'
import type { Target } from '../../src/proving/target.ts'

const ADMIN = 'root-of-all@example.com'

/** Starts the template as in production, tries every attack on it, and prints what came of each. */
export async function tryTemplate(folder: string, python: string, only?: readonly string[]): Promise<void> {
  const backend = surveyed(folder)
  const mails = await openMailServer(mkdtempSync(join(tmpdir(), 'architect-mails-')))
  const server = { port: await freePort(), password: randomBytes(12).toString('hex') }
  const lab = await openNative(server)
  const secret = randomBytes(32).toString('hex')
  const adminPassword = randomBytes(12).toString('hex')
  const environment = {
    PATH: process.env['PATH'] ?? '',
    SECRET_KEY: secret,
    PROJECT_NAME: 'template',
    DATABASE_URL: `postgresql://postgres:${server.password}@127.0.0.1:${server.port}/postgres`,
    FASTAPI_ENV: '',
    FIRST_SUPERUSER: ADMIN,
    FIRST_SUPERUSER_PASSWORD: adminPassword,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mails.port),
    SMTP_TLS: 'false',
    EMAILS_FROM_EMAIL: 'info@example.com',
  }
  const directory = join(folder, 'backend')
  for (const list of [['-m', 'alembic', 'upgrade', 'head'], ['app/initial_data.py']])
    execFileSync(python, list, { cwd: directory, env: { ...environment, PYTHONPATH: '.' }, stdio: 'pipe' })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = (more: Readonly<Record<string, string>>) =>
    startGroup({
      command: [python, '-m', 'uvicorn', 'app.main:app', '--port', String(port)],
      directory,
      environment: { ...environment, ...more },
    })
  let running = start({})
  await ready(url)
  const target: Target = {
    url,
    backend,
    principals: [await administrator(url, adminPassword)],
    environment,
    query: (sql, parameters) => lab.query(sql, parameters),
    output: () => running.lines.all(),
    alive: () => running.alive(),
    restart: async (more) => {
      await running.end()
      running = start(more)
      return (await ready(url, () => running.alive())) ? { ready: true } : { ready: false, output: running.lines.all() }
    },
    signing: { algorithm: 'HS256', key: secret },
    mails: mails.folder,
    production: { FASTAPI_ENV: '' },
  }
  try {
    report(await attack(target, only === undefined ? {} : { only }))
  } finally {
    await running.end()
    await lab.close()
    mails.close()
  }
}

const surveyed = (folder: string): Backend =>
  JSON.parse(
    execFileSync(process.execPath, ['dist/cli.js', 'survey', join(folder, 'backend'), '--json'], {
      maxBuffer: 1e9,
      encoding: 'utf8',
    }),
  ) as Backend

async function ready(url: string, alive: () => boolean = () => true): Promise<boolean> {
  for (let tries = 0; tries < 150 && alive(); tries += 1) {
    try {
      if ((await fetch(`${url}/api/v1/utils/health-check/`)).ok) return true
    } catch {
      // Not yet.
    }
    await pause(100)
  }
  return false
}

async function administrator(url: string, password: string): Promise<Target['principals'][number]> {
  const login = {
    path: '/api/v1/login/access-token',
    method: 'post',
    body: { form: { username: ADMIN, password } },
    token: 'access_token',
  }
  const answer = await fetch(`${url}${login.path}`, { method: 'POST', body: new URLSearchParams(login.body.form) })
  const { access_token: token } = (await answer.json()) as { readonly access_token: string }
  return { name: 'admin', role: 'admin', headers: { authorization: `Bearer ${token}` }, login }
}

function report(claims: Awaited<ReturnType<typeof attack>>): void {
  for (const { id, verdict, detail, evidence } of claims) {
    console.log(`${verdict.padEnd(8)} ${id.slice(8)} ${detail}`)
    if (verdict === 'broken' || process.env['SHOW']) for (const line of evidence) console.log(`           ${line}`)
  }
  const of = (verdict: string): number => claims.filter((one) => one.verdict === verdict).length
  console.log(`${claims.length} attacks: ${of('held')} held, ${of('broken')} broken, ${of('not run')} not run`)
}
