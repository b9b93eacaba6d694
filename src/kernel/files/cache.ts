import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { digest } from '../digest.ts'

const MAXIMUM_BYTES = 300_000_000

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
      const path = this.path(key)
      const stored = readFileSync(path, 'utf8')
      const end = stored.indexOf('\n')
      const body = stored.slice(end + 1)
      if (stored.slice(0, end) !== digest(body)) return null
      const now = new Date()
      utimesSync(path, now, now)
      return body
    } catch {
      return null
    }
  }

  set(key: string, body: string): void {
    try {
      mkdirSync(this.folder, { recursive: true })
      const aside = join(this.folder, `${key}.${process.pid}.tmp`)
      writeFileSync(aside, `${digest(body)}\n${body}`)
      renameSync(aside, this.path(key))
      this.prune()
    } catch {
      // A cache that cannot be written is no cache.
    }
  }

  private path(key: string): string {
    return join(this.folder, `${key}.json`)
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
