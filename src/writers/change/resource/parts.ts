import type { ClassDef, FunctionDef, Node, Statement } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { isAside, isTest } from '../../../python/modules/places.ts'
import { commentsAbove, lineEnd, lineStart } from '../source/splice.ts'
import type { Sibling } from './sibling.ts'

/** A definition of the sibling: a class, a function, a method, or a value with a name. */
export interface Part {
  readonly file: CodeFile
  readonly node: Statement
  readonly name: string | null
  /** The class it is a method of, where that is a part, too. */
  readonly within: Part | null
  /** With decorators and the comments above, from the start of a line to the end of one. */
  readonly from: number
  readonly to: number
}

/** A file, with what of it is the sibling's. */
export interface Source {
  readonly file: CodeFile
  /** What the file of the new resource is called; null where the sibling shares its file with others. */
  readonly renamed: string | null
  readonly parts: readonly Part[]
}

/** Everything that is the sibling's, file by file. */
export function sourcesOf(
  code: Code,
  sibling: Sibling,
  handlers: ReadonlySet<Node>,
  migrations: readonly string[],
): readonly Source[] {
  const { words } = sibling
  const files = [...code.files, ...code.unused.filter(({ path }) => isTest(path) || !isAside(path))].filter(
    ({ path }) => !migrations.some((folder) => path.startsWith(`${folder}/`)),
  )
  const strangers = [...sibling.kin.others].flatMap((node) => files.filter(({ classes }) => classes.includes(node)))
  const shared = new Set(strangers.map(({ path }) => path))
  const sources = files.flatMap((file): readonly Source[] => {
    const renamed = pathFor(file.path, sibling, shared)
    if (!words.mayBeIn(file) && (renamed === null || !isBare(file))) return []
    const isOwn = renamed !== null
    const parts = partsOf(file, sibling, handlers, isOwn)
    return parts.length > 0 || isOwn ? [{ file, renamed, parts }] : []
  })
  // A package of nothing but itself belongs to what is called so by chance.
  const folders = new Set(sources.filter(({ file }) => !isBare(file)).map(({ file }) => folderOf(file)))
  return sources.filter(({ file, renamed }) => renamed === null || !isBare(file) || folders.has(folderOf(file)))
}

const folderOf = ({ path }: CodeFile): string => path.slice(0, path.lastIndexOf('/') + 1)

/** A package that says nothing. */
const isBare = ({ path, tree }: CodeFile): boolean =>
  path.endsWith('__init__.py') && tree.body.every(({ kind }) => kind === 'ExpressionStatement')

/** The path with the new words; null where no part of it is the sibling's own. */
function pathFor(path: string, { words }: Sibling, shared: ReadonlySet<string>): string | null {
  const parts = path.split('/')
  const made = parts.map((part, index) => {
    const folder = `${parts.slice(0, index + 1).join('/')}/`
    const isOwn = index === parts.length - 1 || ![...shared].some((one) => one.startsWith(folder))
    return isOwn ? words.renamed(part, 'key') : part
  })
  const renamed = made.join('/')
  return renamed === path ? null : renamed
}

function partsOf(file: CodeFile, sibling: Sibling, handlers: ReadonlySet<Node>, isOwn: boolean): readonly Part[] {
  const found: Part[] = []
  for (const node of file.tree.body) {
    const isIts = isOwn ? !/^Import(From)?$/.test(node.kind) : isDefinition(node, sibling, handlers)
    if (isIts) found.push(...withMethods(partFor(file, node, null)))
    else if (node.kind === 'ClassDef' && !isOwn)
      for (const inner of node.body)
        if (inner.kind === 'FunctionDef' && isDefinition(inner, sibling, handlers))
          found.push(partFor(file, inner, null))
        else continue
    else if (node.kind === 'FunctionDef' && !isOwn)
      // Applications that are made by a function have handlers in it.
      for (const inner of node.body) if (handlers.has(inner)) found.push(partFor(file, inner, null))
  }
  return found
}

function isDefinition(node: Statement, { classes, words }: Sibling, handlers: ReadonlySet<Node>): boolean {
  if (handlers.has(node)) return true
  if (node.kind === 'ClassDef') return classes.has(node) || words.names(node.name)
  if (node.kind === 'FunctionDef') return words.names(node.name)
  if (node.kind !== 'Assign') return false
  const [target] = node.targets
  return target?.kind === 'Name' && words.names(target.id)
}

function withMethods(part: Part): readonly Part[] {
  if (part.node.kind !== 'ClassDef') return [part]
  const methods = part.node.body.filter((one): one is FunctionDef => one.kind === 'FunctionDef')
  return [part, ...methods.map((one) => partFor(part.file, one, part))]
}

function partFor(file: CodeFile, node: Statement, within: Part | null): Part {
  const { source } = file.tree
  const begins =
    node.kind === 'FunctionDef' || node.kind === 'ClassDef' ? (node.decorators[0]?.start ?? node.start) : node.start
  return {
    file,
    node,
    name: nameOf(node),
    within,
    from: commentsAbove(source, lineStart(source, begins)),
    to: lineEnd(source, saidBehind(file, node)?.end ?? node.end),
  }
}

/** The text below a value that says what it is. */
function saidBehind({ tree }: CodeFile, node: Statement): Statement | undefined {
  if (node.kind !== 'Assign' && node.kind !== 'AnnotatedAssign') return undefined
  const next = tree.body[tree.body.indexOf(node) + 1]
  const isText = next?.kind === 'ExpressionStatement' && next.value.kind === 'Constant' && next.value.type === 'str'
  return isText && tree.body.includes(node) ? next : undefined
}

function nameOf(node: Statement): string | null {
  if (node.kind === 'ClassDef' || node.kind === 'FunctionDef') return node.name
  if (node.kind === 'Assign' && node.targets[0]?.kind === 'Name') return node.targets[0].id
  return node.kind === 'AnnotatedAssign' && node.target.kind === 'Name' ? node.target.id : null
}

export const isClass = (part: Part): part is Part & { readonly node: ClassDef } => part.node.kind === 'ClassDef'
