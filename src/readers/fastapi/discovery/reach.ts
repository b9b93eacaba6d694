import type { Sources } from './sources.ts'

const ROUTE =
  /^[ \t]*@[\w.]+\.(?:get|post|put|patch|delete|head|options|trace|websocket|api_route|route)\(|\.(?:add_api_route|add_route|add_api_websocket_route|include_router)\(/gm
const IMPORT =
  /^[ \t]*(?:from[ \t]+(\.*)(\w[\w.]*|)[ \t]+import[ \t]+(\((?:[^()#]|#[^\n]*){0,20000}\)|[^\n]*)|import[ \t]+([^\n#]+))/gm
/** Packages that look for their modules at run time. */
const GATHERS = /import_module\(|iter_modules\(|walk_packages\(|__import__\(/
const MAXIMUM_FILES = 4_000

/** Counts what an application could serve: the routes in all files its own file imports, by their text. */
export class Reach {
  private readonly sources: Sources
  private readonly edges = new Map<string, readonly string[]>()
  private readonly routes = new Map<string, number>()

  constructor(sources: Sources) {
    this.sources = sources
  }

  count(from: string): number {
    const seen = new Set([from])
    let total = 0
    for (const file of seen) {
      total += this.routesIn(file)
      if (seen.size < MAXIMUM_FILES) for (const next of this.importsOf(file)) seen.add(next)
    }
    return total
  }

  routesIn(file: string): number {
    let count = this.routes.get(file)
    if (count === undefined) this.routes.set(file, (count = this.sources.text(file).match(ROUTE)?.length ?? 0))
    return count
  }

  private importsOf(file: string): readonly string[] {
    let found = this.edges.get(file)
    if (!found) this.edges.set(file, (found = [...this.lookFor(file)]))
    return found
  }

  private *lookFor(file: string): Iterable<string> {
    const text = this.sources.text(file)
    for (const [, dots = '', module = '', names = '', plain] of text.matchAll(IMPORT)) {
      if (plain !== undefined) yield* this.plainImports(plain, file)
      else yield* this.fromImports(module, dots.length, names, file)
    }
    if (GATHERS.test(text)) yield* this.below(file)
  }

  private *plainImports(list: string, file: string): Iterable<string> {
    for (const one of list.split(',')) yield* this.known(one.trim().split(/\s/)[0]!, 0, file)
  }

  private *fromImports(module: string, level: number, list: string, file: string): Iterable<string> {
    yield* this.known(module, level, file)
    for (const one of list.replace(/#.*$/gm, '').split(/[(),\\]/)) {
      const name = one.trim().split(/\s/)[0]!
      if (/^\w+$/.test(name)) yield* this.known(module === '' ? name : `${module}.${name}`, level, file)
    }
  }

  private *known(module: string, level: number, file: string): Iterable<string> {
    const found = module === '' && level === 0 ? null : this.sources.imported(module, level, file)
    if (found !== null) yield found
  }

  private below(file: string): readonly string[] {
    const folder = file.slice(0, file.lastIndexOf('/') + 1)
    return folder === ''
      ? []
      : this.sources.files.paths.filter((path) => path.endsWith('.py') && path.startsWith(folder))
  }
}
