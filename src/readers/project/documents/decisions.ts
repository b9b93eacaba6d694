import { folderOf, nameOf } from '../reading.ts'

/** Folders that hold architecture decision records, by every common custom. */
const FOLDER =
  /(^|\/)(\.?adrs?|decisions?|decision[-_]?(records?|logs?)|architecture[-_]?decisions?([-_]?records?)?|architectural[-_]?decisions?([-_]?records?)?|madr)$/i
/** `0007-use-postgres.md`, `20240115-use-postgres.md` (log4brains), `ADR-7.md`, `adr_007_use-postgres.md` */
const NUMBERED = /^((adr|dr|decision)[-_ ]?)?(\d{1,8})([-_. ].*)?\.(md|mdx|markdown)$/i
/** Pages about the records, not records. */
const ABOUT = /^(readme|index|template|adr-template|.*template.*|toc|summary|log|contributing)\.(md|mdx|markdown)$/i

/** Paths of decision records: any page of a folder kept for them, and numbered `adr-` pages anywhere. */
export function findDecisions(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.filter(isDecision))
}

function isDecision(path: string): boolean {
  const name = nameOf(path)
  if (!/\.(md|mdx|markdown)$/i.test(name) || ABOUT.test(name) || /^0+[-_](template|.*template)/i.test(name))
    return false
  const folder = folderOf(path)
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
