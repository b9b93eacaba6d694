import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { Trouble } from '../../kernel/diagnostic.ts'
import type {
  Api,
  Application,
  Assumption,
  Backend,
  Operation,
  Place,
  Unresolved,
  WebSocketRoute,
} from '../../model/index.ts'
import type { Looks } from '../../python/modules/looks.ts'
import { SourceProgram } from '../../python/modules/program.ts'
import { loadParser } from '../../python/syntax/index.ts'
import { findMigrations } from '../alembic/index.ts'
import { type ReadApplication, applicationModel, readApplications } from '../fastapi/api.ts'
import { rewrite } from '../fastapi/custom-document.ts'
import { type Edition, editionOf } from '../fastapi/edition.ts'
import { openEntry } from '../fastapi/entry.ts'
import { type Loaded, importsOf, load } from '../load.ts'
import { readBoundaries } from '../project/boundaries.ts'
import { readConfig } from '../project/config.ts'
import { readDocuments } from '../project/documents.ts'
import { readPackaging } from '../project/packaging.ts'
import { effectiveVersion, readFrameworks } from '../project/versions.ts'
import { readRuntime } from './runtime.ts'
import { PolicyReader } from '../policies/index.ts'
import { type TablesRead, readTables, importModelModules } from '../sqlalchemy/index.ts'
import { readGraph } from '../strawberry/schemas.ts'
import { readTools } from '../watched/tools.ts'
import { parseAhead } from './ahead.ts'
import { BehaviourReader, NOT_FOLLOWED } from './behaviour.ts'
import { type ChosenEntries, chooseEntries } from './entries.ts'
import { operationsOf, webSocketOf } from './operations.ts'
import { readingOf } from './reading.ts'
import { type Registers, readRegisters } from './registers.ts'

export interface BackendRequest {
  readonly entries: readonly string[]
  /** When nobody names an entry: every application that stands on its own, not only the main one. */
  readonly everyApplication?: boolean
  readonly environment: Readonly<Record<string, string>>
  /** Empty for everything but the trace. */
  readonly needs: readonly Part[]
}

/** A part of the model that costs something to read. */
export type Part = 'access' | 'queries' | 'tables' | 'runtime' | 'migrations' | 'documents' | 'trace'

/** Everything, the trace of each operation included. */
export const REVIEW_NEEDS: readonly Part[] = [
  'access',
  'queries',
  'tables',
  'runtime',
  'migrations',
  'documents',
  'trace',
]

/** What was read, and the code it was read from. */
export interface ReadCode {
  readonly backend: Backend
  readonly program: SourceProgram
  readonly chosen: ChosenEntries
  /** What was looked at to choose them. */
  readonly search: Looks
}

/** Reads everything a folder of Python says about the backend in it. */
export async function readBackend(files: FileTree, request: BackendRequest, progress: Progress): Promise<Backend> {
  return (await readCode(files, request, progress)).backend
}

/** The same, for whoever looks at the code as well; `parsed` is called when only one core is busy any more. */
export async function readCode(
  files: FileTree,
  request: BackendRequest,
  progress: Progress,
  parsed: () => void = () => undefined,
): Promise<ReadCode> {
  const { config, problems } = readConfig(files)
  const syntax = await loadParser()
  const program = new SourceProgram(files, syntax)
  const chosen = chooseEntries(
    request.entries.length > 0 ? request.entries : config.entries,
    program,
    files,
    request.everyApplication ?? false,
  )
  const search = program.takeLooks()
  const edition = editionFor(program.files, chosen)
  const loaded = load(program, edition, { ...config.environment, ...request.environment })
  progress.report({ doing: 'reading Python', done: 0, of: null })
  for (const entry of chosen.entries) program.search.startFrom(entry.file, importsOf(program, entry.file))
  await parseAhead(
    program,
    chosen.entries.map((entry) => entry.file),
  )
  parsed()
  progress.report({ doing: 'following the wiring', done: 0, of: null })
  const applications = open(chosen, loaded, edition)
  const policies = new PolicyReader(loaded.machine)
  const api = readApi(applications, loaded, edition, config.access, request, { policies, progress })
  progress.report({ doing: 'reading tables', done: 0, of: null })
  const needs = (part: Part): boolean => needed(request, part)
  const imported = needs('tables') ? importModelModules(program, loaded.machine) : []
  const tables = needs('tables') ? readTables(loaded.machine) : NO_TABLES
  const migrations = needs('migrations')
    ? findMigrations(program.files, program, request.needs.includes('trace'))
    : NO_MIGRATIONS
  const kept = needs('queries') ? readRegisters(loaded, policies) : {}
  const backend: Backend = {
    version: 1,
    project: projectOf(files, program, chosen, needs('documents')),
    api: { ...api, ...toldBeside(program, policies) },
    data: dataOf(tables, migrations.chains, kept),
    runtime: needs('runtime') ? readRuntime(loaded, api) : NO_RUNTIME,
    reading: readingOf({
      files,
      loaded,
      chosen,
      api,
      problems,
      assumptions: modelsRead(imported),
      schemas: applications.flatMap((one) => one.schemas.unresolved),
      unresolved: [...tables.unresolved, ...migrations.unresolved].map(unresolvedTable),
    }),
  }
  return { backend, program, chosen, search }
}

function projectOf(
  files: FileTree,
  program: SourceProgram,
  { entries }: ChosenEntries,
  withDocuments: boolean,
): Backend['project'] {
  const at = entries[0]?.file ?? null
  const boundaries = readBoundaries(program.files, at)
  return {
    name: nameOf(files),
    frameworks: readFrameworks(program.files, at),
    ...readPackaging(program.files, at),
    documents: withDocuments ? readDocuments(program.files) : [],
    ...(boundaries.length > 0 ? { boundaries } : {}),
  }
}

/** What there is to call besides routes, and who may what. */
function toldBeside(program: SourceProgram, policies: PolicyReader): Pick<Api, 'tools' | 'graph' | 'policies'> {
  const tools = readTools(program.used)
  const graph = readGraph(program.used)
  return {
    ...(tools.length > 0 ? { tools } : {}),
    ...(graph.length > 0 ? { graph } : {}),
    ...(policies.all.length > 0 ? { policies: policies.all } : {}),
  }
}

const unresolvedTable = ({ text, place }: { readonly text: string; readonly place: Place }): Unresolved => ({
  kind: 'table',
  text,
  at: place,
  chain: [],
})

const dataOf = (
  { tables, enums, sequences }: Pick<TablesRead, 'tables' | 'enums' | 'sequences'>,
  migrations: Backend['data']['migrations'],
  kept: Registers,
): Backend['data'] => ({ tables, enums, sequences, migrations, ...kept })

const needed = (request: BackendRequest, part: Part): boolean =>
  request.needs.length === 0 || request.needs.includes(part)

const NO_TABLES = { tables: [], enums: [], sequences: [], unresolved: [] }
const NO_MIGRATIONS = { chains: [], unresolved: [] }
const NO_RUNTIME = { settings: [], jobs: [], caches: [], outbound: [], models: [], vectorStores: [] }

/** Models the application does not import itself still belong to its schema. */
const modelsRead = (files: readonly string[]): readonly Assumption[] =>
  files.length === 0
    ? []
    : [
        {
          text: `tables the application does not import are part of its schema: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''}`,
          at: null,
        },
      ]

const nameOf = (files: FileTree): string => files.name.split('/').pop() ?? files.name

function editionFor(files: FileTree, chosen: ChosenEntries): Edition {
  const at = chosen.entries[0]?.file ?? null
  return editionOf(effectiveVersion(files, at, 'fastapi'), effectiveVersion(files, at, 'pydantic'))
}

function open(
  chosen: ChosenEntries,
  { program, machine, applications }: Loaded,
  edition: Edition,
): readonly ReadApplication[] {
  const read: ReadApplication[] = []
  const problems: string[] = []
  for (const entry of chosen.entries) {
    const found = openEntry(entry, program, machine, applications)
    if ('problem' in found) problems.push(found.problem)
    else if (!read.some((one) => one.instance === found.application))
      read.push(...readApplications(found.application, found.id, machine, edition))
  }
  if (read.length === 0 && chosen.named)
    throw new Trouble('usage', {
      message: problems.join('; '),
      help: 'Name it as file.py:variable, for example --entry app/main.py:app',
    })
  return read
}

function readApi(
  applications: readonly ReadApplication[],
  { machine }: Loaded,
  edition: Edition,
  hints: Parameters<typeof newReader>[2],
  request: BackendRequest,
  { policies, progress }: { readonly policies: PolicyReader; readonly progress: Progress },
): Api {
  const operations: Operation[] = []
  const webSockets: WebSocketRoute[] = []
  const models: Application[] = []
  let at = 0
  const total = applications.reduce((sum, one) => sum + one.routes.length, 0)
  for (const [index, application] of applications.entries()) {
    const placed = { application, isMain: index === 0 }
    // The contract is written before anything is followed: following runs the program's own code.
    const model = applicationModel(application, machine, edition)
    const bare = application.routes.flatMap((route) => operationsOf(placed, route, NOT_FOLLOWED, machine))
    const rewritten = rewrite(application, model, bare, machine)
    models.push(rewritten.application)
    const behaviour = newReader(application, machine, hints, request, policies)
    for (const route of application.routes) {
      progress.report({ doing: 'following operations', done: operations.length, of: total })
      const followed = behaviour.read({
        ...route,
        dependant: route.prepared.dependant,
        route: route.prepared.route,
        method: route.prepared.methods[0] ?? 'GET',
      })
      operations.push(
        ...rewritten.operations.slice(at, at + route.prepared.methods.length).map((one) => ({ ...one, ...followed })),
      )
      at += route.prepared.methods.length
    }
    at = 0
    for (const socket of application.webSockets)
      webSockets.push(webSocketOf(application, socket, behaviour.read({ ...socket, webSocket: true })))
  }
  return { applications: models, operations, webSockets, mounts: applications.flatMap((one) => one.mounts) }
}

function newReader(
  application: ReadApplication,
  machine: Loaded['machine'],
  hints: ConstructorParameters<typeof BehaviourReader>[2],
  request: BackendRequest,
  policies: PolicyReader,
): BehaviourReader {
  const wanted = {
    access: needed(request, 'access'),
    statements: needed(request, 'queries'),
    trace: request.needs.includes('trace'),
  }
  return new BehaviourReader(application, machine, hints, wanted, policies)
}
