import { TomlError, parse } from 'smol-toml'

export interface Toml {
  /** The whole document; empty when it could not be read. */
  readonly table: TomlTable
  /** What is wrong with the text, and where; null when it was read. */
  readonly problem: { readonly text: string; readonly line: number; readonly column: number } | null
}

export type TomlTable = Readonly<Record<string, unknown>>

/** TOML as plain tables, and never an exception: half-written files are everyday. */
export function readToml(text: string): Toml {
  try {
    return { table: parse(text), problem: null }
  } catch (error) {
    const [line, column] = error instanceof TomlError ? [error.line, error.column] : [1, 1]
    return { table: {}, problem: { text: firstSentence(error), line, column } }
  }
}

/** The table under a path of keys; empty when something else stands there. */
export function tableAt(table: TomlTable, ...keys: readonly string[]): TomlTable {
  let at: unknown = table
  for (const key of keys) at = isTable(at) && Object.hasOwn(at, key) ? at[key] : undefined
  return isTable(at) ? at : {}
}

export const isTable = (value: unknown): value is TomlTable =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** The strings of an array; whatever else stands in it is passed over. */
export const stringsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** Messages of the parser carry a code frame from the second line on. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0]!.replace(/^Invalid TOML document:\s*/, '')
}

/** Where a key stands in the text; the place of the nearest table around it when it is written inline. */
export function findKey(text: string, keys: readonly string[]): { readonly start: number; readonly end: number } {
  const places = keyPlaces(text)
  for (let length = keys.length; length > 0; length--) {
    const found = places.get(pathOf(keys.slice(0, length)))
    if (found) return found
  }
  return { start: 0, end: 0 }
}

const LINE =
  /^[ \t]*(?:\[\[?[ \t]*([^\]\n]+?)[ \t]*\]\]?|((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*)[ \t]*=)/gm

function keyPlaces(text: string): ReadonlyMap<string, { start: number; end: number }> {
  const places = new Map<string, { start: number; end: number }>()
  let section: readonly string[] = []
  for (const match of text.matchAll(LINE)) {
    const written = match[1] ?? match[2]!
    const start = match.index + match[0].indexOf(written)
    const keys = partsOf(written)
    if (match[1] !== undefined) section = keys
    const path = match[1] === undefined ? [...section, ...keys] : keys
    for (let length = 1; length <= path.length; length++) {
      const key = pathOf(path.slice(0, length))
      if (!places.has(key) || length === path.length) places.set(key, { start, end: start + written.length })
    }
  }
  return places
}

const pathOf = (keys: readonly string[]): string => keys.join('\0')
const partsOf = (written: string): readonly string[] =>
  (written.match(/"[^"]*"|'[^']*'|[\w-]+/g) ?? []).map((part) => part.replace(/^(["'])(.*)\1$/, '$2'))
