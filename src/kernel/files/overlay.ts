import { digest } from '../digest.ts'
import type { FileTree } from './tree.ts'

/** Files as they would be with some of them changed; null takes one away. */
export function overlayTree(files: FileTree, changed: ReadonlyMap<string, string | null>): FileTree {
  const isThere = (path: string): boolean => (changed.has(path) ? changed.get(path) !== null : files.has(path))
  return {
    name: files.name,
    paths: [...new Set([...files.paths, ...changed.keys()])].filter(isThere).sort(),
    skipped: files.skipped,
    has: isThere,
    bytes: (path) => {
      const text = changed.get(path)
      if (text === undefined) return files.bytes(path)
      return text === null ? null : new TextEncoder().encode(text)
    },
    stamp: (path) => {
      const text = changed.get(path)
      return text === undefined ? files.stamp(path) : digest(text ?? 'gone')
    },
  }
}
