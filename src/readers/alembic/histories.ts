import type { FileTree } from '../../kernel/files/tree.ts'
import type { Revision } from '../../model/data.ts'
import type { History, HistoryRevision } from '../../model/history.ts'
import type { Unresolved } from '../../model/knowledge.ts'
import type { WrittenStep } from '../../model/schema-change.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { importsOf, load } from '../load.ts'
import type { ScriptFolder } from './folders.ts'
import { scriptFolders } from './folders.ts'
import { headsOf } from './graph.ts'
import { type Environment, readEnvironment } from './history/environment.ts'
import { answerOf } from './history/answers.ts'
import type { Listening } from './history/known-operations.ts'
import { addOperations } from './history/library.ts'
import { SchemaState } from './history/inspected.ts'
import { inOrder } from './history/order.ts'
import { RegisteredOperations } from './history/registered.ts'
import { readScript } from './history/script.ts'
import { operationMetadata } from './history/tables.ts'
import { readRevision } from './revision.ts'

/**
 * The revisions of every Alembic folder, with what each asks of PostgreSQL as data. No application has to exist:
 *
 *     const program = new SourceProgram(files, await loadParser())
 *     const histories = readHistories(files, program).map(runnable) // from writers/ddl/changes.ts
 *
 * `runnable` makes statements of it. The program must be one nobody else runs: its modules are run here.
 */
export function readHistories(
  files: FileTree,
  program: SourceProgram,
  environment: Readonly<Record<string, string>> = {},
): readonly History<WrittenStep>[] {
  return scriptFolders(files).map((folder) => readHistory(folder, program, environment))
}

/** The revisions of one folder. */
export function readHistory(
  folder: ScriptFolder,
  program: SourceProgram,
  environment: Readonly<Record<string, string>> = {},
): History<WrittenStep> {
  const { machine } = load(program, { keepsRouters: false }, environment)
  const listening: Listening = {
    script: null,
    metadata: operationMetadata(null),
    registered: new RegisteredOperations(),
  }
  addOperations(machine.library, listening)
  machine.answers = (path, receiver, given) => answerOf(path, receiver, given, machine, listening)
  for (const file of entryFiles(folder, program)) program.search.startFrom(file, importsOf(program, file))
  const around = readEnvironment(folder.path, program, machine)
  listening.metadata = operationMetadata(around.metadata)
  const unresolved: Unresolved[] = []
  const read = revisionsOf(folder, program, unresolved)
  const { heads, problems } = headsOf(read)
  for (const { text, revision } of problems) unresolved.push({ kind: 'table', text, at: revision.at, chain: [] })
  const schema = new SchemaState()
  const order = new Map(read.map((one, i) => [one.id, i]))
  const fromHeads = heads.toSorted((a, b) => order.get(a)! - order.get(b)!)
  const revisions = inOrder(read, fromHeads).map((one) =>
    revisionOf(one, program, machine, listening, around, schema, unresolved),
  )
  return { folder: folder.path, tool: 'alembic', heads, revisions, unresolved }
}

/** Imports start from where these can import what they name. */
function entryFiles({ path, revisions }: ScriptFolder, program: SourceProgram): readonly string[] {
  const environment = path === '' ? 'env.py' : `${path}/env.py`
  return [...(program.files.has(environment) ? [environment] : []), ...revisions.slice(0, 1)]
}

function revisionsOf(folder: ScriptFolder, program: SourceProgram, unresolved: Unresolved[]): readonly Revision[] {
  return folder.revisions.flatMap((file) => {
    const read = readRevision(file, program, false)
    if (read && 'problem' in read) unresolved.push({ kind: 'table', text: read.problem, at: read.at, chain: [] })
    return read && !('problem' in read) ? [read] : []
  })
}

function revisionOf(
  { id, down, dependsOn, message, at }: Revision,
  program: SourceProgram,
  machine: Machine,
  listening: Listening,
  { transactional }: Environment,
  schema: SchemaState,
  unresolved: Unresolved[],
): HistoryRevision<WrittenStep> {
  const module = program.module(at.file)
  const up = readScript(module, 'up', machine, listening, transactional, schema)
  const back = readScript(module, 'down', machine, listening, transactional, schema.copy())
  unresolved.push(...(up?.unresolved ?? []), ...(back?.unresolved ?? []))
  return {
    id,
    down: [...down, ...dependsOn],
    message,
    at,
    up: up?.script ?? { steps: [], transactional, refuses: null },
    back: back?.script ?? null,
  }
}
