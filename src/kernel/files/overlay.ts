import { digest } from '../digest.ts'
import type { FileTree } from './tree.ts'

/** Files as they would be with some of them changed. */
export function overlayTree(files: FileTree, changed: ReadonlyMap<string, string>): FileTree {
  return {
    name: files.name,
    paths: [...new Set([...files.paths, ...changed.keys()])].sort(),
    skipped: files.skipped,
    has: (path) => changed.has(path) || files.has(path),
    bytes: (path) => {
      const text = changed.get(path)
      return text === undefined ? files.bytes(path) : new TextEncoder().encode(text)
    },
    stamp: (path) => {
      const text = changed.get(path)
      return text === undefined ? files.stamp(path) : digest(text)
    },
  }
}
