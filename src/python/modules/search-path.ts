import type { FileTree } from '../../kernel/files/tree.ts'
import { INSTALLED_MODULES } from './installed-modules.ts'
import { STANDARD_MODULES } from './standard-modules.ts'

/** Where absolute imports are looked up, and which file a dotted name is. */
export class SearchPath {
  private readonly python: readonly string[]
  private readonly known: ReadonlySet<string>
  /** Every folder that holds Python files, at any depth. */
  private readonly folders = new Set<string>()
  private readonly cache = new Map<string, string | null>()
  /** Folders imports start from, best first. */
  private roots: readonly string[] = []
  /** Folders that hold a top-level package or module of a name. */
  private readonly tops = new Map<string, string[]>()
  /** What the surveyed folder itself is called: it may be the package. */
  private readonly ownName: string

  constructor(files: FileTree) {
    this.python = files.paths.filter((path) => path.endsWith('.py'))
    this.known = new Set(this.python)
    for (const path of this.python)
      for (let at = parent(path); ; at = parent(at)) {
        if (this.folders.has(at)) break
        this.folders.add(at)
        if (at === '') break
      }
    this.ownName = last(files.name)
    this.indexTops()
  }

  private indexTops(): void {
    for (const path of this.python) {
      const isPackage = path.endsWith('/__init__.py')
      const folder = isPackage ? parent(parent(path)) : parent(path)
      if (this.isPackage(folder)) continue
      const name = isPackage ? last(parent(path)) : last(path).slice(0, -3)
      this.addTop(name, folder)
    }
    // A namespace package is a folder without `__init__.py`, anywhere.
    for (const folder of this.folders)
      if (folder !== '' && !this.isPackage(folder) && !this.isPackage(parent(folder)))
        this.addTop(last(folder), parent(folder))
  }

  private addTop(name: string, folder: string): void {
    const known = this.tops.get(name)
    if (known) known.push(folder)
    else this.tops.set(name, [folder])
  }

  isPackage(folder: string): boolean {
    return folder !== '' && this.known.has(`${folder}/__init__.py`)
  }

  /** Takes the folders from which an entry file's own imports can be found. */
  startFrom(entry: string, imports: readonly string[]): void {
    const outside = this.outside(entry)
    // `import logging` says nothing about a package's own `logging.py`.
    const telling = imports.filter(
      (name) => !STANDARD_MODULES.has(name.split('.')[0]!) && !INSTALLED_MODULES.has(name.split('.')[0]!),
    )
    const scored = ancestors(parent(entry)).map((root, i) => ({
      root,
      found: telling.filter((name) => this.holds(root, name)).length,
      own: root === outside,
      i,
    }))
    const useful = scored.filter((one) => one.found > 0 || one.own)
    useful.sort((a, b) => b.found - a.found || Number(b.own) - Number(a.own) || a.i - b.i)
    this.roots = [...new Set([...useful.map((one) => one.root), ...this.roots])]
    this.cache.clear()
  }

  private holds(root: string, name: string): boolean {
    return this.under(root, name) !== null || this.folders.has(join(root, name.replaceAll('.', '/')))
  }

  /** The first folder above a file that is no package. */
  private outside(file: string): string {
    let at = parent(file)
    while (this.isPackage(at)) at = parent(at)
    return at
  }

  get from(): readonly string[] {
    return this.roots
  }

  find(name: string, from: string | null): string | null {
    const top = name.split('.')[0]!
    const key = `${from === null ? '' : parent(from)}:${name}`
    const known = this.cache.get(key)
    if (known !== undefined) return known
    const found = this.lookUp(name, top, from)
    this.cache.set(key, found)
    return found
  }

  private lookUp(name: string, top: string, from: string | null): string | null {
    for (const root of this.rootsFor(from)) {
      const found = this.under(root, name)
      if (found !== null) return found
    }
    if (STANDARD_MODULES.has(top)) return null
    for (const root of this.elsewhere(top, from)) {
      const found = this.under(root, name)
      if (found !== null && !this.isInstalled(top, root)) return found
    }
    return this.underOwnName(name, top)
  }

  /** With several applications each sees its own root first: two services may both have a package `app`. */
  private rootsFor(from: string | null): readonly string[] {
    if (from === null || this.roots.length < 2) return this.roots
    const own = this.roots.filter((root) => root !== '' && from.startsWith(`${root}/`))
    return own.length === 0 ? this.roots : [...new Set([...own, ...this.roots])]
  }

  /** `app/core/redis.py` is `app.core.redis`: `import redis` beside it means the package that is installed. */
  private isInstalled(top: string, root: string): boolean {
    return (
      root !== '' && INSTALLED_MODULES.has(top) && this.roots.some((one) => one === '' || root.startsWith(`${one}/`))
    )
  }

  /** Surveyed from inside a package, `app.core` is `core`. */
  private underOwnName(name: string, top: string): string | null {
    if (top !== this.ownName || INSTALLED_MODULES.has(top)) return null
    if (name === top) return this.known.has('__init__.py') ? '__init__.py' : null
    return this.under('', name.slice(top.length + 1))
  }

  /** Other folders of the repository with such a package, the ones nearest to the importing file first. */
  private elsewhere(top: string, from: string | null): readonly string[] {
    const near = from === null ? [] : ancestors(parent(from)).filter((root) => !this.isPackage(root))
    const far = this.tops.get(top) ?? []
    const shared = (root: string): number => (from === null ? 0 : commonLength(root, from))
    return [...new Set([...near, ...[...far].sort((a, b) => shared(b) - shared(a) || a.length - b.length)])]
  }

  private under(root: string, name: string): string | null {
    const base = join(root, name.replaceAll('.', '/'))
    if (this.known.has(`${base}/__init__.py`)) return `${base}/__init__.py`
    return this.known.has(`${base}.py`) ? `${base}.py` : null
  }

  isNamespace(name: string, from: string | null): boolean {
    const path = name.replaceAll('.', '/')
    const near = from === null ? [] : ancestors(parent(from))
    const top = name.split('.')[0]!
    if (top === this.ownName && (name === top || this.folders.has(path.slice(top.length + 1)))) return true
    const far = STANDARD_MODULES.has(top) || INSTALLED_MODULES.has(top) ? [] : (this.tops.get(top) ?? [])
    return [...this.roots, ...near, ...far].some(
      (root) => this.folders.has(join(root, path)) && join(root, path) !== '',
    )
  }

  children(file: string): readonly string[] {
    const folder = parent(file)
    return this.python.filter((path) => {
      if (!path.startsWith(`${folder}/`) || path === file) return false
      const rest = path.slice(folder.length + 1)
      return !rest.includes('/') || /^[^/]+\/__init__\.py$/.test(rest)
    })
  }

  lastName(file: string): string {
    return file.endsWith('/__init__.py') ? last(parent(file)) : last(file).slice(0, -3)
  }

  /** The dotted name a file has from the root it is found under. */
  nameOf(file: string): string {
    const root = this.roots.find((one) => one === '' || file.startsWith(`${one}/`)) ?? this.outside(file)
    const own = this.outside(file)
    const base = own.length > root.length && this.isPackage(parent(file)) && !this.roots.includes(root) ? own : root
    const path = base === '' ? file : file.slice(base.length + 1)
    return path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')
  }
}

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const join = (root: string, path: string): string => (root === '' ? path : path === '' ? root : `${root}/${path}`)

function ancestors(folder: string): string[] {
  const result = [folder]
  for (let at = folder; at !== '';) result.push((at = parent(at)))
  return result
}

function commonLength(a: string, b: string): number {
  const [x, y] = [a.split('/'), b.split('/')]
  let i = 0
  while (i < x.length && x[i] === y[i]) i++
  return i
}
