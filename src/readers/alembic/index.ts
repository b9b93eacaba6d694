import { type FileTree, decode } from '../../kernel/files/tree.ts'
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

/** Every Alembic folder of a project with its revisions; in detail with every step of them. Nothing is run. */
export function findMigrations(files: FileTree, program: SourceProgram, detailed = false): MigrationsRead {
  const unresolved: UnresolvedMigration[] = []
  const chains = scriptFolders(files).map((folder) => {
    const chain = chainOf(folder, program, unresolved, detailed)
    return detailed ? { ...chain, environment: environmentOf(folder, files) } : chain
  })
  return { chains, unresolved }
}

function environmentOf({ path }: ScriptFolder, files: FileTree): string {
  const bytes = files.bytes(path === '' ? 'env.py' : `${path}/env.py`)
  return bytes ? decode(bytes).text : ''
}

function chainOf(
  folder: ScriptFolder,
  program: SourceProgram,
  unresolved: UnresolvedMigration[],
  detailed: boolean,
): MigrationChain {
  const revisions: Revision[] = []
  for (const file of folder.revisions) {
    const read = readRevision(file, program, detailed)
    if (read === null) continue
    if ('problem' in read) unresolved.push({ kind: 'migration', text: read.problem, place: read.at })
    else revisions.push(read)
  }
  const { heads, problems } = headsOf(revisions)
  for (const problem of problems) unresolved.push({ kind: 'migration', text: problem.text, place: problem.revision.at })
  return { folder: folder.path, tool: 'alembic', heads, revisions }
}

export { readHistories } from './histories.ts'
