import type { FileTree } from '../../kernel/files/tree.ts'
import type { MigrationChain, Revision } from '../../model/data.ts'
import type { Place } from '../../model/provenance.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { type ScriptFolder, scriptFolders } from './folders.ts'
import { headsOf } from './graph.ts'
import { readRevision } from './revision.ts'

export interface UnresolvedMigration {
  readonly kind: 'migration'
  readonly text: string
  readonly place: Place
}

export interface MigrationsRead {
  readonly chains: readonly MigrationChain[]
  readonly unresolved: readonly UnresolvedMigration[]
}

/** Every Alembic folder of a project with its revisions. Nothing is run. */
export function findMigrations(files: FileTree, program: SourceProgram): MigrationsRead {
  const unresolved: UnresolvedMigration[] = []
  const chains = scriptFolders(files).map((folder) => chainOf(folder, program, unresolved))
  return { chains, unresolved }
}

function chainOf(folder: ScriptFolder, program: SourceProgram, unresolved: UnresolvedMigration[]): MigrationChain {
  const revisions: Revision[] = []
  for (const file of folder.revisions) {
    const read = readRevision(file, program)
    if (read === null) continue
    if ('problem' in read) unresolved.push({ kind: 'migration', text: read.problem, place: read.at })
    else revisions.push(read)
  }
  const { heads, problems } = headsOf(revisions)
  for (const problem of problems) unresolved.push({ kind: 'migration', text: problem.text, place: problem.revision.at })
  return { folder: folder.path, tool: 'alembic', heads, revisions }
}
