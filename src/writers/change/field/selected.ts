import type { Call, ClassDef, Expression } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { type AnyNode, isCall, nodesIn, textOf } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { type Proposal, NO_PROPOSAL, sentence } from '../ground.ts'
import type { Splice } from '../source/splice.ts'
import { among } from './among.ts'
import { type Copied, SEVERAL } from './copied.ts'

/** Columns that are given one by one to a call: `select(Task.title.label("title"), ...)`, `group_by(Task.title, ...)`. */
export function selected(code: Code, file: CodeFile, call: Call, copied: Copied): Partial<Proposal> {
  const named = columnsOf(code, file, call, copied)
  const twin = named.find(({ field }) => field === copied.twin)
  if (!twin) return call.args.length > SEVERAL ? toldOfItself(file, call, copied) : NO_PROPOSAL
  const isSaid = isReadByName(file, call, twin, named, copied) || isGrouped(code, file, call, copied)
  const { line } = file.place(call)
  if (!isSaid)
    return {
      unknown: [`${file.path}:${line} names columns one by one; whether \`${copied.name}\` belongs there is not known`],
    }
  const text = file.text(twin.node).replaceAll(new RegExp(`\\b${copied.twin}\\b`, 'g'), copied.name)
  return {
    splices: [amongArguments(file, twin.node, call, text, copied)],
    sentences: [sentence(`\`${copied.twin}\` is named here among the columns`, [file.place(twin.node)])],
  }
}

const LOADED = /^(load_only|undefer)$/

/** Whether rows are read by names: as the columns are labelled, or as all columns of a table are given and nobody counts them. */
function isReadByName(file: CodeFile, call: Call, twin: Named, named: readonly Named[], { fields }: Copied): boolean {
  if (twin.label !== null || LOADED.test(nameOf(call))) return true
  if (nameOf(call) === 'group_by' || new Set(named.map(({ field }) => field)).size < fields.size) return false
  const within = file.around(call)
  return within !== null && ![...nodesIn(within.node.body)].some(isTakenApart)
}

/** `for title, notes in rows`, `title, notes = row`, `row[1]` */
const isTakenApart = (node: AnyNode): boolean => {
  const target = (node['target'] ?? (node['targets'] as readonly unknown[] | undefined)?.[0]) as Expression | undefined
  if (target?.kind === 'Tuple') return true
  const clauses = (node.kind === 'Comprehension' ? node['clauses'] : []) as readonly { readonly target: Expression }[]
  if (clauses.some((one) => one.target.kind === 'Tuple')) return true
  return node.kind === 'Subscript' && /^\d+$/.test(String((node['index'] as { value?: unknown } | null)?.value))
}

const nameOf = ({ callee }: Call): string =>
  callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''

interface Named {
  readonly node: Expression
  readonly field: string
  readonly label: string | null
}

/** The arguments that are columns of the table, where they are several and the new one is not among them. */
function columnsOf(code: Code, file: CodeFile, call: Call, { model, fields, name }: Copied): readonly Named[] {
  const named = call.args.flatMap((node) => columnIn(node, fields) ?? [])
  if (named.length < SEVERAL || named.some(({ field }) => field === name)) return []
  return named.filter(({ of }) => isModel(code, file, of, model))
}

/** Classes are known by names of their module. */
const isModel = (code: Code, file: CodeFile, of: Expression, model: ClassDef): boolean =>
  reach(code, start(file, of, null)).node === model

/** `Task.title`, `Task.title.label("title")` */
function columnIn(node: Expression, fields: ReadonlySet<string>): (Named & { readonly of: Expression }) | null {
  if (node.kind === 'Attribute' && node.value.kind === 'Name' && fields.has(node.name))
    return { node, field: node.name, label: null, of: node.value }
  if (!isCall(node) || node.callee.kind !== 'Attribute' || node.callee.name !== 'label') return null
  const inner = columnIn(node.callee.value, fields)
  const label = node.args[0] ? textOf(node.args[0]) : null
  return inner && label !== null ? { ...inner, node, label } : null
}

/** What is selected by name is grouped by, too. */
function isGrouped(code: Code, file: CodeFile, call: Call, copied: Copied): boolean {
  const within = file.around(call)
  if (nameOf(call) !== 'group_by' || !within) return false
  return [...nodesIn(within.node.body)].some(
    (node) => node.kind === 'Call' && isGiven(code, file, node as unknown as Call, copied),
  )
}

function isGiven(code: Code, file: CodeFile, call: Call, copied: Copied): boolean {
  const named = columnsOf(code, file, call, copied)
  const twin = named.find(({ field }) => field === copied.twin)
  return twin !== undefined && isReadByName(file, call, twin, named, copied)
}

/** What a row says of itself in `__repr__`, by names of columns. */
function toldOfItself(file: CodeFile, call: Call, copied: Copied): Partial<Proposal> {
  const { twin, name, fields, model } = copied
  const within = file.around(call)
  if (within?.node.name !== '__repr__' || within.owner !== model) return NO_PROPOSAL
  const texts = call.args.map((one) => textOf(one))
  const at = texts.indexOf(twin)
  if (at < 0 || texts.includes(name) || texts.filter((text) => text !== null && fields.has(text)).length < SEVERAL)
    return NO_PROPOSAL
  const node = call.args[at]!
  return {
    splices: [amongArguments(file, node, call, file.text(node).replace(twin, name), copied)],
    sentences: [sentence(`\`${twin}\` is what a row says of itself`, [file.place(node)])],
  }
}

function amongArguments(file: CodeFile, twin: Expression, { args }: Call, text: string, copied: Copied): Splice {
  const members = args.map((node) => ({ node, name: columnIn(node, copied.fields)?.field ?? textOf(node) }))
  return among(file, members[args.indexOf(twin)]!, members, { ...copied, text })
}
