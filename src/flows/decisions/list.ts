import { Trouble } from '../../kernel/diagnostic.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import type { DecisionRecord } from '../../model/index.ts'
import { readRecords } from '../../readers/project/records.ts'
import { openMigrations } from '../read-folder.ts'

/** The decisions on record in a folder, whether there is Python or not. */
export const listDecisions = (directory: string): readonly DecisionRecord[] => recordsIn(openDocuments(directory))

export const openDocuments = (directory: string): FileTree => openMigrations({ directory, revision: null, changed: [] })

export function recordsIn(files: FileTree): readonly DecisionRecord[] {
  const records = readRecords(files)
  if (records.length > 0) return records
  throw new Trouble('nothing to read', {
    message: `no decisions are on record in ${files.name}`,
    help: 'Begin with architect adr new "What was decided"; where records are looked for: architect help adr',
  })
}
