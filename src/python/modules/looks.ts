import type { FileTree } from '../../kernel/files/tree.ts'
import type { Module } from '../ast.ts'

/** Whether something stands in the text of a file. */
export interface Question {
  readonly file: string
  readonly pattern: RegExp
  readonly answer: boolean
}

/** What was looked at in the files of a program: what else changes in them changes nothing that was read. */
export class Looks {
  /** Files of which more than the tree was read. */
  readonly texts = new Set<string>()
  /** The trees that were handed out; a file that is searched first may have several. */
  readonly trees = new Map<string, Set<Module>>()
  private readonly asked = new Map<string, Question>()

  get questions(): readonly Question[] {
    return [...this.asked.values()]
  }

  ask(file: string, pattern: RegExp, text: string): boolean {
    const answer = pattern.test(text)
    this.asked.set(`${file} ${String(pattern)}`, { file, pattern, answer })
    return answer
  }

  tree(file: string, tree: Module): Module {
    const known = this.trees.get(file)
    if (known) known.add(tree)
    else this.trees.set(file, new Set([tree]))
    return tree
  }
}

/** The same files; who reads the bytes of one is written down. */
export function watched(files: FileTree, looks: () => Looks): FileTree {
  return {
    name: files.name,
    paths: files.paths,
    get skipped() {
      return files.skipped
    },
    has: (path) => files.has(path),
    stamp: (path) => files.stamp(path),
    bytes: (path) => {
      looks().texts.add(path)
      return files.bytes(path)
    },
  }
}
