import { type Range, refuse } from '../problem.ts'
import { type Entry, type MapTree, type Tree, entryOf } from '../syntax/tree.ts'
import { readYaml } from '../syntax/yaml.ts'

/** One place of the text, and what stands there afterwards. */
export interface Splice extends Range {
  readonly text: string
}

export type Path = readonly string[]

/** Writes a value under a path, whether something stood there or not. All else keeps its place, comments included. */
export function setValue(text: string, path: Path, value: string): string {
  return spliced(text, splicesFor(text, path, value))
}

/** Takes an entry away, with its line where it has one of its own. */
export function removeEntry(text: string, path: Path): string {
  const found = find(readYaml(text), path)
  return found ? spliced(text, removal(text, found)) : text
}

/** Gives a key another name. */
export function renameKey(text: string, path: Path, name: string): string {
  const found = find(readYaml(text), path)
  return found ? spliced(text, { ...found.entry.keyAt, text: name }) : text
}

const spliced = (text: string, { start, end, text: inserted }: Splice): string =>
  text.slice(0, start) + inserted + text.slice(end)

interface Found {
  readonly map: MapTree
  readonly entry: Entry
}

function find(tree: Tree, path: Path): Found | null {
  const [key, ...rest] = path
  const entry = key === undefined ? undefined : entryOf(tree, key)
  if (!entry || tree.kind !== 'map') return null
  return rest.length === 0 ? { map: tree, entry } : find(entry.value, rest)
}

/** What is missing on the way is made. */
function splicesFor(text: string, path: Path, value: string): Splice {
  let at = readYaml(text)
  for (const [index, key] of path.entries()) {
    const entry = entryOf(at, key)
    const rest = path.slice(index + 1)
    if (!entry) return added(text, at, path.slice(0, index), [key, ...rest], value)
    if (rest.length === 0) return replaced(text, entry, value)
    if (entry.value.kind !== 'map') return replaced(text, entry, `{ ${nested(rest, value)} }`)
    at = entry.value
  }
  return refuse({ start: 0, end: 0 }, 'a path names at least one key')
}

const nested = ([key = '', ...rest]: Path, value: string): string =>
  `${key}: ${rest.length === 0 ? value : `{ ${nested(rest, value)} }`}`

function replaced(text: string, entry: Entry, value: string): Splice {
  const { start, end } = entry.value
  if (start < end) return { start, end: trimmedEnd(text, start, end), text: value }
  // Nothing stood there: behind the colon.
  const colon = text.indexOf(':', entry.keyAt.end) + 1
  return { start: colon, end: colon, text: ` ${value}` }
}

const trimmedEnd = (text: string, start: number, end: number): number => start + text.slice(start, end).trimEnd().length

function added(text: string, at: Tree, where: Path, rest: Path, value: string): Splice {
  if (at.kind !== 'map') return refuse(at, `${where.join('.')} is no map`)
  const last = at.entries.at(-1)
  if (at.flow) {
    const end = at.end - 1
    const before = text.slice(0, end).trimEnd().length
    return { start: before, end, text: `${last ? ',' : ''} ${nested(rest, value)} ` }
  }
  if (!last)
    return {
      start: text.length,
      end: text.length,
      text: `${text === '' || text.endsWith('\n') ? '' : '\n'}${nested(rest, value)}\n`,
    }
  const indent = columnOf(text, last.keyAt.start)
  const end = lineEnd(text, trimmedEnd(text, last.start, last.end))
  return { start: end, end, text: `${newline(text)}${' '.repeat(indent)}${nested(rest, value)}` }
}

function removal(text: string, { map, entry }: Found): Splice {
  if (!map.flow) {
    const start = lineStart(text, entry.start)
    const end = lineEnd(text, trimmedEnd(text, entry.start, entry.end))
    return { start, end: afterBreak(text, end), text: '' }
  }
  const index = map.entries.indexOf(entry)
  const [before, after] = [map.entries[index - 1], map.entries[index + 1]]
  if (after) return { start: entry.start, end: after.start, text: '' }
  return before ? { start: before.end, end: entry.end, text: '' } : { start: entry.start, end: entry.end, text: '' }
}

const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1
const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset)

/** Where a line ends, before its break. */
function lineEnd(text: string, offset: number): number {
  const found = /\r?\n/.exec(text.slice(offset))
  return found ? offset + found.index : text.length
}

const afterBreak = (text: string, end: number): number => end + (/^\r?\n/.exec(text.slice(end))?.[0].length ?? 0)
