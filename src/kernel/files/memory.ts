import type { FileTree } from './tree.ts'

/** Files held in memory: for tests, and for sources that lie in no folder. */
export function memoryTree(files: Readonly<Record<string, string>>, name = 'memory'): FileTree {
  return {
    name,
    paths: Object.keys(files).sort(),
    skipped: [],
    has: (path) => Object.hasOwn(files, path),
    bytes: (path) => (Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : null),
    stamp: (path) => (Object.hasOwn(files, path) ? `${files[path]!.length}` : 'gone'),
  }
}
