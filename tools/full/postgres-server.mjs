// A PostgreSQL of its own: in a new folder, on a socket there, gone when the step ends however it ends.
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execute } from '../steps.mjs'
import { installed } from './debian.mjs'

const programs = '/usr/lib/postgresql/15/bin'
const packages = { 'postgresql-15': join(programs, 'initdb') }
/** It is thrown away, so nothing need reach the disk. */
const settings = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=10'
const endings = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/** Starts a server, hands `use` its `{ psql, dump }` and takes the server away again. */
export async function withServer(use) {
  await installed(packages)
  const folder = mkdtempSync(join(tmpdir(), 'architect-postgres-'))
  const data = join(folder, 'data')
  const owner = unprivileged()
  mkdirSync(data, { mode: 0o700 })
  if (owner.uid !== undefined) for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid)

  const stop = () => {
    spawnSync(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate'], {
      ...owner,
      cwd: '/',
      stdio: 'ignore',
    })
    rmSync(folder, { recursive: true, force: true })
  }
  const end = (signal) => process.exit(endings[signal])
  process.once('exit', stop)
  for (const signal of Object.keys(endings)) process.once(signal, end)
  try {
    run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], owner)
    const options = `${settings} -k '${folder}' -c listen_addresses=''`
    run('pg_ctl', ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', options], owner)
    return await use(clients(folder))
  } finally {
    for (const signal of Object.keys(endings)) process.off(signal, end)
    process.off('exit', stop)
    stop()
  }
}

/** PostgreSQL refuses to run as root; its package brings a user to run as. */
function unprivileged() {
  if (process.getuid() !== 0) return {}
  const number = (which) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

function run(program, list, owner) {
  // The server keeps the pipes of whoever starts it: what it prints goes to its log instead.
  const stdio = ['ignore', program === 'pg_ctl' ? 'ignore' : 'pipe', 'pipe']
  const { status, error, stderr } = spawnSync(join(programs, program), list, {
    ...owner,
    cwd: '/',
    stdio,
    timeout: 60_000,
  })
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`)
}

function clients(folder) {
  const client = (program, ...list) =>
    execute(join(programs, program), ['--no-password', ...list], {
      env: { PGHOST: folder, PGPORT: '5432', PGUSER: 'postgres', PGOPTIONS: '-c client_min_messages=warning' },
    })
  return {
    /** Runs a script or a command, each statement by itself; what it prints are the complaints. */
    psql: (database, ...list) => client('psql', '--no-psqlrc', '--quiet', '--dbname', database, ...list),
    dump: (database) => client('pg_dump', '--schema-only', '--no-owner', '--no-privileges', database),
  }
}
