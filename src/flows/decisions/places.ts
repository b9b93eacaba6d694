import { posix } from 'node:path'
import { type FileTree, decode } from '../../kernel/files/tree.ts'
import type { DecisionRecord } from '../../model/index.ts'
import { isRecordFolder, isTemplate, namedFolders } from '../../readers/project/documents/decisions.ts'

const USUAL = 'docs/adr'

/** Where the next record goes: as `.adr-dir` says, where most are, or where a template waits for the first. */
export function folderForRecords(files: FileTree, records: readonly DecisionRecord[]): string {
  const [named] = namedFolders(files)
  if (named !== undefined) return named
  const folders = records.map(({ file }) => posix.dirname(file))
  const often = (folder: string): number => folders.filter((one) => one === folder).length
  const [most] = [...new Set(folders)].toSorted(
    (a, b) => often(b) - often(a) || a.length - b.length || a.localeCompare(b),
  )
  if (most !== undefined) return most
  const waiting = files.paths.filter(isTemplate).map((path) => posix.dirname(path).replace(/\/templates$/, ''))
  return waiting.find(isRecordFolder) ?? USUAL
}

/** The template of a folder: beside the records, or in `templates` as adr-tools has it. */
export function templateIn(files: FileTree, folder: string): string | null {
  const found = files.paths
    .filter((path) => isTemplate(path) && [folder, posix.join(folder, 'templates')].includes(posix.dirname(path)))
    // `adr-template.md` before `adr-template-bare.md`
    .toSorted((a, b) => a.length - b.length || a.localeCompare(b))
  const bytes = found.map((path) => files.bytes(path)).find((one) => one !== null)
  return bytes ? decode(bytes).text : null
}
