import type {
  Assign,
  Call,
  ClassDef,
  Dict,
  Expression,
  If,
  Keyword,
  List,
  Node,
  SetDisplay,
  Tuple,
} from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn, textOf } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { mentionedFor, typeOf } from '../source/type-of.ts'
import { escapePattern } from '../../../kernel/text.ts'
import { type Proposal, NO_PROPOSAL, sentence, together } from '../ground.ts'
import { lineEnd, indentOf, inserted, breakOf, lineStart } from '../source/splice.ts'

/** What is copied field by field, and for which table. */
export interface Copied {
  /** The field that is copied already. */
  readonly twin: string
  readonly name: string
  /** All fields of the table. */
  readonly fields: ReadonlySet<string>
  /** Classes whose fields they are: calls of them are copies. */
  readonly classes: ReadonlySet<ClassDef>
  /** Classes that map other tables. */
  readonly others: ReadonlySet<ClassDef>
}

/** A place names the fields of a table one by one where it names this many. */
const SEVERAL = 2

/** Places that copy the fields of a table one by one, with the new one among them. */
export function copies(code: Code, copied: Copied): Proposal {
  const mentioned = new RegExp(`\\b${escapePattern(copied.twin)}\\b`)
  return together(code.mentioning(mentioned).map((file) => copiesIn(code, file, copied)))
}

function copiesIn(code: Code, file: CodeFile, copied: Copied): Proposal {
  return together(
    file.nodes.map((node): Partial<Proposal> => {
      if (node.kind === 'Call') return inCall(code, file, node as unknown as Call, copied)
      if (node.kind === 'Dict') return inDict(code, file, node as unknown as Dict, copied)
      if (node.kind === 'FunctionDef') return assignments(code, file, node, copied)
      if (node.kind === 'List' || node.kind === 'Tuple' || node.kind === 'Set')
        return listed(file, node as unknown as List | Tuple | SetDisplay, copied)
      return NO_PROPOSAL
    }),
  )
}

/** `Task(title=body.title, owner_id=...)` */
function inCall(code: Code, file: CodeFile, call: Call, copied: Copied): Partial<Proposal> {
  const given = call.keywords.find(({ name }) => name === copied.twin)
  if (!given || call.keywords.some(({ name }) => name === copied.name)) return NO_PROPOSAL
  if (call.keywords.filter(({ name }) => name !== null && copied.fields.has(name)).length < SEVERAL) return NO_PROPOSAL
  const made = reach(code, start(file, call.callee, file.around(call))).node
  const isOurs = made.kind === 'ClassDef' && copied.classes.has(made)
  if (!isOurs && !/^(values|update|sqlmodel_update|model_copy|dict)$/.test(nameOf(call.callee))) return NO_PROPOSAL
  const value = copyOf(code, file, given.value, copied)
  if (value === null) return notCopied(file, given, copied)
  return {
    splices: [behind(file, given, call.keywords, `${copied.name}=${value}`)],
    sentences: [sentence(`\`${copied.twin}\` is handed on here by its name`, [file.place(given)])],
  }
}

const nameOf = (callee: Expression): string =>
  callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''

/** `{"title": task.title, "state": task.state}` */
function inDict(code: Code, file: CodeFile, dict: Dict, copied: Copied): Partial<Proposal> {
  const keys = dict.entries.map(({ key }) => (key ? textOf(key) : null))
  const at = keys.indexOf(copied.twin)
  if (at < 0 || keys.includes(copied.name)) return NO_PROPOSAL
  if (keys.filter((key) => key !== null && copied.fields.has(key)).length < SEVERAL) return NO_PROPOSAL
  const { key, value } = dict.entries[at]!
  const copy = copyOf(code, file, value, copied)
  if (!key || copy === null) return NO_PROPOSAL
  const written = file.text(key).replace(copied.twin, copied.name)
  const nodes = dict.entries.map((one) => ({ start: (one.key ?? one.value).start, end: one.value.end }))
  return {
    splices: [behind(file, nodes[at]!, nodes, `${written}: ${copy}`)],
    sentences: [sentence(`\`${copied.twin}\` is told here by its name`, [file.place(key)])],
  }
}

/** The same of the new field: `body.title` is `body.priority`. Null where the twin is made of something else. */
function copyOf(code: Code, file: CodeFile, value: Expression, copied: Copied): string | null {
  const read = [...nodesIn(value)].filter(
    (node) => node.kind === 'Attribute' && (node as unknown as { name: string }).name === copied.twin,
  )
  if (read.length !== 1) return null
  const [one] = read as unknown as readonly (Node & { readonly value: Expression })[]
  if (!mayHave(code, file, one!.value, copied)) return null
  return `${file.text(one!.value)}.${copied.name}`
}

/** Whether something has the new field, as far as its class is told. */
function mayHave(code: Code, file: CodeFile, of: Expression, { classes, others }: Copied): boolean {
  const type = typeOf(code, file, of)
  if (type) return classes.has(type.class)
  const mentioned = mentionedFor(code, file, of)
  return mentioned.some((one) => classes.has(one)) || !mentioned.some((one) => others.has(one))
}

/** A twin that is handed on as something else may be for the new field, too: somebody has to look. */
function notCopied(file: CodeFile, given: Keyword, copied: Copied): Partial<Proposal> {
  const { line } = file.place(given)
  return {
    unknown: [`${file.path}:${line} hands on \`${file.text(given)}\`; \`${copied.name}\` is not handed on there`],
  }
}

/** Behind one of several that stand in one line or in lines of their own. */
function behind(file: CodeFile, one: Node, all: readonly Node[], text: string) {
  const { source } = file.tree
  const others = all.filter((other) => other !== one)
  const ownLine =
    others.length > 0 && others.every((other) => lineStart(source, other.start) !== lineStart(source, one.start))
  const gap = ownLine ? `,${breakOf(source)}${indentOf(source, one.start)}` : ', '
  return inserted(file.path, one.end, `${gap}${text}`)
}

/** `task.title = body.title`, with the condition around it where there is one. */
function assignments(code: Code, file: CodeFile, of: AnyNode, copied: Copied): Proposal {
  const body = [...nodesIn(of['body'])]
  const ifs = body.filter((node) => node.kind === 'If') as unknown as readonly If[]
  const found = body.filter((node) => isCopy(node as unknown as Assign, copied)) as unknown as readonly Assign[]
  const set = new Set(body.flatMap((node) => setField(node as unknown as Assign) ?? []))
  if ([...set].filter((name) => copied.fields.has(name)).length < SEVERAL || set.has(copied.name)) return NO_PROPOSAL
  const ours = found.filter(({ value, targets: [target] }) => {
    const sides = [value, target].flatMap((one) => (one?.kind === 'Attribute' ? [one.value] : []))
    return sides.every((side) => mayHave(code, file, side, copied))
  })
  return together(ours.map((node) => repeated(file, ifs.find((one) => isAround(one, node)) ?? node, node, copied)))
}

const setField = (node: Assign): string | null =>
  node.kind === 'Assign' && node.targets.length === 1 && node.targets[0]!.kind === 'Attribute'
    ? node.targets[0]!.name
    : null

const isCopy = (node: Assign, { twin }: Copied): boolean =>
  setField(node) === twin && node.value.kind === 'Attribute' && node.value.name === twin

/** A condition with nothing else in it. */
const isAround = (one: If, node: Assign): boolean =>
  one.body.length === 1 && one.body[0] === (node as unknown) && one.otherwise.length === 0

function repeated(file: CodeFile, whole: Node, node: Assign, copied: Copied): Partial<Proposal> {
  const { source } = file.tree
  const text = file.text(whole).replaceAll(new RegExp(`\\b${escapePattern(copied.twin)}\\b`, 'g'), copied.name)
  const at = lineEnd(source, whole.end)
  return {
    splices: [inserted(file.path, at, `${breakOf(source)}${indentOf(source, whole.start)}${text}`)],
    sentences: [sentence(`\`${copied.twin}\` is set here by its name`, [file.place(node)])],
  }
}

/** Names of columns in a list may be what is searched, sorted or shown: nobody can tell whether the new one belongs there. */
function listed(file: CodeFile, { items, ...node }: List | Tuple | SetDisplay, copied: Copied): Partial<Proposal> {
  const texts = items.map((item) => textOf(item))
  if (!texts.includes(copied.twin) || texts.includes(copied.name)) return NO_PROPOSAL
  if (texts.filter((text) => text !== null && copied.fields.has(text)).length < SEVERAL) return NO_PROPOSAL
  return {
    unknown: [
      `${file.path}:${file.place(node).line} lists columns by name; whether \`${copied.name}\` belongs there is not known`,
    ],
  }
}
