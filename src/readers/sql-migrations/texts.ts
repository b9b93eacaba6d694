import { type FileTree, decode } from '../../kernel/files/tree.ts'
import type { Texts } from './found.ts'

export function textsOf(files: FileTree): Texts {
  const read = new Map<string, string | null>()
  return {
    has: (path) => files.has(path),
    read: (path) => {
      const known = read.get(path)
      if (known !== undefined) return known
      const text = textIn(files, path)
      read.set(path, text)
      return text
    },
  }
}

function textIn(files: FileTree, path: string): string | null {
  const bytes = files.bytes(path)
  const text = bytes ? decode(bytes).text : null
  return text === null || text.includes('\0') ? null : text
}
