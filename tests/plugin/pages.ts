import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Page {
  /** From the root of the repository. */
  readonly path: string
  readonly keys: Readonly<Record<string, unknown>>
  readonly body: string
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')
export const readJson = (path: string): Readonly<Record<string, unknown>> =>
  JSON.parse(read(path)) as Readonly<Record<string, unknown>>

/** The files below a folder, by their paths from the root. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted()
}

/** A page and the keys above it; it throws where they are no YAML, or not closed. */
export function pageAt(path: string): Page {
  const text = read(path)
  const found = /^---\n([\s\S]*?)\n---\n\n/.exec(text)
  if (found === null) throw new Error(`${path} has no keys above it`)
  return { path, keys: parse(found[1] ?? '') as Page['keys'], body: text.slice(found[0].length) }
}

export const pagesBelow = (folder: string, ending = '.md'): readonly Page[] =>
  filesBelow(folder)
    .filter((path) => path.endsWith(ending))
    .map(pageAt)

/** Every line with the command that a text shows. */
export const linesOf = (text: string): readonly string[] =>
  [...text.matchAll(/`(architect [^`\n]+)`/g)].map(([, line = '']) => line)
