import type { FileTree } from '../../../kernel/files/tree.ts'
import { readToml } from '../../../kernel/toml.ts'
import type { Unresolved } from '../../../model/knowledge.ts'
import { folderOf, nameOf, textOf } from '../reading.ts'
import { readPipfileLock, readTomlLock } from './locks.ts'
import { readConda, readQuoted, readRequirements, readSetupCfg } from './plain.ts'
import { readPipfile, readPyproject } from './pyproject.ts'
import type { Requirement } from './requirement.ts'

export interface Manifest {
  readonly path: string
  /** The folder whose project it describes. */
  readonly folder: string
  readonly rank: number
}

type Read = (text: string, from: string, names: ReadonlySet<string>, problems: Unresolved[]) => readonly Requirement[]

/** Files that say what a project needs, the surest first. */
const KINDS: readonly { readonly name: RegExp; readonly read: Read }[] = [
  { name: /^(uv|poetry|pdm)\.lock$|^pylock(\.[\w-]+)?\.toml$/, read: readTomlLock },
  { name: /^Pipfile\.lock$/, read: readPipfileLock },
  { name: /^(requirements?|constraints?)\.(txt|lock)$/i, read: readRequirements },
  { name: /^(base|common|main|prod|production|docker)\.txt$/i, read: readRequirements },
  { name: /^pyproject\.toml$/, read: toml(readPyproject) },
  { name: /^Pipfile$/, read: toml(readPipfile) },
  { name: /^setup\.cfg$/, read: readSetupCfg },
  { name: /^setup\.py$/, read: readQuoted },
  { name: /^(conda-)?env(ironment)?([-_.][\w.-]+)?\.ya?ml$/, read: readConda },
  { name: /requirements.*\.(txt|in)$|^constraints.*\.txt$/i, read: readRequirements },
  { name: /^[\w.-]+\.(txt|in)$/, read: readRequirements },
]
/** Kinds whose names mean something only inside a folder called `requirements`. */
const ONLY_IN_REQUIREMENTS: ReadonlySet<number> = new Set([3, 10])

export function findManifests(files: FileTree): readonly Manifest[] {
  return files.paths.flatMap((path) => {
    const name = nameOf(path)
    const own = folderOf(path)
    const listed = /^requirements?$/i.test(nameOf(own))
    const rank = KINDS.findIndex((kind, i) => kind.name.test(name) && (listed || !ONLY_IN_REQUIREMENTS.has(i)))
    return rank < 0 ? [] : [{ path, folder: listed ? folderOf(own) : own, rank }]
  })
}

export function readManifest(
  files: FileTree,
  one: Manifest,
  names: ReadonlySet<string>,
  problems: Unresolved[],
): readonly Requirement[] {
  const text = textOf(files, one.path, 20_000_000)
  return text === null
    ? []
    : KINDS[one.rank]!.read(text, one.path, names, problems).filter((found) => names.has(found.name))
}

/** A reader of TOML that falls back to quoted requirements when the text is broken, and says so. */
function toml(read: (table: Readonly<Record<string, unknown>>, from: string) => readonly Requirement[]): Read {
  return (text, from, names, problems) => {
    const { table, problem } = readToml(text)
    if (!problem) return read(table, from)
    const { line, column } = problem
    const at = { file: from, line, column, endLine: line, endColumn: column }
    problems.push({ kind: 'syntax', text: `${from} is no valid TOML: ${problem.text}`, at, chain: [] })
    return readQuoted(text, from, names)
  }
}
