import { type FileTree, decode } from '../../kernel/files/tree.ts'
import { positionOf } from '../../kernel/text.ts'
import type { Place } from '../../model/provenance.ts'

/** The text of a file; null when it cannot be read or is larger than anyone writes by hand. */
export function textOf(files: FileTree, path: string, maximumBytes = 4_000_000): string | null {
  const bytes = files.has(path) ? files.bytes(path) : null
  return bytes === null || bytes.length > maximumBytes ? null : decode(bytes).text.replace(/^\uFEFF/, '')
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
export const depthOf = (path: string): number => path.split('/').length - 1

/** A folder and all above it, up to the surveyed one. */
export function upwards(folder: string): readonly string[] {
  const result = [folder]
  for (let at = folder; at !== '';) result.push((at = folderOf(at)))
  return result
}

/** A stretch of a text as a place. */
export function placeIn(file: string, text: string, start: number, end: number): Place {
  const from = positionOf(text, start)
  const to = positionOf(text, end)
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}
