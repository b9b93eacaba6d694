import { layoutCrew } from '../../python/ruff/layout.ts'
import type { Normaliser } from '../../python/ruff/normalise.ts'
import { access } from './access/index.ts'
import { accounts } from './accounts/index.ts'
import { assemble } from './assembly/index.ts'
import { betterAuth } from './better-auth/index.ts'
import { boundaries } from './boundaries/index.ts'
import { caching } from './caching/index.ts'
import { core } from './core/index.ts'
import { audit } from './audit/index.ts'
import { background } from './background/index.ts'
import { backup } from './backup/index.ts'
import { events } from './events/index.ts'
import { feeds } from './feeds/index.ts'
import type { Design, Feature, Statement, WrittenFile } from './feature.ts'
import { flags } from './flags/index.ts'
import { graph } from './graph/index.ts'
import { history } from './history/index.ts'
import { integrations } from './integrations/index.ts'
import { jobs } from './jobs/index.ts'
import { limits } from './limits/index.ts'
import { models } from './models/index.ts'
import { type Occupied, occupiedBy } from './occupied.ts'
import { migrations } from './migrations/index.ts'
import { operations } from './operations/index.ts'
import { project } from './project/index.ts'
import { resources } from './resources/index.ts'
import { retention } from './retention/index.ts'
import { schemas } from './schemas/index.ts'
import { storage } from './storage/index.ts'
import { telemetry } from './telemetry/index.ts'
import { tenancy } from './tenancy/index.ts'
import { tools } from './tools/index.ts'
import { tests } from './tests/index.ts'
import { webhooks } from './webhooks/index.ts'

const DOMAIN: readonly Feature[] = [
  core,
  telemetry,
  models,
  schemas,
  access,
  operations,
  resources,
  caching,
  accounts,
  betterAuth,
  tenancy,
  limits,
  storage,
  feeds,
  tools,
  graph,
  history,
  audit,
  integrations,
  jobs,
  webhooks,
  retention,
  flags,
  boundaries([models, schemas, access, operations, resources]),
]
const HEARING = events(DOMAIN)
const WORKING = background([...DOMAIN, HEARING])
const BUILT: readonly Feature[] = [...DOMAIN, HEARING, WORKING]
const FEATURES: readonly Feature[] = [...BUILT, backup(BUILT), migrations, project(BUILT), tests(BUILT)]

/** All files of a backend that follow from its blueprint alone, laid out, in an order that stays the same. */
export const backendFiles = (design: Design, normaliser: Normaliser): readonly WrittenFile[] =>
  draftsOf(design).map((file) => laidOut(file, normaliser))

/** Resources from which on other threads are begun before they have anything to do. */
const MANY = 30

/** The same on all cores, which is worth it for a large one. */
export async function backendFilesOnAllCores(design: Design, normaliser: Normaliser): Promise<readonly WrittenFile[]> {
  const crew = layoutCrew(normaliser)
  try {
    // They are ready when everything is written.
    if (design.scope.resources.size >= MANY) crew.start()
    const drafts = draftsOf(design)
    const python = drafts.filter(isPython)
    const texts = await crew.doAll(python)
    const done = new Map(python.map((file, index) => [file, { ...file, text: texts[index]! }]))
    return drafts.map((file) => done.get(file) ?? file)
  } finally {
    await crew.close()
  }
}

function draftsOf(design: Design): readonly WrittenFile[] {
  const files = assemble(design, FEATURES)
  return [...packagesOf(files), ...files]
}

/** What the database of a backend holds beside its tables. */
export const backendStatements = (design: Design): readonly Statement[] =>
  FEATURES.flatMap((feature) => feature.statements?.(design) ?? [])

/** Tables and paths it has whatever its resources are called. */
export const backendOccupies = (design: Design): Occupied => occupiedBy(FEATURES, design)

export const laidOut = (file: WrittenFile, normaliser: Normaliser): WrittenFile =>
  isPython(file) ? { ...file, text: normaliser.normalise(file.path, file.text) } : file

const isPython = ({ path }: WrittenFile): boolean => path.endsWith('.py')

/** What makes a folder of modules a package, where no feature has something to say there. */
function packagesOf(files: readonly WrittenFile[]): readonly WrittenFile[] {
  const modules = files.filter(({ path }) => /^(app|tests)\//.test(path) && path.endsWith('.py'))
  const folders = new Set(modules.flatMap(({ path }) => foldersAbove(path)))
  return [...folders]
    .map((folder): WrittenFile => ({ path: `${folder}/__init__.py`, owner: 'owned', text: '' }))
    .filter(({ path }) => !files.some((file) => file.path === path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
