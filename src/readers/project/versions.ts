import type { FileTree } from '../../kernel/files/tree.ts'
import type { Framework, Unresolved } from '../../model/knowledge.ts'
import { type Manifest, findManifests, readManifest } from './manifests/index.ts'
import { type Requirement, allows, canonicalName } from './manifests/requirement.ts'
import { depthOf, folderOf, upwards } from './reading.ts'

/** Packages that shape what a backend is or how it is read, in the order they are shown. */
// oxfmt-ignore
const FRAMEWORKS: readonly string[] = [
  'fastapi', 'starlette', 'pydantic', 'pydantic-settings', 'sqlalchemy', 'sqlmodel', 'alembic',
  'asyncpg', 'psycopg', 'psycopg2', 'psycopg2-binary', 'aiosqlite', 'pymysql', 'aiomysql',
  'tortoise-orm', 'beanie', 'motor', 'pymongo', 'piccolo', 'ormar', 'peewee', 'odmantic', 'redis',
  'celery', 'taskiq', 'arq', 'dramatiq', 'rq', 'apscheduler', 'faststream',
  'fastapi-users', 'fastapi-pagination', 'fastapi-filter', 'sqladmin', 'fastapi-cache2', 'slowapi', 'strawberry-graphql',
  'fastapi-utils', 'fastapi-versioning', 'python-socketio', 'dependency-injector', 'dishka',
  'openai', 'anthropic', 'langchain', 'httpx', 'uvicorn', 'gunicorn', 'hypercorn', 'granian',
]

export interface Versions {
  readonly frameworks: readonly Framework[]
  /** Manifests that could not be read as what they are. */
  readonly unresolved: readonly Unresolved[]
  of(name: string): EffectiveVersion
}

export interface EffectiveVersion {
  readonly version: string | null
  /** False when the version is only the lowest one allowed. */
  readonly exact: boolean
  /** The first version not allowed any more: `2` for `pydantic = "^1.10"`; null when nothing is said. */
  readonly below: string | null
}

const UNKNOWN: EffectiveVersion = { version: null, exact: false, below: null }

/** The versions an application runs with: from the manifests nearest to its entry file, then upwards. */
export function readVersions(files: FileTree, entryFile: string | null): Versions {
  const unresolved: Unresolved[] = []
  const names = new Set(FRAMEWORKS)
  const { own, elsewhere } = arrange(findManifests(files), entryFile)
  const found = new Map<string, Requirement>()
  const read = (manifests: readonly Manifest[]): void => {
    for (const manifest of manifests)
      for (const requirement of readManifest(files, manifest, names, unresolved)) {
        const known = found.get(requirement.name)
        if (known === undefined || sharpens(requirement, known)) found.set(requirement.name, requirement)
      }
  }
  read(own)
  if (!found.has('fastapi')) read(elsewhere)
  const frameworks = FRAMEWORKS.flatMap((name) => found.get(name) ?? []).map(frameworkOf)
  return { frameworks, unresolved, of: (name) => effective(found.get(canonicalName(name))) }
}

const frameworkOf = ({ name, version, from, exact, below }: Requirement): Framework => ({
  name,
  version,
  from,
  ...(exact && { exact }),
  ...(below !== null && { below }),
})

export const readFrameworks = (files: FileTree, entryFile: string | null): readonly Framework[] =>
  readVersions(files, entryFile).frameworks

export const effectiveVersion = (files: FileTree, entryFile: string | null, name: string): EffectiveVersion =>
  readVersions(files, entryFile).of(name)

const effective = (found: Requirement | undefined): EffectiveVersion =>
  found ? { version: found.version || null, exact: found.exact, below: found.below } : UNKNOWN

/** A lock further up answers for a mere constraint below it, as in a workspace, if it obeys the constraint. */
const sharpens = (next: Requirement, known: Requirement): boolean =>
  !known.exact &&
  ((next.exact && allows(known, next.version)) || (known.version === '' && known.below === null && next.version !== ''))

/** Manifests of the entry's folder and those above it; the others for when these do not speak of FastAPI at all. */
function arrange(
  manifests: readonly Manifest[],
  entryFile: string | null,
): Readonly<Record<'own' | 'elsewhere', readonly Manifest[]>> {
  const above = upwards(entryFile === null ? '' : folderOf(entryFile))
  const own = manifests.filter((one) => above.includes(one.folder))
  const others = manifests.filter((one) => !above.includes(one.folder))
  return {
    own: own.toSorted((a, b) => above.indexOf(a.folder) - above.indexOf(b.folder) || byRank(a, b)),
    elsewhere: others.toSorted((a, b) => depthOf(a.path) - depthOf(b.path) || byRank(a, b)).slice(0, MAXIMUM_ELSEWHERE),
  }
}

const MAXIMUM_ELSEWHERE = 12

const byRank = (a: Manifest, b: Manifest): number =>
  a.rank - b.rank || a.path.length - b.path.length || a.path.localeCompare(b.path)
