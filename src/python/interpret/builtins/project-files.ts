import type { SourceModule } from '../../modules/module.ts'
import type { Program } from '../machine.ts'

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
export const suffixOf = (path: string): string => /[^/.](\.[^./]+)$/.exec(path)?.[1] ?? ''
export const stemOf = (path: string): string => {
  const name = baseName(path)
  return name.slice(0, name.length - suffixOf(name).length)
}

export function joined(base: string, part: string): string {
  if (base === '' || part.startsWith('/')) return part
  return part === '' ? base : `${base.replace(/\/$/, '')}/${part}`
}

/** Without `.` and, where it can be told, without `..`. */
export function normal(path: string): string {
  const result: string[] = []
  for (const part of path.split('/')) {
    if (part === '.' || (part === '' && result.length > 0)) continue
    if (part === '..' && result.length > 0 && result[result.length - 1] !== '..') result.pop()
    else result.push(part)
  }
  return result.join('/')
}

export function relativeTo(path: string, folder: string): string | null {
  if (folder === '') return path
  if (path === folder) return ''
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null
}

/**
 * Which file or folder of the project a path means. One that is written relative to where the program
 * is started may start at any folder above the file that names it.
 */
export function placeIn(path: string, from: SourceModule, program: Program): string | null {
  const wanted = normal(path)
  if (wanted.startsWith('/') || wanted.startsWith('..')) return null
  const isThere = (place: string): boolean =>
    program.entries(place) !== null || program.entries(folderOf(place))?.includes(baseName(place)) === true
  if (isThere(wanted)) return wanted
  for (let at = folderOf(from.file); at !== ''; at = folderOf(at))
    if (isThere(joined(at, wanted))) return joined(at, wanted)
  return null
}

const MOST = 5000

/** Paths below a folder that a pattern of `glob` takes, sorted, relative to it; null when there is no such folder. */
export function matching(
  root: string,
  pattern: string,
  from: SourceModule,
  program: Program,
): readonly string[] | null {
  const parts = normal(pattern).split('/')
  const fixed = parts.findIndex((part) => /[*?[]/.test(part))
  const before = parts.slice(0, fixed < 0 ? parts.length - 1 : fixed).join('/')
  const place = placeIn(joined(root, before), from, program)
  if (place === null || program.entries(place) === null) return null
  const found = new Set<string>()
  collect(place, before, parts.slice(fixed < 0 ? parts.length - 1 : fixed), found, program)
  return [...found].sort()
}

function collect(place: string, shown: string, parts: readonly string[], found: Set<string>, program: Program): void {
  const [first, ...rest] = parts
  const names = program.entries(place)
  if (first === undefined || names === null || found.size > MOST) return
  if (first === '**') collect(place, shown, rest, found, program)
  const test = first === '**' ? /^[^.]/ : expressionOf(first)
  for (const name of names) {
    if (!test.test(name)) continue
    const [at, as] = [joined(place, name), joined(shown, name)]
    if (first === '**') collect(at, as, parts, found, program)
    else if (rest.length === 0) found.add(as)
    else collect(at, as, rest, found, program)
  }
}

/** Each multiplies the time a name takes by its length. */
const MOST_STARS = 3

/** `[!_]*.py` as a regular expression. */
function expressionOf(pattern: string): RegExp {
  if (pattern.split('*').length - 1 > MOST_STARS) return /(?!)/
  const source = pattern.replace(
    /\[(!?)([^\]]+)\]|[.+^${}()|\\[\]]|\*|\?/g,
    (one, negated: string | undefined, set: string | undefined) => {
      if (set !== undefined) return `[${negated ? '^' : ''}${set.replace(/[\\\]^]/g, '\\$&')}]`
      return one === '*' ? '[^/]*' : one === '?' ? '[^/]' : `\\${one}`
    },
  )
  try {
    return new RegExp(`^${pattern.startsWith('*') || pattern.startsWith('?') ? '(?!\\.)' : ''}${source}$`)
  } catch {
    // A set whose ends are in the wrong order takes nothing in Python either.
    return /(?!)/
  }
}
