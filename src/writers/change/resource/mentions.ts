import type {
  Attribute,
  Call,
  Comparison,
  Constant,
  Expression,
  Keyword,
  Name,
  Node,
  Parameter,
} from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { reach, start } from '../../../python/code/reach.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { typeOf } from '../source/type-of.ts'
import type { Sibling } from './sibling.ts'
import { type Step, type Trail, trailsIn } from './trails.ts'

/** A place that speaks of a field of the sibling. */
export interface Mention {
  readonly field: string
  readonly trail: Trail
}

/** Where a definition speaks of fields that are the sibling's own. */
export function mentionsIn(code: Code, file: CodeFile, root: Node, sibling: Sibling): readonly Mention[] {
  const found: Mention[] = []
  for (const trail of trailsIn(root)) {
    const field = fieldOf(code, file, trail, sibling)
    if (field !== null && !isOfOthers(file, trail, sibling)) found.push({ field, trail })
  }
  return found
}

function fieldOf(code: Code, file: CodeFile, trail: Trail, sibling: Sibling): string | null {
  const { kind, node } = trail.at(-1)!
  const named = nameIn(kind, node)
  if (named !== null && kind === 'Constant' && isCheck(trail)) return checkedIn(named, sibling)
  if (named === null || !sibling.own.has(named)) return null
  switch (kind) {
    case 'Attribute':
      return isOfSibling(code, file, (node as unknown as Attribute).value, sibling) ? named : null
    case 'Keyword':
      return isHandedOn(code, file, trail, sibling) ? named : null
    case 'Name':
      return file.names.has(named) ? null : named
    case 'Constant':
      return isKey(trail) ? named : null
    default:
      return named
  }
}

/** `CheckConstraint("stars BETWEEN 1 AND 5")` */
function isCheck(trail: Trail): boolean {
  const { callee } = (trail.at(-2)?.node ?? {}) as unknown as Partial<Call>
  const name = callee?.kind === 'Attribute' ? callee.name : callee?.kind === 'Name' ? callee.id : ''
  return name === 'CheckConstraint' && trail.at(-1)!.part === 'args'
}

/** A column of the sibling's own that SQL speaks of. */
const checkedIn = (sql: string, { columns }: Sibling): string | null =>
  [...columns].find((one) => new RegExp(`\\b${one}\\b`).test(sql)) ?? null

/** The name itself, where it stands. */
export function tokenOf({ kind, node }: Step): Node {
  const { start, end } = node
  const { length } = nameIn(kind, node) ?? ''
  if (kind === 'Attribute') return { start: end - length, end }
  if (kind === 'Keyword' || kind === 'Parameter') return { start, end: start + length }
  return kind === 'Constant' ? { start: end - 1 - length, end: end - 1 } : { start, end }
}

function nameIn(kind: string, node: AnyNode): string | null {
  if (kind === 'Attribute' || kind === 'Keyword' || kind === 'Parameter')
    return (node as unknown as Attribute | Keyword | Parameter).name
  if (kind === 'Name') return (node as unknown as Name).id
  if (kind !== 'Constant') return null
  const { type, value } = node as unknown as Constant
  return type === 'str' ? String(value) : null
}

/** Whether something may be a row of the sibling, or what is said of one: whatever is not told to be something else. */
function isOfSibling(code: Code, file: CodeFile, of: Expression, { classes, words, isOther }: Sibling): boolean {
  const type = typeOf(code, file, of)
  if (type) return classes.has(type.class)
  const text = file.text(of)
  if (words.names(text)) return true
  if (of.kind === 'Name') {
    const path = file.imports.find(({ name }) => name === of.id)
    if (path && path.file === null) return false
  }
  const reached = reach(code, start(file, of, file.around(of))).node
  if (reached.kind === 'ClassDef') return classes.has(reached)
  return !isOther(text)
}

/** What calls of a database are given by name are fields. */
const BY_NAME = /^(values|filter_by|update|model_copy|sqlmodel_update|dict|replace|_replace)$/

function isHandedOn(code: Code, file: CodeFile, trail: Trail, { classes, isOther, words }: Sibling): boolean {
  const call = trail.at(-2)?.node as unknown as Call
  if (call?.kind !== 'Call') return false
  const { callee } = call
  const name = callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''
  if (BY_NAME.test(name)) return true
  const reached = reach(code, start(file, callee, file.around(call))).node
  if (reached.kind === 'ClassDef') return classes.has(reached)
  const text = file.text(callee)
  if (reached.kind === 'FunctionDef' || words.names(text)) return !isOther(text)
  const first = /^\w+/.exec(text)?.[0] ?? ''
  const from = file.imports.find((one) => one.name === first)
  return callee.kind === 'Attribute' && from?.file !== null && !isOther(text)
}

/** `{"title": ...}`, `row["title"]`, `["title", "notes"]`, `getattr(row, "title")`, `"title" in row` */
function isKey(trail: Trail): boolean {
  const { part, node } = trail.at(-1)!
  const around = trail.at(-2)
  if (part === 'key' || part === 'items') return true
  if (part === 'operands') return isSought(around?.node as unknown as Comparison, node)
  if (part === 'index') return around?.kind === 'Subscript' && !/^(annotation|returns)$/.test(around.part)
  return part === 'args' && around?.kind === 'Call'
}

const isSought = ({ operands: [first], operators }: Comparison, { start }: Node): boolean =>
  first?.start === start && /^(not )?in$/i.test(operators[0] ?? '')

/** A statement about another thing speaks of the fields of that one. */
function isOfOthers(file: CodeFile, trail: Trail, { isOther, words }: Sibling): boolean {
  const { kind } = trail.at(-1)!
  if (kind !== 'Constant' || !isTest(file.path)) return false
  const statement = trail.findLast(({ part, list }) => part === 'body' && list !== null) ?? trail[0]!
  // `Permission.view_user` is a member of a choice, and no user.
  const text = file
    .text(statement.node)
    .replaceAll(/\b([A-Z]\w*)\.\w+/g, (whole, of: string) => (isOther(of) ? whole : of))
  return isOther(text) && !words.names(text)
}
