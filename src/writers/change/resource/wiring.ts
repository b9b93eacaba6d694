import type { Assign, Call, ClassDef, Expression, ExpressionStatement, Node, Statement } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { definedBy } from '../../../python/code/definitions.ts'
import { nodesIn, textOf } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { ownFields } from '../source/classes.ts'
import { type Splice, breakOf, indentOf, inserted, lineEnd, lineStart } from '../source/splice.ts'
import type { Renaming } from './renaming.ts'
import { behindRuns } from './members.ts'
import type { Sibling } from './sibling.ts'
import { type Trail, trailsIn } from './trails.ts'

/** A place outside of the sibling's definitions that speaks of it, and is said again of the new resource. */
export interface Wired {
  readonly node: Node
  readonly splice: Splice
}

export interface Wiring {
  readonly wired: readonly Wired[]
  /** Places where nobody can say whether the new resource belongs there. */
  readonly open: readonly Node[]
}

/** What else names the sibling in a file: registrations, lists of names, the other side of a reference. */
export function wiringIn(
  file: CodeFile,
  copied: readonly Node[],
  { sibling, lost }: { readonly sibling: Sibling; readonly lost: ReadonlySet<string> },
  renaming: Renaming,
): Wiring {
  const wired = new Map<number, Wired>()
  const open = new Map<number, Node>()
  const isCopied = (node: Node): boolean => copied.some((one) => one.start <= node.start && node.end <= one.end)
  for (const statement of file.tree.body) {
    if (isImport(statement) || isCopied(statement) || !sibling.words.names(file.text(statement))) continue
    for (const trail of trailsIn(statement)) {
      const { node } = trail.at(-1)!
      if (!speaksOf(file, trail, sibling) || isCopied(node) || trail.some(({ kind }) => kind.startsWith('Import')))
        continue
      if (renaming.splices(node).length === 0 || lost.has(file.text(node).replaceAll(/^["']|["']$/g, ''))) continue
      const found = placeOf(file, trail, sibling)
      if (found && leadsByLost(file, found.node, sibling)) continue
      const place = found && namesLocals(file, found.node, renaming) ? null : found
      if (place === null) open.set(statementAround(trail).start, statementAround(trail))
      else if (place) wired.set(place.node.start, { node: place.node, splice: again(file, place, renaming) })
    }
  }
  return {
    wired: behindRuns(file, [...wired.values()]),
    open: [...open.values()].filter(({ start }) => !wired.has(start)),
  }
}

/** The other side of a reference that goes: `relationship("Item", foreign_keys="Item.reviewer_id")`. */
const leadsByLost = (file: CodeFile, node: Node, { kin, own }: Sibling): boolean =>
  [...file.text(node).matchAll(new RegExp(`\\b${kin.model.node.name}\\.(\\w+)`, 'g'))].some(([, name]) =>
    own.has(name!),
  )

/** Whether it would speak of a name that its function has given to something of the sibling's. */
function namesLocals(file: CodeFile, node: Node, renaming: Renaming): boolean {
  const within = file.around(node)?.node
  if (!within) return false
  const locals = new Set([...within.parameters.map(({ name }) => name), ...definedBy(within.body).keys()])
  return [...nodesIn(node as Statement)].some(
    (one) =>
      one.kind === 'Name' &&
      locals.has(one['id'] as string) &&
      renaming.splices(one).length > 0 &&
      !isGivenIn(file, node, one['id'] as string),
  )
}

const isGivenIn = (file: CodeFile, node: Node, name: string): boolean =>
  new RegExp(`^\\s*${name}\\s*(:[^=]+)?=[^=]`).test(file.text(node))

const isImport = ({ kind }: Statement): boolean => kind === 'Import' || kind === 'ImportFrom'

function speaksOf(file: CodeFile, trail: Trail, { words }: Sibling): boolean {
  const { kind, node } = trail.at(-1)!
  if (kind === 'Name' || kind === 'Attribute') return words.names(file.text(node))
  if (kind !== 'Constant' || !/^["']\w+["']$/.test(file.text(node))) return false
  return words.names(file.text(node))
}

interface Place {
  readonly node: Node
  readonly form: 'element' | 'statements'
  readonly list: readonly Node[]
}

const statementAround = (trail: Trail): Node =>
  trail.findLast(({ part, list }) => part === 'body' && list)?.node ?? trail[0]!.node

/** What is said again; undefined where nothing has to be, null where that is not known. */
function placeOf(file: CodeFile, trail: Trail, sibling: Sibling): Place | null | undefined {
  const within = trail.findLast(({ kind }) => kind === 'FunctionDef' || kind === 'ClassDef')
  const at = trail.findLastIndex(
    ({ part, list, kind }, index) =>
      (part === 'body' || part === 'otherwise' || index === 0) &&
      (list !== null || index === 0) &&
      kind !== 'ExceptHandler',
  )
  const { node, list } = trail[at]!
  const statement = node as unknown as Statement
  const siblings = list ?? file.tree.body
  // What a table says of itself in brackets, a constraint over its keys, is about its own rows.
  if (
    within?.kind === 'ClassDef' &&
    sibling.kin.others.has(within.node as unknown as ClassDef) &&
    !isOfParent(within.node, sibling)
  )
    return undefined
  const whole = wholeRowOf(file, trail, sibling)
  if (whole) return whole
  const element = trail.findLast(({ part, list: others }, index) => isElement(trail, index, part, others))
  const isMixed = element?.list?.some((one) => !sibling.words.names(file.text(one))) || element?.list?.length === 1
  if (element && statement.kind === 'ExpressionStatement' && namesBeside(file, statement, element.node, sibling))
    return { node: statement, form: 'statements', list: siblings }
  if (element && within?.kind !== 'FunctionDef' && isMixed)
    return { node: element.node, form: 'element', list: element.list! }
  const again = (): Place => ({ node: statement, form: 'statements', list: siblings })
  if (within?.kind === 'ClassDef') {
    if (isOfParent(within.node, sibling)) return again()
    return statement.kind === 'Assign' && sibling.words.names(file.text(statement.targets[0]!)) ? again() : null
  }
  if (statement.kind === 'ExpressionStatement') {
    if (!within || isRegistering(statement)) return again()
    return isTest(file.path) && isDeleting(file, statement, sibling) ? again() : isTest(file.path) ? undefined : null
  }
  if (statement.kind === 'Assign' && isOfSelf(statement) && sibling.words.names(file.text(statement.targets[0]!)))
    return again()
  if (statement.kind === 'Assign' && isDeleting(file, statement, sibling)) return run(statement, siblings, file)
  return isTest(file.path) || !within ? undefined : null
}

/** `"items": []`, where tests say of the whole of a row that it has none. */
function wholeRowOf(file: CodeFile, trail: Trail, { parents }: Sibling): Place | null {
  const entry = trail.at(-2)
  if (!isTest(file.path) || entry?.kind !== 'Entry' || entry.list === null || trail.at(-1)!.part !== 'key') return null
  const { key, value } = entry.node as unknown as { readonly key: Expression; readonly value: Expression }
  const isOfParent = [...parents].some((node) => ownFields({ file, node }).has(textOf(key) ?? ''))
  return isOfParent && value.kind === 'List' && value.items.length === 0
    ? { node: entry.node, form: 'element', list: entry.list }
    : null
}

/** Whether a statement speaks of the sibling outside of one part of it. */
const namesBeside = (file: CodeFile, { start, end }: Node, part: Node, { words }: Sibling): boolean =>
  words.names(file.tree.source.slice(start, part.start)) || words.names(file.tree.source.slice(part.end, end))

/** The class at the other end of a reference the new resource has as well. */
const isOfParent = (node: Node, { parents }: Sibling): boolean => parents.has(node as unknown as ClassDef)

/** One of several in brackets, but not of those of a type. */
const isElement = (trail: Trail, index: number, part: string, list: readonly Node[] | null): boolean =>
  (part === 'items' || part === 'entries') && list !== null && trail[index - 1]?.part !== 'index'

/** `router.include_router(items.router)` */
const isRegistering = ({ value }: ExpressionStatement): boolean => {
  const call = value as Call
  return (
    call.kind === 'Call' &&
    call.callee.kind === 'Attribute' &&
    /^(include_router|add_|register|mount)/.test(call.callee.name)
  )
}

/** `self.items = ItemRepository(session)` */
const isOfSelf = ({ targets: [target], value }: Assign): boolean =>
  value.kind === 'Call' && target?.kind === 'Attribute' && target.value.kind === 'Name' && target.value.id === 'self'

/** Rows of the sibling go before those they stand on. */
const isDeleting = (file: CodeFile, node: Node, { kin }: Sibling): boolean =>
  ([...nodesIn(node)] as unknown as Expression[]).some(
    (one) =>
      one.kind === 'Call' &&
      /(^|\.)delete$/.test(file.text(one.callee)) &&
      one.args.some((given) => file.text(given) === kin.model.node.name),
  )

/** `statement = delete(Item)` with `session.execute(statement)` behind it. */
function run(statement: Assign, list: readonly Node[], file: CodeFile): Place | null {
  const [target] = statement.targets
  if (target?.kind !== 'Name') return null
  const after = list.slice(list.indexOf(statement) + 1)
  const users = after.findIndex((one) => !new RegExp(`\\b${target.id}\\b`).test(file.text(one)))
  const used = (users < 0 ? after : after.slice(0, users)).filter(
    (one) => (one as Statement).kind === 'ExpressionStatement',
  )
  const last = used.at(0)
  return last ? { node: { start: statement.start, end: last.end }, form: 'statements', list } : null
}

function again(file: CodeFile, { node, form, list }: Place, renaming: Renaming): Splice {
  const { source } = file.tree
  const text = renaming.text(node)
  if (form === 'element') {
    const others = list.filter((one) => one !== node)
    const isOwnLine = others.every((one) => lineStart(source, one.start) !== lineStart(source, node.start))
    return inserted(
      file.path,
      node.end,
      isOwnLine ? `,${breakOf(source)}${indentOf(source, node.start)}${text}` : `, ${text}`,
    )
  }
  const end = lineEnd(source, node.end)
  return inserted(file.path, end, `${breakOf(source)}${indentOf(source, node.start)}${text}`)
}
