import type { SourceProgram } from './program.ts'

const IMPORT =
  /^[ \t]*(?:from[ \t]+(\.*)(\w[\w.]*|)[ \t]+import[ \t]+(\((?:[^()#]|#[^\n]*){0,20000}\)|[^\n;#]*)|import[ \t]+([^\n;#]+))/gm

/** No package lies that deep; a name without end costs its length for each of its dots. */
const LONGEST_NAME = 500

/**
 * The files an entry can reach through the import statements in their text, read without parsing:
 * what is worth parsing ahead on several threads. It may be too many or too few; nothing depends on it.
 */
export function reachable(program: SourceProgram, entries: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const waiting = [...entries]
  while (waiting.length > 0) {
    const file = waiting.pop()!
    if (found.has(file)) continue
    const source = program.source(file)
    found.set(file, source)
    for (const name of importedNames(source, program.search.nameOf(file), file.endsWith('__init__.py'))) {
      const target = program.search.find(name, file)
      if (target && !found.has(target)) waiting.push(target)
    }
  }
  return found
}

/** Every dotted name an import may mean: `from a import b` may be `a` and `a.b`; packages on the way count. */
function importedNames(source: string, own: string, isPackage: boolean): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (name: string): void => {
    if (name.length > LONGEST_NAME) return
    for (let at = name; at && !names.has(at); at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) names.add(at)
  }
  for (const [, dots, module, wanted, plain] of source.matchAll(IMPORT)) {
    if (plain !== undefined) {
      for (const one of plain.split(',')) add(one.trim().split(/\s/)[0]!)
      continue
    }
    const base = absolute(dots ?? '', module ?? '', own, isPackage)
    if (base === null) continue
    add(base)
    for (const one of (wanted ?? '').replace(/[()\\]|#[^\n]*/g, ' ').split(',')) {
      const name = one.trim().split(/\s/)[0]
      if (name && name !== '*') add(base ? `${base}.${name}` : name)
    }
  }
  return names
}

function absolute(dots: string, module: string, own: string, isPackage: boolean): string | null {
  if (!dots) return module
  const parts = own.split('.')
  const drop = dots.length - (isPackage ? 1 : 0)
  if (drop > parts.length) return null
  return [...(drop === 0 ? parts : parts.slice(0, -drop)), ...(module ? [module] : [])].join('.')
}
