import { Trouble } from '../kernel/diagnostic.ts'
import { diskTree } from '../kernel/files/disk.ts'
import { decode } from '../kernel/files/tree.ts'
import { type Checked, checkBlueprint } from '../blueprint/check/index.ts'
import type { Problem, Range } from '../blueprint/problem.ts'
import type { Blueprint } from '../blueprint/language/blueprint.ts'
import type { Backend, Place, Renames } from '../model/index.ts'
import { backendOfBlueprint } from '../readers/blueprint/index.ts'
import { renamesIn } from '../readers/blueprint/renames.ts'
import { type Span, spanOf } from '../kernel/text.ts'

/** A file of a blueprint. */
export interface BlueprintFile {
  /** From the folder it belongs to. */
  readonly path: string
  readonly text: string
}

export interface PlacedProblem extends Pick<Problem, 'message' | 'help'>, Span {
  readonly file: string
}

export interface ReadBlueprint extends Pick<Checked, 'blueprint'> {
  readonly files: readonly BlueprintFile[]
  readonly problems: readonly PlacedProblem[]
}

export const MAIN = 'architect.yaml'
const MOST_BYTES = 20_000_000

/** The blueprint of a folder, in `architect.yaml`, in `architect/`, or in both. */
export function blueprintFiles(directory: string): readonly BlueprintFile[] {
  const tree = diskTree(directory, { wanted: (name) => /\.ya?ml$/.test(name), maximumBytes: MOST_BYTES })
  const paths = tree.paths.filter((path) => path === MAIN || /^architect\/[^/]+\.ya?ml$/.test(path)).toSorted(mainFirst)
  if (paths.length > 0) return paths.map((path) => ({ path, text: decode(tree.bytes(path) ?? new Uint8Array()).text }))
  throw new Trouble('nothing to read', {
    message: `no blueprint in ${directory}: there is neither ${MAIN} nor architect/*.yaml`,
    help: 'Begin one with architect init, or write one of a backend that is there: architect survey --format blueprint',
  })
}

const mainFirst = (a: string, b: string): number => Number(b === MAIN) - Number(a === MAIN) || (a < b ? -1 : 1)

/** Reads and checks the blueprint of a folder. */
export const readBlueprint = (directory: string): ReadBlueprint => readFiles(blueprintFiles(directory))

/** The same of files that need not lie anywhere. */
export function readFiles(files: readonly BlueprintFile[]): ReadBlueprint {
  const { blueprint, problems } = checkBlueprint(...files.map(({ text }) => text))
  return { files, blueprint, problems: problems.map((problem) => placed(problem, files)) }
}

/** The file and the lines of a problem: offsets count through all files, with one between two. */
function placed({ start, end, message, help }: Problem, files: readonly BlueprintFile[]): PlacedProblem {
  let base = 0
  for (const [index, { path, text }] of files.entries()) {
    if (start <= base + text.length || index === files.length - 1)
      return { file: path, message, help, ...spanOf(text, start - base, Math.min(end - base, text.length)) }
    base += text.length + 1
  }
  throw new Error('a blueprint has at least one file')
}

/** The backend a blueprint asks for. */
export const backendOfFiles = (files: readonly BlueprintFile[]): Backend =>
  backendOfBlueprint(rightIn(files), (range) => placeIn(range, files))

/** What it says was called otherwise before. */
export const renamesOfFiles = (files: readonly BlueprintFile[]): Renames => renamesIn(rightIn(files))

/** One with problems is no blueprint. */
export function rightIn(files: readonly BlueprintFile[]): Blueprint {
  const { blueprint, problems } = checkBlueprint(...files.map(({ text }) => text))
  const [first] = problems
  if (!first && blueprint) return blueprint
  throw first
    ? troubleAt(first, files)
    : new Trouble('configuration', { message: 'this is no blueprint', help: CHECKED })
}

const CHECKED = 'architect check says all that is wrong with it.'

/** A problem, told where it stands. */
export function troubleAt(problem: Problem, files: readonly BlueprintFile[]): Trouble {
  const { file, line, column, message, help } = placed(problem, files)
  return new Trouble('configuration', { message, at: { path: file, line, column }, help: help || CHECKED })
}

function placeIn(range: Range, files: readonly BlueprintFile[]): Place {
  const { file, line, column, endLine, endColumn } = placed({ ...range, message: '', help: '' }, files)
  return { file, line, column, endLine, endColumn }
}
