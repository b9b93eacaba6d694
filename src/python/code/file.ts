import { type Span, spanOf } from '../../kernel/text.ts'
import type { Call, ClassDef, Expression, FunctionDef, Module, Node } from '../ast.ts'
import type { SourceModule } from '../modules/module.ts'
import type { SourceProgram } from '../modules/program.ts'
import { type CodeImport, importsOf } from './imports.ts'
import { type AnyNode, type Names, importedNames, nodesIn, pathOf } from './names.ts'

export interface CodeFunction {
  readonly file: CodeFile
  readonly node: FunctionDef
  /** `Service.load`, `create_app.health`. */
  readonly qualname: string
  /** The class whose body it stands in. */
  readonly owner: ClassDef | null
}

export interface CodeCall {
  readonly file: CodeFile
  readonly node: Call
  /** What is called, through the imports of the file: `jwt.decode`; null for the result of something else. */
  readonly path: string | null
  /** The innermost function around it. */
  readonly within: CodeFunction | null
}

/** Told whenever something of a file is asked for. */
export interface Watcher {
  /** Its tree, or what is made of it. */
  look(path: string): void
  /** Its text: a stretch of it, or all. */
  read(path: string, stretch?: Node): void
  ask(path: string, pattern: RegExp): void
}

/** A file of the program. What is asked of it is found once and kept. */
export class CodeFile {
  readonly path: string
  private readonly program: SourceProgram
  private readonly watcher: Watcher
  private readonly module: SourceModule
  private readonly known = new Map<string, unknown>()

  constructor(program: SourceProgram, module: SourceModule, watcher: Watcher) {
    this.program = program
    this.watcher = watcher
    this.module = module
    this.path = module.file
  }

  get source(): string {
    this.watcher.read(this.path)
    return this.program.source(this.path)
  }

  /** Whether something stands in its text: for those who need not know more of it. */
  mentions(pattern: RegExp): boolean {
    this.watcher.ask(this.path, pattern)
    return pattern.test(this.program.source(this.path))
  }

  get tree(): Module {
    return this.once('tree', () => this.program.parse(this.module))
  }

  /** What the names of the file mean, by its imports. */
  get names(): Names {
    return this.once('names', () => importedNames(this.tree, this.module.name, this.module.isPackage))
  }

  /** What the file imports, and which files of the program that is. */
  get imports(): readonly CodeImport[] {
    return this.once('imports', () => importsOf(this.nodes, this.module, this.program))
  }

  get nodes(): readonly AnyNode[] {
    return this.once('nodes', () => [...nodesIn(this.tree.body)])
  }

  get functions(): readonly CodeFunction[] {
    return this.once('functions', () => functionsOf(this))
  }

  get classes(): readonly ClassDef[] {
    return this.once('classes', () => this.nodes.filter((node) => node.kind === 'ClassDef') as unknown as ClassDef[])
  }

  get calls(): readonly CodeCall[] {
    return this.once('calls', () =>
      this.nodes
        .filter((node) => node.kind === 'Call')
        .map((node) => {
          const call = node as unknown as Call
          return { file: this, node: call, path: pathOf(call.callee, this.names), within: this.around(call) }
        }),
    )
  }

  functionNamedAt(line: number): CodeFunction | null {
    return this.functions.find(({ node }) => this.span(nameOf(node)).line === line) ?? null
  }

  /** The innermost function around a node. */
  around(node: Node): CodeFunction | null {
    return this.functions.findLast((one) => one.node.start <= node.start && node.end <= one.node.end) ?? null
  }

  /** The dotted path of an expression, through the imports of the file. */
  pathOf(expression: Expression | undefined): string | null {
    return pathOf(expression, this.names)
  }

  span(node: Node): Span {
    this.watcher.look(this.path)
    return spanOf(this.program.source(this.path), node.start, node.end)
  }

  /** Where a node stands: what a finding points at. */
  place(node: Node): Span & { readonly file: string } {
    return { file: this.path, ...this.span(node) }
  }

  /** The place of a function's name. */
  placeOfName(node: FunctionDef | ClassDef): Span & { readonly file: string } {
    return this.place(nameOf(node))
  }

  text(node: Node): string {
    this.watcher.read(this.path, node)
    return this.program.source(this.path).slice(node.start, node.end)
  }

  private once<T>(part: string, make: () => T): T {
    this.watcher.look(this.path)
    if (!this.known.has(part)) this.known.set(part, make())
    return this.known.get(part) as T
  }
}

const nameOf = (node: FunctionDef | ClassDef): Node => ({
  start: node.nameStart,
  end: node.nameStart + node.name.length,
})

/** In the order of the text: who stands inside another comes after it. */
function functionsOf(file: CodeFile): readonly CodeFunction[] {
  const definitions = file.nodes.filter(
    (node) => node.kind === 'FunctionDef' || node.kind === 'ClassDef',
  ) as unknown as (FunctionDef | ClassDef)[]
  const found: CodeFunction[] = []
  const around: (FunctionDef | ClassDef)[] = []
  for (const node of definitions.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    while (around.length > 0 && around.at(-1)!.end < node.end) around.pop()
    const owner = around.at(-1)
    if (node.kind === 'FunctionDef')
      found.push({
        file,
        node,
        qualname: [...around, node].map((one) => one.name).join('.'),
        owner: owner?.kind === 'ClassDef' ? owner : null,
      })
    around.push(node)
  }
  return found
}
