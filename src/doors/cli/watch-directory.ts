import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

const ignored = new Set([
  '.git',
  '.hg',
  'node_modules',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.cache',
  'dist',
])
const settles = 150

/**
 * Calls `changed` when files below a directory have changed and then rested for a moment. It watches
 * folder by folder: a recursive watch would spend thousands of handles on a virtual environment.
 */
export function watchDirectory(directory: string, ignoresFile: string | null, changed: () => void): { close(): void } {
  let watchers: FSWatcher[] = []
  let timer: NodeJS.Timeout | undefined

  const close = () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
    watchers = []
  }
  const add = (folder: string) => {
    try {
      const watcher = watch(folder, (_event, name) => notice(folder, name))
      watcher.on('error', () => watcher.close())
      watchers.push(watcher)
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory() && !ignored.has(entry.name)) add(join(folder, entry.name))
      }
    } catch {
      // The folder went away while it was being looked at, or may not be read.
    }
  }
  const notice = (folder: string, name: string | null) => {
    if (name !== null && (ignored.has(name) || join(folder, name) === ignoresFile || name.endsWith('.half'))) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      // All anew: a folder that was deleted and made again kept a watcher that no longer hears.
      close()
      add(directory)
      changed()
    }, settles)
  }

  add(directory)
  return { close }
}
