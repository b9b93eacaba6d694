import { type FileTree } from '../../../kernel/files/tree.ts'
import type { Module } from '../../../python/ast.ts'
import type { SourceProgram } from '../../../python/modules/program.ts'

/** Texts and trees of the files that are looked at while the application is searched. */
export class Sources {
  readonly files: FileTree
  readonly program: SourceProgram
  private readonly texts = new Map<string, string>()
  private readonly trees = new Map<string, Module>()

  constructor(program: SourceProgram, files: FileTree) {
    this.program = program
    this.files = files
  }

  /** Whether something stands in a file: for those who need not know more of it. */
  mentions(path: string, pattern: RegExp): boolean {
    return this.program.looks.ask(path, pattern, this.read(path))
  }

  /** For searching only: bytes taken as Latin-1, so that ASCII stands where it stood, and nothing can fail. */
  text(path: string): string {
    this.program.looks.texts.add(path)
    return this.read(path)
  }

  private read(path: string): string {
    let text = this.texts.get(path)
    if (text === undefined) {
      text = searchedText(this.files, path)
      this.texts.set(path, text)
    }
    return text
  }

  /** The tree of a Python file; the program remembers it for when it is run. */
  tree(path: string): Module {
    let tree = this.trees.get(path)
    if (!tree) {
      const parsed = this.program.parse({ file: path, tree: null })
      this.program.remember(path, () => parsed)
      tree = parsed
      this.trees.set(path, tree)
    }
    return tree
  }

  /** The file an import names; relative ones count from the importing file's folder. */
  imported(module: string, level: number, from: string): string | null {
    if (level === 0) return this.program.search.find(module, from)
    let folder = from.split('/').slice(0, -1)
    folder = folder.slice(0, folder.length - (level - 1))
    return this.fileAt([...folder, ...(module === '' ? [] : module.split('.'))].join('/'))
  }

  /** The module or package at a path without ending. */
  fileAt(path: string): string | null {
    const choices = path === '' ? ['__init__.py'] : [`${path}/__init__.py`, `${path}.py`]
    return choices.find((one) => this.files.has(one)) ?? null
  }
}

const MAXIMUM_BYTES = 2_000_000

export function searchedText(files: FileTree, path: string): string {
  const bytes = files.bytes(path)
  return bytes === null || bytes.length > MAXIMUM_BYTES
    ? ''
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
