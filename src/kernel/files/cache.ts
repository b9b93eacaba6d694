import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { digest } from '../digest.ts'

const MAXIMUM_BYTES = 300_000_000

type Kind = 'json' | 'value'

const DIGEST_BYTES = 32
const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest()

/** Where everything is kept that can be made again. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'backend-architect')
}

/**
 * Results by the content they were made from. Whatever is wrong with an entry, or with the folder,
 * means that there is none: the work is done again and nothing is said.
 */
export class Cache {
  private readonly folder: string

  constructor(folder: string = join(cacheFolder(), 'surveys')) {
    this.folder = folder
  }

  get(key: string): string | null {
    try {
      const stored = readFileSync(this.path(key), 'utf8')
      const end = stored.indexOf('\n')
      const body = stored.slice(end + 1)
      if (stored.slice(0, end) !== digest(body)) return null
      this.use(key, 'json')
      return body
    } catch {
      return null
    }
  }

  set(key: string, body: string): void {
    try {
      this.write(key, 'json', `${digest(body)}\n${body}`)
    } catch {
      // A cache that cannot be written is no cache.
    }
  }

  /** A value as it was, objects in it that are the same being the same again. */
  getValue(key: string): unknown {
    try {
      const stored = readFileSync(this.path(key, 'value'))
      const body = stored.subarray(DIGEST_BYTES)
      if (!stored.subarray(0, DIGEST_BYTES).equals(digestOf(body))) return null
      this.use(key, 'value')
      return deserialize(body)
    } catch {
      return null
    }
  }

  setValue(key: string, value: unknown): void {
    try {
      const body = serialize(value)
      this.write(key, 'value', digestOf(body), body)
    } catch {
      // A cache that cannot be written is no cache.
    }
  }

  private write(key: string, kind: Kind, ...parts: readonly (string | Uint8Array)[]): void {
    mkdirSync(this.folder, { recursive: true })
    const aside = join(this.folder, `${key}.${process.pid}.tmp`)
    for (const [i, part] of parts.entries()) writeFileSync(aside, part, { flag: i === 0 ? 'w' : 'a' })
    renameSync(aside, this.path(key, kind))
    this.prune()
  }

  /** What is used stays longest. */
  private use(key: string, kind: Kind): void {
    const now = new Date()
    utimesSync(this.path(key, kind), now, now)
  }

  private path(key: string, kind: Kind = 'json'): string {
    return join(this.folder, `${key}.${kind}`)
  }

  /** Lets the entries go that were not used for longest. */
  private prune(): void {
    const entries = readdirSync(this.folder).map((name) => {
      const path = join(this.folder, name)
      const { size, mtimeMs } = statSync(path)
      return { path, size, mtimeMs }
    })
    let total = entries.reduce((sum, entry) => sum + entry.size, 0)
    for (const entry of entries.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (total <= MAXIMUM_BYTES) return
      rmSync(entry.path, { force: true })
      total -= entry.size
    }
  }
}
