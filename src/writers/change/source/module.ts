import type { Code, CodeFile } from '../../../python/code/code.ts'

/** What others call a file when they import from it; its path with dots where nobody does. */
export function moduleOf(code: Code, { path }: CodeFile): string {
  for (const other of code.files)
    for (const one of other.imports)
      if (one.file === path) {
        if (one.member === null) return one.path
        if (one.path.endsWith(`.${one.member}`)) return one.path.slice(0, -one.member.length - 1)
      }
  return path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')
}
