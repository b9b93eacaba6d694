import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBackend } from '../../src/flows/build.ts'
import { starters } from '../../src/kernel/files/starters.ts'
import { silent } from '../../src/kernel/progress.ts'
import { type NativeLab, openNative } from '../../src/lab/engines/native.ts'
import { freePort } from '../../src/proving/process/port.ts'
import { python, uv } from '../../tools/full/python.mjs'
import { execute, root } from '../../tools/steps.mjs'

const PASSWORD = 'correct horse battery staple'
const SECRET = 'only for tests, and long enough for them'
const MINUTES = 60_000

describe('a backend and the service that keeps its accounts hold together', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'architect-')))
  const running: ChildProcess[] = []
  let lab: NativeLab
  let address = ''
  let service = ''
  let backend = ''
  let inPython: readonly string[] = []

  beforeAll(async () => {
    const loopback = { port: await freePort(), password: 'only for tests' }
    lab = await openNative(loopback)
    address = `postgresql://postgres:${encodeURIComponent(loopback.password)}@127.0.0.1:${loopback.port}/postgres`
    writeFileSync(join(folder, 'architect.yaml'), starters()['task-manager']!)
    const { conflicts, noRevision } = await buildBackend({ directory: folder, dryRun: false }, silent)
    if (conflicts.length > 0 || noRevision !== null) throw new Error(noRevision ?? 'there are conflicts')
    const named = readFileSync(join(folder, 'pyproject.toml'), 'utf8').matchAll(/^ {2}"([^"]+==[^"]+)",$/gm)
    writeFileSync(join(folder, 'requirements.txt'), [...named].map(([, name]) => `${name}\n`).join(''))
    const wanted = ['--no-project', '--python', await python('3.11'), '--with-requirements', 'requirements.txt']
    inPython = [await uv(), 'run', ...wanted]
    service = `http://localhost:${await freePort()}`
    backend = `http://127.0.0.1:${await freePort()}`
  }, 10 * MINUTES)

  afterAll(async () => {
    for (const one of running) one.kill('SIGTERM')
    await lab.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = async (command: readonly string[], cwd: string): Promise<string> => {
    const [program = '', ...list] = command
    const { passed, output } = await execute(program, list, { cwd, env: environment() })
    return passed ? '' : output
  }

  const environment = (): Record<string, string> => ({
    DATABASE_URL: address,
    BETTER_AUTH_URL: service,
    BETTER_AUTH_SECRET: SECRET,
    AUDIENCE: 'task-manager-api',
    PORT: new URL(service).port,
    PYTHONPYCACHEPREFIX: join(root, '.cache/bytecode'),
  })

  /** Starts a program, and waits until it says that it is ready. */
  const start = async (command: readonly string[], cwd: string, ready: string): Promise<ChildProcess> => {
    const [program = '', ...list] = command
    const said: string[] = []
    const child = spawn(program, list, { cwd, env: { ...process.env, ...environment() } })
    child.stdout.on('data', (data) => said.push(String(data)))
    child.stderr.on('data', (data) => said.push(String(data)))
    running.push(child)
    for (let tries = 0; tries < 300; tries += 1) {
      if (child.exitCode !== null) break
      if ((await fetch(ready).catch(() => null))?.ok) return child
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error(`${command.join(' ')} is not ready:\n${said.join('')}`)
  }

  test(
    'the service installs, is sound, and passes its own tests',
    async () => {
      const auth = join(folder, 'auth')
      expect(await run(['npm', 'ci', '--no-audit', '--no-fund'], auth)).toBe('')
      expect(await run(['npm', 'run', 'check'], auth)).toBe('')
      expect(await run(['npm', 'test'], auth)).toBe('')
    },
    10 * MINUTES,
  )

  test(
    'whoever signs in there is known here, until they are not',
    async () => {
      await lab.execute('DROP SCHEMA IF EXISTS auth CASCADE')
      expect(await run([...inPython, 'alembic', 'upgrade', 'head'], folder)).toBe('')
      await start(['node', 'dist/src/main.js'], join(folder, 'auth'), `${service}/readyz`)
      const door = ['--port', new URL(backend).port, '--no-server-header']
      await start([...inPython, 'uvicorn', 'app.main:app', ...door], folder, `${backend}/readyz`)

      const ada = await signUp('ada@example.com')
      const token = await ada.token()
      expect(await asked('GET', '/me', token)).toMatchObject({
        status: 200,
        data: { email: 'ada@example.com', name: 'Somebody', role: 'member' },
      })
      expect(await asked('POST', '/projects', token, { name: 'Bridges' })).toMatchObject({ status: 201 })

      // What is changed here, they know there.
      const { data } = await asked('GET', '/me', token)
      await asked('PATCH', `/users/${String(data?.['id'])}`, token, { name: 'Ada' })
      expect(await (await ada.call('/get-session')).json()).toMatchObject({ user: { name: 'Ada' } })

      // A role that is given there holds here with the same token.
      await lab.execute(`UPDATE auth."user" SET "role" = 'admin' WHERE "email" = 'ada@example.com'`)
      expect(await asked('GET', '/me', token)).toMatchObject({ data: { role: 'admin' } })

      expect((await ada.call('/sign-out', {})).status).toBe(200)
      expect(await asked('GET', '/me', token)).toMatchObject({ status: 401 })
    },
    5 * MINUTES,
  )

  test(
    'a new password, a shut account and a deleted one end what was begun',
    async () => {
      const bob = await signUp('bob@example.com')
      const old = await bob.token()
      const changed = await bob.call('/change-password', { currentPassword: PASSWORD, newPassword: `${PASSWORD} anew` })
      expect(changed.status).toBe(200)
      expect(await asked('GET', '/me', old)).toMatchObject({ status: 401 })

      const token = await bob.token()
      expect(await asked('GET', '/me', token)).toMatchObject({ status: 200 })
      await lab.execute(`UPDATE auth."user" SET "banned" = true WHERE "email" = 'bob@example.com'`)
      expect(await asked('GET', '/me', token)).toMatchObject({ status: 401 })
      await lab.execute(`UPDATE auth."user" SET "banned" = false WHERE "email" = 'bob@example.com'`)

      expect(await asked('DELETE', '/me', token)).toMatchObject({ status: 204 })
      expect(await asked('GET', '/me', token)).toMatchObject({ status: 401 })
      expect(await lab.query(`SELECT 1 FROM auth."user" WHERE "email" = 'bob@example.com'`)).toEqual([])
    },
    2 * MINUTES,
  )

  test(
    'while the service is down, whoever is signed in stays so',
    async () => {
      const token = await (await signUp('eve@example.com')).token()
      const [accounts] = running
      const ended = new Promise((resolve) => accounts!.once('exit', resolve))
      accounts!.kill('SIGTERM')
      await ended
      await expect(fetch(`${service}/readyz`)).rejects.toThrow('fetch failed')
      expect(await asked('GET', '/me', token)).toMatchObject({ status: 200 })
    },
    2 * MINUTES,
  )

  interface Asked {
    readonly status: number
    readonly data?: Readonly<Record<string, unknown>>
  }

  async function asked(method: string, path: string, token: string, body?: object): Promise<Asked> {
    const answer = await fetch(`${backend}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, ...(text && (JSON.parse(text) as object)) }
  }

  /** Somebody at a browser, who keeps the cookies of the service. */
  async function signUp(email: string) {
    const cookies = new Map<string, string>()
    const call = async (path: string, body?: object): Promise<Response> => {
      const answer = await fetch(`${service}/api/auth${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          Origin: service,
          Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      for (const one of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
        cookies.set(name, value)
      }
      return answer
    }
    const token = async (): Promise<string> => ((await (await call('/token')).json()) as { token: string }).token
    expect((await call('/sign-up/email', { email, password: PASSWORD, name: 'Somebody' })).status).toBe(200)
    return { call, token }
  }
})
