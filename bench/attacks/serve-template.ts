import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openNative } from '../../src/lab/engines/native.ts'
import type { Backend } from '../../src/model/index.ts'
import { type Group, startGroup } from '../../src/proving/process/group.ts'
import { openMailServer } from '../../src/proving/process/mail-server.ts'
import { freePort } from '../../src/proving/process/port.ts'
import type { Target } from '../../src/proving/target.ts'

const ADMIN = 'root-of-all@example.com'

/** FastAPI's full-stack template as in production, on a native Postgres and with a mail server on the loopback address. */
export async function serveTemplate(folder: string, python: string): Promise<Target & { close(): Promise<void> }> {
  const mails = await openMailServer(mkdtempSync(join(tmpdir(), 'architect-mails-')))
  const server = { port: await freePort(), password: randomBytes(12).toString('hex') }
  const lab = await openNative(server)
  const secret = randomBytes(32).toString('hex')
  const adminPassword = randomBytes(12).toString('hex')
  const backendFolder = join(folder, 'backend')
  const environment = {
    PATH: process.env['PATH'] ?? '',
    PYTHONPATH: backendFolder,
    SECRET_KEY: secret,
    PROJECT_NAME: 'template',
    DATABASE_URL: `postgresql://postgres:${server.password}@127.0.0.1:${server.port}/postgres`,
    FIRST_SUPERUSER: ADMIN,
    FIRST_SUPERUSER_PASSWORD: adminPassword,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mails.port),
    SMTP_TLS: 'false',
    EMAILS_FROM_EMAIL: 'info@example.com',
  }
  for (const list of [['-m', 'alembic', 'upgrade', 'head'], ['app/initial_data.py']])
    execFileSync(python, list, { cwd: backendFolder, env: environment, stdio: 'pipe' })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // One folder further down, its `../.env` with settings for development is not there.
  const start = (more: Readonly<Record<string, string>>): Group =>
    startGroup({
      command: [python, '-m', 'uvicorn', 'app.main:app', '--port', String(port)],
      directory: join(backendFolder, 'app'),
      environment: { ...environment, ...more },
    })
  let running = start({})
  await ready(url, running)
  return {
    url,
    backend: surveyed(backendFolder),
    principals: [await administrator(url, adminPassword)],
    environment,
    query: (sql, parameters) => lab.query(sql, parameters),
    output: () => running.lines.all(),
    alive: () => running.alive(),
    restart: async (more) => {
      await running.end()
      running = start(more)
      return (await ready(url, running)) ? { ready: true } : { ready: false, output: running.lines.all() }
    },
    signing: { algorithm: 'HS256', key: secret },
    mails: mails.folder,
    // Whatever is not development is production there.
    production: {},
    close: async () => {
      await running.end()
      await lab.close()
      mails.close()
    },
  }
}

const surveyed = (folder: string): Backend =>
  JSON.parse(
    execFileSync(process.execPath, ['dist/cli.js', 'survey', folder, '--json'], { maxBuffer: 1e9, encoding: 'utf8' }),
  ) as Backend

async function ready(url: string, running: Group): Promise<boolean> {
  for (let tries = 0; tries < 150 && running.alive(); tries += 1) {
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
  const path = '/api/v1/login/access-token'
  const form = { username: ADMIN, password }
  const answer = await fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams(form) })
  const { access_token: token } = (await answer.json()) as { readonly access_token: string }
  const login = { path, method: 'post', body: { form }, token: 'access_token' }
  return { name: 'admin', role: 'admin', headers: { authorization: `Bearer ${token}` }, login }
}
