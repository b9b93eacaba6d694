import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { readToml, stringsIn, tableAt } from '../../kernel/toml.ts'

/** Where a project says which packages it needs. */
export interface Requirements {
  /** - locked: uv.lock; listed: pyproject.toml or requirements files, without a lock */
  readonly kind: 'locked' | 'listed'
  /** The files that say it, below the folder of the project or above. */
  readonly files: readonly string[]
  /** The folder of its pyproject.toml. */
  readonly folder: string
  /** Extras and groups that tests need. */
  readonly extras: readonly string[]
  readonly groups: readonly string[]
  /** `>=3.11` */
  readonly python: string | null
}

/** What people call what their tests need. */
const FOR_TESTS = ['dev', 'test', 'tests', 'testing']
const LISTS = [
  'requirements.txt',
  ...['dev', 'test', 'tests'].flatMap((one) => [
    `requirements-${one}.txt`,
    `requirements_${one}.txt`,
    `requirements/${one}.txt`,
    `${one}-requirements.txt`,
  ]),
]
/** A lock may stand where the workspace begins. */
const LEVELS = 4

/** What a folder needs; null where it does not say. */
export function requirementsOf(folder: string): Requirements | null {
  const project = join(folder, 'pyproject.toml')
  const { table } = readToml(existsSync(project) ? readFileSync(project, 'utf8') : '')
  const named = (names: readonly string[]): readonly string[] => FOR_TESTS.filter((one) => names.includes(one))
  const about = {
    folder,
    extras: named(Object.keys(tableAt(table, 'project', 'optional-dependencies'))),
    groups: named(Object.keys(tableAt(table, 'dependency-groups'))),
    python: wantedPython(table),
  }
  const lock = existsSync(project) ? lockAbove(folder) : null
  if (lock !== null) return { ...about, kind: 'locked', files: [lock, project] }
  const hasDependencies = stringsIn(tableAt(table, 'project')['dependencies']).length > 0
  const lists = LISTS.map((name) => join(folder, name)).filter((path) => existsSync(path))
  const inFolder = existsSync(join(folder, 'requirements/base.txt')) ? [join(folder, 'requirements/base.txt')] : []
  const files = [...(hasDependencies || isPoetry(table) ? [project] : []), ...inFolder, ...lists]
  return files.length === 0 ? null : { ...about, kind: 'listed', files }
}

const isPoetry = (table: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(tableAt(table, 'tool', 'poetry', 'dependencies')).length > 0

const wantedPython = (table: Readonly<Record<string, unknown>>): string | null => {
  const wanted = tableAt(table, 'project')['requires-python']
  return typeof wanted === 'string' ? wanted : null
}

function lockAbove(folder: string): string | null {
  let at = folder
  for (let level = 0; level < LEVELS; level++) {
    const lock = join(at, 'uv.lock')
    if (existsSync(lock)) return lock
    if (existsSync(join(at, '.git')) || dirname(at) === at) return null
    at = dirname(at)
  }
  return null
}

/** As a person would name them. */
export const filesText = ({ files, folder }: Requirements): string =>
  files.map((path) => relative(folder, path)).join(', ')
