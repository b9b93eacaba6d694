import type { Assign, Call, ClassDef, Expression, If, Keyword, Node } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { escapePattern } from '../../../kernel/text.ts'
import { type Proposal, NO_PROPOSAL, sentence, together } from '../ground.ts'
import { breakOf, indentOf, inserted, lineEnd } from '../source/splice.ts'
import { typeOf } from '../source/type-of.ts'
import { type Copied, SEVERAL, mayHave } from './copied.ts'

/** Whether instances of a class are made by the program without the new field. */
export type LeftOut = (of: ClassDef, file: CodeFile) => boolean

/** `task.title = body.title`, with the condition around it where there is one. */
export function assigned(code: Code, file: CodeFile, of: AnyNode, copied: Copied, isLeftOut: LeftOut): Proposal {
  const inner = (node: AnyNode): boolean => file.around(node)?.node === (of as unknown)
  const body = [...nodesIn(of['body'])].filter((node) => (node.kind === 'If' || node.kind === 'Assign') && inner(node))
  const ifs = body.filter((node) => node.kind === 'If') as unknown as readonly If[]
  const set = new Set(body.flatMap((node) => setField(node as unknown as Assign) ?? []))
  if ([...set].filter((name) => copied.fields.has(name)).length < SEVERAL || set.has(copied.name))
    return conditional(code, file, ifs, copied)
  const found = body.filter((node) => isCopy(node as unknown as Assign, copied)) as unknown as readonly Assign[]
  return together([
    ...found
      .filter((one) => sidesOf(one).every((side) => mayHave(code, file, side, copied)))
      .map((one) => repeatedAssignment(code, file, one, { ifs, copied, isLeftOut })),
    conditional(code, file, ifs, copied),
  ])
}

interface Around {
  readonly ifs: readonly If[]
  readonly copied: Copied
  readonly isLeftOut: LeftOut
}

function repeatedAssignment(
  code: Code,
  file: CodeFile,
  node: Assign,
  { ifs, copied, isLeftOut }: Around,
): Partial<Proposal> {
  const around = ifs.filter((one) => one.start <= node.start && node.end <= one.end)
  const sole = around.find((one) => isSole(file, one, node, copied))
  // What is asked of the twin first may not be so of the new field.
  if (around.some((one) => one !== sole && mentions(file, one.test, copied.twin)))
    return notRepeated(file, node, copied)
  const from = node.value.kind === 'Attribute' ? typeOf(code, file, node.value.value) : null
  if (!sole && from && from.class !== copied.model && isLeftOut(from.class, from.file))
    return notRepeated(file, node, copied)
  return repeated(file, sole ?? node, node, copied, copied.twin)
}

const sidesOf = ({ value, targets: [target] }: Assign): readonly Expression[] =>
  [value, target].flatMap((one) => (one?.kind === 'Attribute' ? [one.value] : []))

const setField = (node: Assign): string | null =>
  node.kind === 'Assign' && node.targets.length === 1 && node.targets[0]!.kind === 'Attribute'
    ? node.targets[0]!.name
    : null

const isCopy = (node: Assign, { twin }: Copied): boolean =>
  setField(node) === twin && node.value.kind === 'Attribute' && node.value.name === twin

/** A condition on the twin with nothing else in it. */
const isSole = (file: CodeFile, one: If, node: Node, { twin }: Copied): boolean =>
  one.body.length === 1 &&
  one.body[0] === (node as unknown) &&
  one.otherwise.length === 0 &&
  !isElif(file, one) &&
  mentions(file, one.test, twin)

const isElif = (file: CodeFile, one: If): boolean => file.tree.source.startsWith('elif', one.start)

const mentions = (file: CodeFile, node: Node, name: string): boolean =>
  new RegExp(`\\b${escapePattern(name)}\\b`).test(file.text(node))

function notRepeated(file: CodeFile, node: Node, { twin, name }: Copied): Partial<Proposal> {
  const { line } = file.place(node)
  return { unknown: [`${file.path}:${line} sets \`${twin}\` in a way of its own; \`${name}\` is not set there`] }
}

const HANDING = /^(values|update|append)$/

/** `if body.title is not None: statement = statement.values(title=body.title)`, for several fields in one function. */
function conditional(code: Code, file: CodeFile, ifs: readonly If[], copied: Copied): Proposal {
  const handed = ifs.flatMap((one) => {
    const field = handedIn(file, one, copied)
    return field === null ? [] : [{ one, field }]
  })
  if (new Set(handed.map(({ field }) => field)).size < SEVERAL || handed.some(({ field }) => field === copied.name))
    return NO_PROPOSAL
  const ours = handed.filter(({ one, field }) => readsOf(one, field).every((of) => mayHave(code, file, of, copied)))
  const last = ours.find(({ field }) => field === copied.twin) ?? ours.at(-1)
  return last ? together([repeated(file, last.one, last.one, copied, last.field)]) : NO_PROPOSAL
}

/** The one field a condition hands on, and asks about. */
function handedIn(file: CodeFile, one: If, { fields }: Copied): string | null {
  const [only] = one.body
  if (one.body.length !== 1 || one.otherwise.length > 0 || isElif(file, one)) return null
  const value = only?.kind === 'Assign' || only?.kind === 'ExpressionStatement' ? only.value : null
  if (value?.kind !== 'Call') return null
  const { callee, keywords, args } = value as Call & { readonly keywords: readonly Keyword[] }
  const [given] = keywords
  const field = given?.name ?? null
  if (callee.kind !== 'Attribute' || !HANDING.test(callee.name) || keywords.length !== 1 || args.length > 0) return null
  if (field === null || !fields.has(field)) return null
  return readsOf(given!.value, field).length > 0 && readsOf(one.test, field).length > 0 ? field : null
}

/** What a field is read of. */
const readsOf = (node: Node, field: string): readonly Expression[] =>
  [...nodesIn(node)].flatMap((one) => {
    const read = one as unknown as Expression
    return read.kind === 'Attribute' && read.name === field ? [read.value] : []
  })

function repeated(file: CodeFile, whole: Node, node: Node, copied: Copied, field: string): Partial<Proposal> {
  const { source } = file.tree
  const said = file.text(whole).replaceAll(new RegExp(`\\b${escapePattern(field)}\\b`, 'g'), copied.name)
  const text = copied.mayBeFalse ? said.replace(/^(if [\w.]+):/, '$1 is not None:') : said
  const at = lineEnd(source, whole.end)
  return {
    splices: [inserted(file.path, at, `${breakOf(source)}${indentOf(source, whole.start)}${text}`)],
    sentences: [sentence(`\`${field}\` is set here by its name`, [file.place(node)])],
  }
}
