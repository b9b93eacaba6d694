import type { FileTree } from '../../kernel/files/tree.ts'
import type { Backend } from '../../model/index.ts'
import { Alignment, EVERYTHING } from '../../python/modules/alignment.ts'
import { SourceProgram } from '../../python/modules/program.ts'
import { loadParser } from '../../python/syntax/index.ts'
import { searchedText } from '../fastapi/discovery/index.ts'
import { importsOf } from '../load.ts'
import { readConfig } from '../project/config.ts'
import { type ChosenEntries, chooseEntries } from './entries.ts'
import type { BackendRequest, ReadCode } from './index.ts'
import type { KeptReading } from './kept.ts'
import { Moving } from '../../python/modules/moving.ts'

/** A backend that an edit did not change, and the code around it. */
export interface ReadAgain extends Pick<ReadCode, 'backend' | 'program'> {
  /** The files that were edited. */
  readonly changed: readonly string[]
  /** How those that were looked at lie on what they were. */
  readonly alignments: ReadonlyMap<string, Alignment>
  /** Takes what was known before the edit to where it is now; null when that cannot be told. */
  readonly move: (fact: unknown) => { readonly fact: unknown } | null
}

/**
 * What was read before, when nothing that was looked at then is different now: comments, and functions that neither
 * ran nor were looked into, may be. Null when it has to be read anew.
 */
export async function readAgain(
  kept: KeptReading,
  files: FileTree,
  request: BackendRequest,
): Promise<ReadAgain | null> {
  const touched = touchedIn(kept, files)
  if (touched === null) return null
  const program = new SourceProgram(files, await loadParser())
  const changed = touched.filter((path) => kept.trees.get(path)?.source !== program.source(path))
  if (changed.some((path) => kept.texts.has(path))) return null
  const alignments = align(kept, changed, program)
  if (alignments === null) return null
  const moving = new Moving(alignments)
  const chosen = moving.of(kept.chosen)
  if (
    isSearchedAnew(kept, changed, files) &&
    JSON.stringify(choose(program, files, request)) !== JSON.stringify(chosen)
  )
    return null
  for (const { file } of chosen.entries) program.search.startFrom(file, importsOf(program, file))
  for (const { file, name } of kept.used) program.module(file, name).state = 'done'
  const backend = withLines(moving.of(kept.backend), kept, alignments)
  return moving.complete && program.encodings.length === 0
    ? { backend, program, changed, alignments, move: mover(alignments) }
    : null
}

const mover =
  (alignments: ReadonlyMap<string, Alignment>) =>
  (before: unknown): { readonly fact: unknown } | null => {
    const moving = new Moving(alignments)
    const fact = moving.of(before)
    return moving.complete ? { fact } : null
  }

/** Whether the application might be found elsewhere now. */
function isSearchedAnew({ search }: KeptReading, changed: readonly string[], files: FileTree): boolean {
  const edited = new Set(changed)
  return (
    changed.some((path) => search.files.has(path)) ||
    search.questions.some(
      ({ file, pattern, answer }) => edited.has(file) && pattern.test(searchedText(files, file)) !== answer,
    )
  )
}

function choose(program: SourceProgram, files: FileTree, { entries, everyApplication }: BackendRequest): ChosenEntries {
  const named = entries.length > 0 ? entries : readConfig(files).config.entries
  return chooseEntries(named, program, files, everyApplication ?? false)
}

/** The Python files that were written to; null when others were, or when there are fewer or more. */
function touchedIn(kept: KeptReading, files: FileTree): readonly string[] | null {
  if (files.paths.length !== kept.files.size || files.paths.some((path) => !kept.files.has(path))) return null
  const touched = files.paths.filter((path) => files.stamp(path) !== kept.files.get(path))
  return touched.every((path) => path.endsWith('.py') && files.bytes(path) !== null) ? touched : null
}

/** How the files that were looked at lie on what they were; null when somebody would notice. */
function align(
  kept: KeptReading,
  changed: readonly string[],
  program: SourceProgram,
): ReadonlyMap<string, Alignment> | null {
  const asked = new Set(changed)
  if (kept.questions.some(({ file, pattern, answer }) => asked.has(file) && program.mentions(file, pattern) !== answer))
    return null
  const found = new Map<string, Alignment>()
  for (const file of changed) {
    const tree = kept.trees.get(file)
    if (!tree) continue
    const [before, after] = [program.parseText(tree.source), program.parseText(program.source(file))]
    const whole = new Alignment(before, after, { ...EVERYTHING, texts: tree.texts })
    const alignment = whole.same ? whole : new Alignment(before, after, tree)
    if (!alignment.same) return null
    found.set(file, alignment)
  }
  return found
}

function withLines(backend: Backend, kept: KeptReading, alignments: ReadonlyMap<string, Alignment>): Backend {
  const more = kept.used.reduce((sum, { file }) => sum + (alignments.get(file)?.moreLines ?? 0), 0)
  return { ...backend, reading: { ...backend.reading, lines: backend.reading.lines + more } }
}
