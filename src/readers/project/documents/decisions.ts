import { posix } from 'node:path'
import type { FileTree } from '../../../kernel/files/tree.ts'
import { folderOf, nameOf, textOf } from '../reading.ts'

/** Folders that hold architecture decision records, by every common custom. */
const FOLDER =
  /(^|\/)(\.?adrs?|decisions?|decision[-_]?(records?|logs?)|architecture[-_]?decisions?([-_]?records?)?|architectural[-_]?decisions?([-_]?records?)?|madr)$/i
/** `0007-use-postgres.md`, `20240115-use-postgres.md` (log4brains), `ADR-7.md`, `adr_007_use-postgres.md` */
const NUMBERED = /^((adr|dr|decision)[-_ ]?)?(\d{1,8})([-_. ].*)?\.(md|mdx|markdown)$/i
/** Pages about the records, not records. */
const ABOUT = /^(readme|index|toc|summary|log|contributing)\.(md|mdx|markdown)$/i

/** Paths of decision records: any page of a folder kept for them, and numbered `adr-` pages anywhere. */
export function findDecisions(files: FileTree): ReadonlySet<string> {
  const named = new Set(namedFolders(files))
  return new Set(files.paths.filter((path) => isDecision(path, named)))
}

/** Folders that `.adr-dir` of adr-tools names, wherever it lies. */
export const namedFolders = (files: FileTree): readonly string[] =>
  files.paths
    .filter((path) => nameOf(path) === '.adr-dir')
    .flatMap((path) => {
      const said = textOf(files, path, 10_000)?.trim() ?? ''
      const folder = posix.join(folderOf(path), said).replace(/\/$/, '')
      return said === '' || said.includes('\n') || /^(\.\.?(\/|$)|\/)/.test(folder) ? [] : [folder]
    })

/** Whether a folder is one that is kept for records. */
export const isRecordFolder = (folder: string): boolean => FOLDER.test(folder)

/** Whether a page is one to begin a record with: it has no number, or none but zeros. `0012-one-template-engine.md` decides. */
export const isTemplate = (path: string): boolean =>
  /\.(md|mdx|markdown)$/i.test(path) &&
  !/^\D*0*[1-9]/.test(nameOf(path)) &&
  /(^|[-_. ])template[-_. ]/i.test(nameOf(path))

function isDecision(path: string, named: ReadonlySet<string>): boolean {
  const name = nameOf(path)
  if (!/\.(md|mdx|markdown)$/i.test(name) || ABOUT.test(name) || isTemplate(path)) return false
  const folder = folderOf(path)
  if (named.has(folder)) return true
  if (FOLDER.test(folder))
    return (
      NUMBERED.test(name) ||
      !/(^|\/)decisions?$/i.test(folder) ||
      /(^|\/)(docs?|doc|architecture|\.log4brains|adr)\//i.test(`${folder}/`)
    )
  // log4brains and others sort records into folders by subject or year.
  if (FOLDER.test(folderOf(folder))) return NUMBERED.test(name)
  return /^(adr|decision)[-_ ]?\d/i.test(name)
}
