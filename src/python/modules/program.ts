import { type FileTree, decode } from '../../kernel/files/tree.ts'
import type { Expression, Module } from '../ast.ts'
import type { Program } from '../interpret/machine.ts'
import { newScope } from '../values/scope.ts'
import { Looks, watched } from './looks.ts'
import type { SourceModule } from './module.ts'
import { SearchPath } from './search-path.ts'

/** What turns text into a tree. */
export interface Syntax {
  parse(source: string): Module
}

/** A tree made elsewhere, turned into a module when it is asked for. */
export type Ahead = () => Module

/** The Python files of a folder as modules that can import each other. */
export class SourceProgram implements Program {
  /** Whoever reads the bytes of one himself is written down in `looks`. */
  readonly files: FileTree
  looks = new Looks()
  readonly search: SearchPath
  /** Files whose bytes were not what they claim to be. */
  readonly encodings: { readonly file: string; readonly problem: string }[] = []
  private readonly syntax: Syntax
  private readonly unwatched: FileTree
  private readonly byFile = new Map<string, SourceModule>()
  private readonly parsed = new Map<string, Ahead>()
  private readonly sources = new Map<string, string>()
  private folders: ReadonlyMap<string, readonly string[]> | null = null
  private readonly expressions = new Map<string, Expression | null>()

  constructor(files: FileTree, syntax: Syntax) {
    this.unwatched = files
    this.files = watched(files, () => this.looks)
    this.syntax = syntax
    this.search = new SearchPath(files)
  }

  /** What was looked at so far; what comes is written down apart from it. */
  takeLooks(): Looks {
    const { looks } = this
    this.looks = new Looks()
    return looks
  }

  find(name: string, from: SourceModule | null): SourceModule | null {
    const file = this.search.find(name, from?.file ?? null)
    return file === null ? null : this.module(file, name)
  }

  isNamespace(name: string, from: SourceModule | null): boolean {
    return this.search.isNamespace(name, from?.file ?? null)
  }

  /** The module a file holds, under the name it was first asked for. */
  module(file: string, name: string = this.search.nameOf(file)): SourceModule {
    let module = this.byFile.get(file)
    if (!module) {
      module = {
        file,
        name,
        isPackage: /(^|\/)__init__\.pyi?$/.test(file),
        scope: newScope('module', null),
        tree: null,
        state: 'new',
      }
      this.byFile.set(file, module)
    }
    return module
  }

  children(of: SourceModule): readonly SourceModule[] {
    return this.search.children(of.file).map((file) => this.module(file, `${of.name}.${this.search.lastName(file)}`))
  }

  /** Modules that were run or are being run. */
  get used(): readonly SourceModule[] {
    return [...this.byFile.values()].filter((module) => module.state !== 'new')
  }

  /** Gives trees that were parsed ahead. */
  remember(file: string, ahead: Ahead): void {
    this.parsed.set(file, ahead)
  }

  parse(module: Pick<SourceModule, 'file' | 'tree'>): Module {
    const known = module.tree ?? this.byFile.get(module.file)?.tree
    if (known) return known
    const tree = this.parsed.get(module.file)?.() ?? this.syntax.parse(this.source(module.file))
    return this.looks.tree(module.file, tree)
  }

  /** Whether something stands in the text of a file: for those who read no more of it. */
  mentions(file: string, pattern: RegExp): boolean {
    return this.looks.ask(file, pattern, this.source(file))
  }

  /** The text of a file, read once. What is told of it must not depend on more than its tree: see `mentions`. */
  source(file: string): string {
    let text = this.sources.get(file)
    if (text === undefined) this.sources.set(file, (text = this.read(file)))
    return text
  }

  private read(file: string): string {
    const bytes = this.unwatched.bytes(file)
    if (!bytes) return ''
    const { text, problem } = decode(bytes)
    if (problem) this.encodings.push({ file, problem })
    return text
  }

  text(path: string): string | null {
    const bytes = this.files.has(path) ? this.files.bytes(path) : null
    return bytes && decode(bytes).text
  }

  entries(folder: string): readonly string[] | null {
    const known = (this.folders ??= foldersOf(this.files.paths)).get(folder)
    return known ?? null
  }

  at(file: string): SourceModule | null {
    return file.endsWith('.py') && this.files.has(file) ? this.module(file) : null
  }

  parseText(text: string): Module {
    return this.syntax.parse(text)
  }

  parseExpression(text: string): Expression | null {
    const known = this.expressions.get(text)
    if (known !== undefined) return known
    const [only, more] = this.syntax.parse(`(${text}\n)`).body
    const expression =
      only?.kind === 'ExpressionStatement' && !more && only.value.kind !== 'BrokenExpression' ? only.value : null
    this.expressions.set(text, expression)
    return expression
  }
}

/** What lies in each folder, by name. */
function foldersOf(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>([['', new Set()]])
  for (const path of paths) {
    const parts = path.split('/')
    for (let i = parts.length; i > 0; i--) {
      const folder = parts.slice(0, i - 1).join('/')
      const known = names.get(folder)
      if (known?.has(parts[i - 1]!)) break
      if (known) known.add(parts[i - 1]!)
      else names.set(folder, new Set([parts[i - 1]!]))
    }
  }
  return new Map([...names].map(([folder, found]) => [folder, [...found].sort()]))
}
