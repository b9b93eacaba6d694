import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openChosen } from '../../src/lab/engines/chosen.ts'
import { openReadOnly } from '../../src/lab/engines/named.ts'
import { openNative } from '../../src/lab/engines/native.ts'
import { freePort } from '../../src/proving/process/port.ts'
import { root } from '../architecture/imports.ts'
import { ended } from '../processes.ts'
import { emptyFolder } from '../temporary.ts'

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('architect-postgres-'))

test('a native server starts, answers two sessions at once, and leaves nothing behind', async () => {
  const before = left()
  const lab = await openNative()
  const other = await lab.session()
  await lab.execute('CREATE TABLE a (b int)')
  await lab.execute('BEGIN; LOCK TABLE a')
  await expect(other.execute("SET lock_timeout = '50ms'; SELECT * FROM a")).rejects.toMatchObject({ code: '55P03' })
  await other.close()
  await lab.close()
  expect(left()).toEqual(before)
}, 60_000)

test('on the loopback address it answers whoever knows the password, database by database', async () => {
  const port = await freePort()
  const server = await openNative({ port, password: 'a secret' })
  const url = (password: string, database: string) =>
    `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  try {
    await expect(openReadOnly(url('a guess', 'postgres'))).rejects.toThrow('password authentication failed')
    await server.execute('CREATE DATABASE other')
    const inside = await server.session('other')
    await inside.execute('CREATE TABLE a (b int)')
    await inside.close()
    const outside = await openReadOnly(url('a secret', 'other'))
    expect(await outside.query('SELECT * FROM a')).toEqual([])
    await outside.close()
    await expect(server.execute('SELECT * FROM a')).rejects.toMatchObject({ code: '42P01' })
  } finally {
    await server.close()
  }
}, 60_000)

test('a scratch database is emptied before and after, and any other is refused', async () => {
  const server = await openNative()
  const [row] = await server.query<{ unix_socket_directories: string }>('SHOW unix_socket_directories')
  const folder = row?.unix_socket_directories ?? ''
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`
  try {
    await expect(openChosen({ kind: 'named', url, allowed: [] }, [])).rejects.toThrow(
      'is not plainly a scratch database',
    )
    await server.execute('CREATE TABLE left_here (a int)')
    const lab = await openChosen({ kind: 'named', url, allowed: ['postgres'] }, [])
    await expect(lab.execute('SELECT FROM left_here')).rejects.toMatchObject({ code: '42P01' })
    await lab.execute('BEGIN; CREATE SCHEMA shop; CREATE TABLE shop.orders (a int); COMMIT')
    await lab.close()
    const schemas = await server.query<{ nspname: string }>(
      `SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
    )
    expect(schemas).toEqual([{ nspname: 'public' }])
  } finally {
    await server.close()
  }
}, 60_000)

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'whoever is told %s while migrations run leaves nothing behind',
  async (signal) => {
    const before = left()
    const folder = emptyFolder()
    mkdirSync(join(folder, 'db/migration'), { recursive: true })
    writeFileSync(join(folder, 'db/migration/V1__wait.sql'), 'SELECT pg_sleep(600);\n')
    const child = spawn(process.execPath, [
      join(root, 'dist/cli.js'),
      'migrations',
      folder,
      '--server',
      'native',
      '--no-cache',
    ])
    while (left().length === before.length) await sleep(50)
    const mine = join(
      tmpdir(),
      left().find((name) => !before.includes(name))!,
    )
    // The server answers: from here on there is something to end.
    while (!existsSync(join(mine, 'data/postmaster.pid'))) await sleep(50)
    const server = Number(readFileSync(join(mine, 'data/postmaster.pid'), 'utf8').split('\n')[0])
    await sleep(500)
    child.kill(signal)
    await new Promise((resolve) => child.once('exit', resolve))
    expect(left()).toEqual(before)
    expect(await ended(server)).toBe(true)
  },
  60_000,
)
