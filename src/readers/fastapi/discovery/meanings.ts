import type { Statement } from '../../../python/ast.ts'
import type { Sightings } from './sightings.ts'
import type { Sources } from './sources.ts'

/** What a name stands for, as far as it concerns applications. */
export type Meaning =
  | { readonly is: 'application'; readonly origins: readonly string[] }
  /** Calling it gives an application: a new one when origins is null. */
  | { readonly is: 'maker'; readonly origins: readonly string[] | null }
  | { readonly is: 'server class'; readonly key: string }
  | { readonly is: 'server'; readonly key: string }
  | { readonly is: 'module'; readonly file: string | null; readonly name: string }

/** Classes that are FastAPI's or another package's own application. */
const APPLICATION_CLASSES: ReadonlySet<string> = new Set([
  'fastapi.FastAPI',
  'fastapi.applications.FastAPI',
  'fastapi_offline.FastAPIOffline',
  'fastapi_offline.core.FastAPIOffline',
])
const LIBRARIES = /^(fastapi|fastapi_offline)(\.|$)/

/** The meaning `file:name` has been found to have. */
export function meaningOf(key: string, sightings: Sightings): Meaning | null {
  if (sightings.classes.has(key)) return { is: 'maker', origins: null }
  const app = sightings.apps.get(key)
  if (app) return { is: 'application', origins: app.origins }
  const maker = sightings.makers.get(key)
  if (maker) return { is: 'maker', origins: maker.origins }
  return sightings.servers.has(key) ? { is: 'server class', key } : null
}

/** What an attribute of a module is; a package passes on what its `__init__` imports. */
export function memberOf(
  module: Meaning & { is: 'module' },
  name: string,
  sightings: Sightings,
  sources: Sources,
  depth = 0,
): Meaning | null {
  const dotted = `${module.name}.${name}`
  if (APPLICATION_CLASSES.has(dotted)) return { is: 'maker', origins: null }
  if (module.file === null) return LIBRARIES.test(dotted) ? { is: 'module', file: null, name: dotted } : null
  const known = meaningOf(`${module.file}:${name}`, sightings)
  if (known) return known
  const passedOn = depth < 3 ? reexported(module.file, name, sightings, sources, depth) : null
  if (passedOn) return passedOn
  const isPackage = module.file.endsWith('__init__.py')
  const below = isPackage ? sources.fileAt(module.file.replace(/__init__\.py$/, name)) : null
  return below ? { is: 'module', file: below, name: dotted } : null
}

const FROM = /^[ \t]*from[ \t]+(\.*)(\w[\w.]*|)[ \t]+import[ \t]+(\((?:[^()#]|#[^\n]*){0,20000}\)|[^\n]*)/gm

/** Follows `from .factory import create_app` in the text: not worth a tree. */
function reexported(file: string, name: string, sightings: Sightings, sources: Sources, depth: number): Meaning | null {
  const text = sources.text(file)
  if (!text.includes(name)) return null
  for (const [, dots = '', module = '', list = ''] of text.matchAll(FROM)) {
    const item = list
      .split(/[(),]/)
      .map((one) => one.trim().split(/\s+as\s+/))
      .find((one) => (one[1] ?? one[0]) === name)
    const target = item ? sources.imported(module, dots.length, file) : null
    const found =
      target && target !== file
        ? memberOf({ is: 'module', file: target, name: module }, item![0]!, sightings, sources, depth + 1)
        : null
    if (found) return found
  }
  return null
}

/** The names an import statement binds, with what they mean. */
export function bindImport(
  statement: Statement,
  file: string,
  sightings: Sightings,
  sources: Sources,
): readonly (readonly [string, Meaning])[] {
  if (statement.kind === 'Import') {
    return statement.names.map(({ name, alias }) => {
      const whole = alias === null ? name.split('.')[0]! : name
      return [alias ?? whole, { is: 'module', file: sources.imported(whole, 0, file), name: whole }] as const
    })
  }
  if (statement.kind !== 'ImportFrom') return []
  const target =
    LIBRARIES.test(statement.module) && statement.level === 0
      ? null
      : sources.imported(statement.module, statement.level, file)
  if (target === null && !LIBRARIES.test(statement.module)) return namespaceImports(statement, file, sources)
  const module = { is: 'module', file: target, name: statement.module } as const
  return statement.names.flatMap(({ name, alias }) => {
    const meaning = memberOf(module, name, sightings, sources)
    return meaning ? [[alias ?? name, meaning] as const] : []
  })
}

/** `from app import main` where `app` has no `__init__.py`. */
function namespaceImports(
  statement: Statement & { kind: 'ImportFrom' },
  file: string,
  sources: Sources,
): readonly (readonly [string, Meaning])[] {
  return statement.names.flatMap(({ name, alias }) => {
    const dotted = statement.module === '' ? name : `${statement.module}.${name}`
    const found = sources.imported(dotted, statement.level, file)
    return found ? [[alias ?? name, { is: 'module', file: found, name: dotted }] as const] : []
  })
}
