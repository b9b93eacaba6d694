import type { Import, ImportAlias, ImportFrom, Node } from '../ast.ts'
import type { SourceModule } from '../modules/module.ts'
import type { SourceProgram } from '../modules/program.ts'
import { type AnyNode, absolute } from './names.ts'

/** One name an import brings into a file. */
export interface CodeImport {
  readonly node: Node
  /** What it is called here; `*` for everything. */
  readonly name: string
  /** The dotted name that is imported: `app.api.users.router`, `os.path`. */
  readonly path: string
  /** The file of the program it leads to, null for what lies outside. */
  readonly file: string | null
  /** The name in that file; null when the import is of the file itself. */
  readonly member: string | null
  /** Whether it runs when the file is loaded: not in a function, nor for type checkers only. */
  readonly onLoad: boolean
}

export function importsOf(
  nodes: readonly AnyNode[],
  module: SourceModule,
  program: SourceProgram,
): readonly CodeImport[] {
  const later = nodes.filter((node) => node.kind === 'FunctionDef' || isForTypes(node))
  const onLoad = (node: Node): boolean => !later.some((one) => one.start <= node.start && node.end <= one.end)
  return nodes.flatMap((node) => {
    if (node.kind === 'Import') return (node as unknown as Import).names.map((one) => whole(one, node, onLoad(node)))
    if (node.kind !== 'ImportFrom') return []
    const written = node as unknown as ImportFrom
    const from = absolute(written.module, written.level, module.name, module.isPackage)
    return written.names.map((one) => member(one, from, node, onLoad(node)))
  })

  function whole(one: ImportAlias, node: Node, loaded: boolean): CodeImport {
    const name = one.alias ?? one.name.split('.')[0]!
    const file = program.search.find(one.name, module.file)
    return { node, name, path: one.name, file, member: null, onLoad: loaded }
  }

  function member(one: ImportAlias, from: string, node: Node, loaded: boolean): CodeImport {
    const path = from === '' ? one.name : `${from}.${one.name}`
    const own = one.name === '*' ? null : program.search.find(path, module.file)
    const file = own ?? (from === '' ? null : program.search.find(from, module.file))
    const name = one.alias ?? one.name
    return { node, name, path, file, member: own === null ? one.name : null, onLoad: loaded }
  }
}

/** `if TYPE_CHECKING:` */
function isForTypes(node: AnyNode): boolean {
  if (node.kind !== 'If') return false
  const test = node['test'] as { kind: string; id?: string; name?: string }
  return (test.id ?? test.name) === 'TYPE_CHECKING'
}
