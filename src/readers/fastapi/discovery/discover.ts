import type { FileTree } from '../../../kernel/files/tree.ts'
import type { SourceProgram } from '../../../python/modules/program.ts'
import { type Hint, byLastName, filesOf, readHints } from './hints.ts'
import { isAside, isTest } from '../../../python/modules/places.ts'
import { Reach } from './reach.ts'
import { type Scored, rank } from './score.ts'
import { Sightings } from './sightings.ts'
import { Sources } from './sources.ts'
import { trace } from './trace.ts'

export interface DiscoveredEntry {
  readonly file: string
  /** `app`, `create_app` or `Server.init_app`. */
  readonly variable: string
  readonly score: number
  /** The evidence, strongest first, as half a sentence. */
  readonly why: string
  /** Where its application is constructed: entries that share one are the same application. */
  readonly origins: readonly string[]
  /** Whether another application mounts it. */
  readonly mounted: boolean
}

/** Where the application of a repository is when nobody says: best first. */
export function discoverEntries(program: SourceProgram, files: FileTree): readonly DiscoveredEntry[] {
  const sources = new Sources(program, files)
  const python = files.paths.filter((path) => path.endsWith('.py'))
  for (const tier of [0, 1, 2]) {
    const found = discoverIn(
      sources,
      python.filter((path) => tierOf(path) === tier),
    )
    if (found.length > 0) return found
  }
  return []
}

/** The repository's own code, then its examples and templates, at last its tests. */
const tierOf = (path: string): number => (isTest(path) ? 2 : isAside(path) ? 1 : 0)

/** Trees are only made of files whose text promises something, and of no more than this. */
const MAXIMUM_TREES = 400

function discoverIn(sources: Sources, python: readonly string[]): readonly Scored[] {
  const sightings = new Sightings()
  const traced = new Set(
    python
      .filter((path) => sources.mentions(path, /FastAPI/))
      .toSorted(byDepth)
      .slice(0, MAXIMUM_TREES),
  )
  settle(traced, sources, sightings)
  for (let round = 0; round < 3; round++) {
    const users = usersOf(sightings.names(), python, traced, sources)
    if (users.length === 0) break
    for (const file of users) traced.add(file)
    settle(traced, sources, sightings)
  }
  if (sightings.apps.size + sightings.makers.size === 0) return []
  const hints = pointed(readHints(sources), sources)
  const named = new Set(hints.map((one) => one.file).filter((file) => !traced.has(file)))
  for (const file of [...named].slice(0, MAXIMUM_TREES)) trace(file, sources, sightings)
  return rank(sightings, hints, new Reach(sources), sources)
}

/** Files know each other's makers only after all were read once: again until nothing new is seen. */
function settle(files: ReadonlySet<string>, sources: Sources, sightings: Sightings): void {
  for (let round = 0; round < 4; round++) {
    const before = sightings.size
    for (const file of files) trace(file, sources, sightings)
    if (sightings.size === before) return
  }
}

function usersOf(
  names: ReadonlySet<string>,
  python: readonly string[],
  traced: ReadonlySet<string>,
  sources: Sources,
): readonly string[] {
  if (names.size === 0) return []
  const mention = new RegExp(`\\b(${[...names].join('|')})\\b`)
  return python.filter((path) => !traced.has(path) && sources.mentions(path, mention)).slice(0, MAXIMUM_TREES)
}

export interface PointedHint extends Hint {
  /** The file it points to. */
  readonly file: string
}

function pointed(hints: readonly Hint[], sources: Sources): readonly PointedHint[] {
  const python = byLastName(sources.files.paths)
  return hints.flatMap((hint) => {
    const found = filesOf(hint, python)
    return found.map((file) => ({ ...hint, file, weight: hint.weight / found.length }))
  })
}

const byDepth = (a: string, b: string): number => a.split('/').length - b.split('/').length || a.localeCompare(b)
