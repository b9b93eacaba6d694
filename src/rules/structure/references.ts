import type { Code, CodeFile, CodeImport } from '../../python/code/code.ts'
import { isAside, isTest } from '../../python/modules/places.ts'
import { usesOf } from './routers.ts'

/** Who imports each file, or may: `routes.cart` is every `routes/cart.py` of several programs. Tests do not count. */
export function importersIn(code: Code): ReadonlyMap<string, readonly Importer[]> {
  const files = [...code.files, ...code.unused.filter(({ path }) => !isAside(path))].filter(({ path }) => !isTest(path))
  const byName = filesByName(files)
  const found = new Map<string, Importer[]>()
  for (const file of files)
    for (const one of file.imports)
      for (const [path, member] of targetsOf(one, byName)) {
        if (path === file.path) continue
        const importer = { file, one: { ...one, member } }
        const known = found.get(path)
        if (known) known.push(importer)
        else found.set(path, [importer])
      }
  return found
}

/** Files by the last part of their dotted name. */
function filesByName(files: readonly CodeFile[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { path } of files) {
    const last = dotted(path).split('.').at(-1)!
    const known = found.get(last)
    if (known) known.push(path)
    else found.set(last, [path])
  }
  return found
}

function targetsOf(
  one: CodeImport,
  byName: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string | null> {
  const targets = new Map<string, string | null>()
  const dot = one.path.lastIndexOf('.')
  const from = one.member === '*' ? one.path.replace(/\.\*$/, '') : one.path.slice(0, Math.max(0, dot))
  const ending = (name: string): readonly string[] =>
    (byName.get(name.split('.').at(-1)!) ?? []).filter((path) => `.${dotted(path)}`.endsWith(`.${name}`))
  if (from !== '')
    for (const path of ending(from)) targets.set(path, one.member === '*' ? '*' : one.path.slice(dot + 1))
  for (const path of ending(one.path)) targets.set(path, null)
  if (one.file !== null) targets.set(one.file, one.member)
  return targets
}

const dotted = (path: string): string => path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')

export interface Importer {
  readonly file: CodeFile
  readonly one: CodeImport
}

/** Whether anyone may use a name of a file: imported by name and used, or used through the module. */
export function isUsedElsewhere(
  path: string,
  name: string,
  importers: ReadonlyMap<string, readonly Importer[]>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const key = `${path} ${name}`
  if (seen.has(key)) return false
  return (importers.get(path) ?? []).some(({ file, one }) => {
    if (one.member === '*') return true
    if (one.member === null) return isUsedThrough(file, one, name, importers)
    if (one.member !== name) return false
    if (usesOf(file, one.name).length > 0 || isListed(file, one.name)) return true
    return file.path.endsWith('__init__.py') && isUsedElsewhere(file.path, one.name, importers, new Set([...seen, key]))
  })
}

/** `items.router`, or `items` handed to something that may look for it. */
function isUsedThrough(
  file: CodeFile,
  one: CodeImport,
  name: string,
  importers: ReadonlyMap<string, readonly Importer[]>,
): boolean {
  // `import app.api.items` binds `app`: what is reached through it is written out in full.
  const written = one.path.split('.').at(-1)!
  const owners = new Set<unknown>()
  for (const node of file.nodes) {
    if (node.kind !== 'Attribute') continue
    const owner = node['value'] as { kind: string; id?: string; name?: string }
    const isOwner = owner.kind === 'Name' ? owner.id === one.name : owner.name === written
    if (isOwner && node['name'] === name) return true
    if (owner.kind === 'Name') owners.add(owner)
  }
  if (usesOf(file, one.name).some((node) => !owners.has(node))) return true
  return file.path.endsWith('__init__.py') && isHandedOn(file, one.name, importers.get(file.path) ?? [])
}

/** A package hands its modules on to whoever takes them from it, by name or with all it has. */
const isHandedOn = (file: CodeFile, module: string, importers: readonly Importer[]): boolean =>
  isListed(file, module) ||
  importers.some(
    ({ one }) =>
      one.member === '*' ||
      one.member === module ||
      // The package itself is taken: what is asked of it, and of what it is handed to, may be anything.
      one.member === null,
  )

/** `__all__` promises a name to others. */
const isListed = (file: CodeFile, name: string): boolean =>
  file.nodes.some((node) => node.kind === 'Constant' && node['value'] === name)
