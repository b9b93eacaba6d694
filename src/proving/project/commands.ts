import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Backend, ProofSettings } from '../../model/index.ts'
import type { Folders } from './folders.ts'

/** A command, or why there is none. */
export type Known<Value> = { readonly known: Value } | { readonly why: string }

export interface Alembic {
  /** The folder of its configuration. */
  readonly folder: string
  /** `head`, or `heads` where there are several. */
  readonly head: 'head' | 'heads'
}

export interface Commands {
  readonly alembic: Known<Alembic>
  /** What makes the database ready for the application: none where nothing is known to. */
  readonly migrate: readonly string[]
  readonly start: Known<string>
  readonly tests: Known<string>
}

/** The commands of a backend: as stated, or as such projects have them. */
export function commandsOf(backend: Backend, settings: ProofSettings, folders: Folders, root: string): Commands {
  const alembic = alembicOf(backend, folders, root)
  return {
    alembic,
    migrate: settings.migrate ?? ('known' in alembic ? [upgradeCommand(alembic.known, folders.working)] : []),
    start: startOf(settings, folders),
    tests: testsOf(settings, folders),
  }
}

function alembicOf({ data }: Backend, { working }: Folders, root: string): Known<Alembic> {
  const [chain] = data.migrations
  const places = [working, ...(chain === undefined ? [] : above(join(root, chain.folder), root))]
  const folder = places.find((one) => existsSync(join(one, 'alembic.ini')))
  if (folder === undefined)
    return { why: chain === undefined ? 'there are no Alembic migrations' : 'there is no alembic.ini' }
  return { known: { folder, head: (chain?.heads.length ?? 1) > 1 ? 'heads' : 'head' } }
}

function above(folder: string, root: string): readonly string[] {
  const found: string[] = []
  for (let at = folder; at.startsWith(root); at = dirname(at)) {
    found.push(at)
    if (at === root) break
  }
  return found
}

/** As it is run from the working folder. */
function upgradeCommand({ folder, head }: Alembic, working: string): string {
  const way = relative(working, folder)
  return way === '' ? `alembic upgrade ${head}` : `cd ${quoted(way)} && alembic upgrade ${head}`
}

const quoted = (text: string): string => (/^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

function startOf({ start }: ProofSettings, { application }: Folders): Known<string> {
  if (start !== null) return { known: start }
  if (application === null)
    return { why: 'no FastAPI application was found; say start = "..." in [prove], or name it with --entry' }
  const name = application.split(':')[1] ?? ''
  const factory = /^(create|make|get|build|init)_|factory$/.test(name) ? ' --factory' : ''
  return { known: `python -m uvicorn ${quoted(application)}${factory} --host 127.0.0.1 --port {port}` }
}

function testsOf({ tests }: ProofSettings, { working }: Folders): Known<string> {
  if (tests !== null) return { known: tests }
  return hasTests(working, 4)
    ? { known: 'python -m pytest' }
    : { why: 'there is no test_*.py; say tests = "..." in [prove] if the tests are elsewhere' }
}

const PASSED_OVER = /^(\..*|node_modules|venv|env|site-packages|__pycache__)$/

function hasTests(folder: string, depth: number): boolean {
  const entries = readdirSync(folder, { withFileTypes: true })
  if (entries.some((one) => one.isFile() && /^test_.*\.py$|_test\.py$/.test(one.name))) return true
  return (
    depth > 0 &&
    entries.some(
      (one) => one.isDirectory() && !PASSED_OVER.test(one.name) && hasTests(join(folder, one.name), depth - 1),
    )
  )
}
