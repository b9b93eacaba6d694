import { realpathSync, statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { Trouble } from '../diagnostic.ts'
import { readNamedFile } from './one-file.ts'
import { decode } from './tree.ts'

/** A file or folder inside of another one, all links followed. What leads out of it is refused before it is looked at. */
export function pathInside(root: string, path: string): string {
  if (path.includes('\0')) throw new Trouble('usage', { message: 'a path holds no null character' })
  const named = resolve(root, path)
  if (!isInside(root, named)) throw leavesRoot(path)
  const real = realPath(named, path)
  if (!isInside(root, real)) throw leavesRoot(path)
  return real
}

const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)

function realPath(named: string, path: string): string {
  try {
    return realpathSync(named)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new Trouble('usage', {
      message: code === 'ENOENT' || code === 'ENOTDIR' ? `there is no ${path}` : `cannot read ${path}: ${code}`,
      help: 'Paths count from the folder this works in.',
    })
  }
}

const leavesRoot = (path: string): Trouble =>
  new Trouble('usage', {
    message: `${path} leads out of the folder this works in`,
    help: 'Name something inside of it, from its root: app/main.py',
  })

/** Larger than any text somebody keeps beside a backend. */
const MOST_BYTES = 20_000_000

/** The text of a file inside of a folder. */
export const textInside = (root: string, path: string): string =>
  decode(readNamedFile(pathInside(root, path), MOST_BYTES)).text

export function isFileInside(root: string, path: string): boolean {
  try {
    return statSync(pathInside(root, path)).isFile()
  } catch {
    return false
  }
}
