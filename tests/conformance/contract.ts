import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { diskTree } from '../../src/kernel/files/disk.ts'
import { SourceProgram } from '../../src/python/modules/program.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { applicationModel, readApplications } from '../../src/readers/fastapi/api.ts'
import { rewrite } from '../../src/readers/fastapi/custom-document.ts'
import { editionOf } from '../../src/readers/fastapi/edition.ts'
import { openEntry } from '../../src/readers/fastapi/entry.ts'
import { operationsOf } from '../../src/readers/backend/operations.ts'
import { importsOf, load } from '../../src/readers/load.ts'
import type { Backend } from '../../src/model/index.ts'
import { render } from '../../src/writers/openapi/index.ts'

interface Case {
  readonly entry?: string
  readonly apps?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly unstable?: readonly string[]
}

export function caseOf(folder: string): Case {
  const path = join(folder, 'case.toml')
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) as Case) : {}
}

const NEWEST = { version: null, exact: false, below: null }
const NOTHING = {
  access: { state: 'unknown', credentials: [], roles: [], scopes: [], principals: [], checks: [], unknown: [] },
  dependencies: [],
  statements: [],
  effects: [],
} as const

/** The contract recovered from a folder, as an object without what only this product adds. */
export async function recoveredContract(
  folder: string,
  entry: string,
  environment: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const files = diskTree(folder, { wanted: (name) => /\.(py|toml|env)$/.test(name), maximumBytes: 1_000_000 })
  const program = new SourceProgram(files, await loadParser())
  const edition = editionOf(NEWEST, NEWEST)
  const { machine, applications } = load(program, edition, environment)
  const [module, variable] = entry.replace(/\(\)$/, '').split(':') as [string, string]
  const base = module.replaceAll('.', '/')
  const file = files.has(`${base}.py`) ? `${base}.py` : `${base}/__init__.py`
  program.search.startFrom(file, importsOf(program, file))
  const found = openEntry({ file, variable }, program, machine, applications)
  if ('problem' in found) throw new Error(found.problem)
  const [main] = readApplications(found.application, found.id, machine, edition)
  const model = applicationModel(main!, machine, edition)
  const made = main!.routes.flatMap((route) =>
    operationsOf({ application: main!, isMain: true }, route, NOTHING, machine),
  )
  const { application, operations } = rewrite(main!, model, made, machine)
  const backend = { api: { applications: [application], operations, webSockets: [], mounts: [] } } as unknown as Backend
  return withoutOwn(JSON.parse(render(backend)) as Record<string, unknown>) as Record<string, unknown>
}

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'x-access')
      .map(([key, item]) => [key, withoutOwn(item)]),
  )
}

/** Where two documents differ, as JSON pointers with both values; order of keys does not count. */
export function differences(truth: unknown, got: unknown, at = ''): string[] {
  if (isObject(truth) && isObject(got)) {
    return [...new Set([...Object.keys(truth), ...Object.keys(got)])].flatMap((key) =>
      differences(truth[key], got[key], `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    )
  }
  if (Array.isArray(truth) && Array.isArray(got) && truth.length === got.length)
    return truth.flatMap((item, i) => differences(item, got[i], `${at}/${i}`))
  return JSON.stringify(truth) === JSON.stringify(got) ? [] : [`${at}: ${shown(truth)} became ${shown(got)}`]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 160)
