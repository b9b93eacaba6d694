import type { FileTree } from '../../kernel/files/tree.ts'
import type { Backend } from '../../model/index.ts'
import type { Module } from '../../python/ast.ts'
import type { Question } from '../../python/modules/looks.ts'
import type { ChosenEntries } from './entries.ts'
import type { ReadCode } from './index.ts'

/** A file whose tree was used, and what of it. */
export interface KeptTree {
  readonly source: string
  readonly bodies: ReadonlySet<number>
  readonly texts: ReadonlySet<number>
}

/** What was read of a folder, and everything that it rests on. */
export interface KeptReading {
  readonly backend: Backend
  readonly chosen: ChosenEntries
  /** Files that were looked into to choose them, and what was asked of others. */
  readonly search: { readonly files: ReadonlySet<string>; readonly questions: readonly Question[] }
  /** Every file with its stamp. */
  readonly files: ReadonlyMap<string, string>
  /** The modules that were run, under the names they were run as. */
  readonly used: readonly { readonly file: string; readonly name: string }[]
  readonly trees: ReadonlyMap<string, KeptTree>
  readonly questions: readonly Question[]
  /** Files of which any change matters. */
  readonly texts: ReadonlySet<string>
}

/** To be called before anybody else looks at the code. */
export function keepReading(files: FileTree, { backend, program, chosen, search }: ReadCode): KeptReading {
  const { looks } = program
  return {
    backend,
    chosen,
    search: { files: new Set([...search.texts, ...search.trees.keys()]), questions: search.questions },
    files: new Map(files.paths.map((path) => [path, files.stamp(path)])),
    used: program.used.map(({ file, name }) => ({ file, name })),
    trees: new Map([...looks.trees].map(([file, trees]) => [file, { source: program.source(file), ...joined(trees) }])),
    questions: looks.questions,
    texts: new Set([...looks.texts, ...program.encodings.map(({ file }) => file)]),
  }
}

const joined = (trees: ReadonlySet<Module>): Omit<KeptTree, 'source'> => ({
  bodies: new Set([...trees].flatMap(({ looked }) => [...looked.bodies])),
  texts: new Set([...trees].flatMap(({ looked }) => [...looked.texts])),
})
