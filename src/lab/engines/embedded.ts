import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Extension, PGlite } from '@electric-sql/pglite'
import { beside } from '../../kernel/files/beside.ts'
import { cacheFolder } from '../../kernel/files/cache.ts'
import { type Lab, refusedBy } from '../lab.ts'

const VECTOR = 'vector'
/** The names SQL knows extensions by, where their module is called otherwise. */
const MODULES: Readonly<Record<string, string>> = { 'uuid-ossp': 'uuid_ossp' }

/** The embedded server with its own interface, for what only it can do: its files lie in memory. */
export interface EmbeddedLab extends Lab {
  readonly kind: 'embedded'
  readonly database: PGlite
  /** Extensions that were asked for and do not come with it. */
  readonly missing: readonly string[]
}

/** PostgreSQL compiled to WebAssembly, its files in memory: nothing is installed, and nothing is left behind. */
export async function openEmbedded(extensions: readonly string[] = []): Promise<EmbeddedLab> {
  const entry = beside('pglite', 'index.js', '@electric-sql/pglite')
  const folder = dirname(entry)
  const server = (await import(pathToFileURL(join(folder, 'index.js')).href)) as { readonly PGlite: typeof PGlite }
  const loaded = await loadExtensions(extensions, folder)
  const options = { loadDataDir: await preparedFolder(server.PGlite, folder), extensions: loaded }
  const database = await server.PGlite.create(options)
  const missing = extensions.filter((name) => !(name in loaded))
  return { ...(await speak(database)), kind: 'embedded', database, missing }
}

async function speak(database: PGlite): Promise<Omit<Lab, 'kind'>> {
  const answer = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      throw refusedBy(error)
    }
  }
  const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> =>
    answer(async () => (await database.query<Row>(sql, [...parameters])).rows)
  const [version] = await query<{ server_version: string }>('SHOW server_version')
  return {
    version: `PostgreSQL ${version?.server_version.split(' ')[0] ?? ''}`,
    query,
    execute: (sql) => answer(async () => void (await database.exec(sql))),
    close: () => database.close(),
  }
}

async function loadExtensions(names: readonly string[], folder: string): Promise<Record<string, Extension>> {
  const loaded: Record<string, Extension> = {}
  for (const name of names) {
    const file =
      name === VECTOR ? vectorModule() : join(folder, 'contrib', `${MODULES[name] ?? name.replaceAll('-', '_')}.js`)
    if (!/^[\w-]+$/.test(name) || !existsSync(file)) continue
    const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, Extension>)
    if (exported[0]) loaded[name] = exported[0]
  }
  return loaded
}

/** pgvector is a package of its own. */
const vectorModule = (): string =>
  join(dirname(beside('pgvector', 'index.js', '@electric-sql/pglite-pgvector')), 'index.js')

/** Making a cluster takes seconds, so the first one is kept; a damaged one is made again. */
async function preparedFolder(server: typeof PGlite, folder: string): Promise<Blob> {
  const path = join(cacheFolder(), 'lab', `cluster-${versionOf(folder)}-${LOCKS}.kept`)
  const kept = keptAt(path)
  if (kept) return new Blob([kept])
  const made = await makeCluster(server)
  keep(path, made)
  return new Blob([made])
}

/** What was kept stands behind its digest. */
function keptAt(path: string): Uint8Array<ArrayBuffer> | null {
  try {
    const stored = readFileSync(path)
    const body = new Uint8Array(stored.subarray(DIGEST_BYTES))
    return digestOf(body).equals(stored.subarray(0, DIGEST_BYTES)) ? body : null
  } catch {
    return null
  }
}

const DIGEST_BYTES = 32
const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A rehearsal goes down and up again in one transaction, and so holds the locks of both: more than a server is begun with. */
const LOCKS = 256

async function makeCluster(server: typeof PGlite): Promise<Uint8Array<ArrayBuffer>> {
  const database = await server.create()
  try {
    await database.exec(`ALTER SYSTEM SET max_locks_per_transaction = ${LOCKS}`)
    const dumped = await database.dumpDataDir('none')
    return new Uint8Array(await dumped.arrayBuffer())
  } finally {
    await database.close()
  }
}

function keep(path: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const half = `${path}.${process.pid}.half`
    writeFileSync(half, Buffer.concat([digestOf(bytes), bytes]))
    renameSync(half, path)
  } catch {
    // A cache that cannot be written is no cache.
  }
}

/** The cluster belongs to the program that made it, byte for byte. */
const versionOf = (folder: string): string => String(readFileSync(join(folder, 'pglite.wasm')).byteLength)
