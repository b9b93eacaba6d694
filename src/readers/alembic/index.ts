import { type FileTree, decode } from '../../kernel/files/tree.ts'
import type { MigrationChain, Revision } from '../../model/data.ts'
import type { Place } from '../../model/provenance.ts'
import type { Expression } from '../../python/ast.ts'
import { type Names, importedNames, nodesIn, pathOf, textOf } from '../../python/code/names.ts'
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
    const address = addressOf(folder, program)
    return {
      ...chain,
      ...(address === null ? {} : { address }),
      ...(detailed ? { environment: environmentOf(folder, files) } : {}),
    }
  })
  return { chains, unresolved }
}

const ADDRESS = /(DATABASE|DB|POSTGRES|PG)\w*(URL|URI|DSN|ADDRESS)|(URL|URI|DSN)$/i

/** The variable of the environment `env.py` takes the address of the database from. */
function addressOf({ path }: ScriptFolder, program: SourceProgram): string | null {
  const file = path === '' ? 'env.py' : `${path}/env.py`
  if (!program.files.has(file)) return null
  const module = program.module(file)
  const tree = module.tree ?? program.parse(module)
  const names = importedNames(tree, module.name, module.isPackage)
  const asked = [...nodesIn(tree)].flatMap((node) => askedFor(node as Expression, names) ?? [])
  return asked.find((name) => ADDRESS.test(name)) ?? null
}

/** `os.environ["X"]`, `os.environ.get("X")` and `os.getenv("X")`. */
function askedFor(node: Expression, names: Names): string | null {
  if (node.kind === 'Subscript') return pathOf(node.value, names) === 'os.environ' ? textOf(node.index) : null
  if (node.kind !== 'Call') return null
  return /^os\.(getenv|environ\.get)$/.test(pathOf(node.callee, names) ?? '') ? textOf(node.args[0]) : null
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
