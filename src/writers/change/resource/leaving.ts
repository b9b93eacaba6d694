import type { Operation } from '../../../model/index.ts'
import type { ClassDef, Node } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { callsIn } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { isPath } from '../operation/asking.ts'
import { asksOthers, fieldTested } from './about.ts'
import type { Keeping, LeftOut } from './keeping.ts'
import type { Part } from './parts.ts'
import type { Reading } from './reading.ts'
import type { Sibling } from './sibling.ts'

/** What is of another resource, and what does something of the sibling's own. */
export function firstLeftOut(
  readings: readonly Reading[],
  { kin, words, isOther, extra, basic, own, parents }: Sibling,
  handlers: ReadonlyMap<Node, Operation>,
  code: Code,
  { isOwn, hasLike }: Pick<Keeping, 'isOwn'> & { hasLike(field: string): boolean },
): readonly LeftOut[] {
  const all = [...basic.map(({ operation }) => operation), ...extra]
  const strangers = new Set(
    [...new Set(readings.map(({ part }) => part.file))].filter((file) => asksOthers(code, file, all, words)),
  )
  const operations = basic.map(({ operation }) => operation)
  return readings.flatMap(({ part, problem }): readonly LeftOut[] => {
    const { node, file, name } = part
    const operation = handlers.get(node)
    if (operation && extra.includes(operation)) return [{ part, because: `${operation.id} is an operation of its own` }]
    const foundBy = operation && [...own].find((field) => operation.path.includes(`{${field}}`))
    if (foundBy) return [{ part, because: `rows are found by \`${foundBy}\`, which is its own` }]
    if (node.kind === 'ClassDef' && kin.others.has(node) && !kin.lineage.some((one) => one.node === node))
      return [{ part, because: OF_OTHERS }]
    // Tests prepare what the new resource belongs to as well.
    const isCalledOther = name !== null && part.within === null && isOther(name) && !words.names(name)
    // `of_book`, in the services of reviews: what it finds are reviews, or the book they belong to. `CurrentUser = ...`: who
    // asks for them.
    const isAboutOwn =
      isOwn(part) && (node.kind === 'FunctionDef' ? speaksOfAny([kin.model.node, ...parents], part) : isValue(node))
    if (isCalledOther && !isTest(file.path) && !isAboutOwn) return [{ part, because: OF_OTHERS }]
    const isTestFunction = name?.startsWith('test') === true && isTest(file.path)
    if (isTestFunction && strangers.has(file)) return [{ part, because: OF_OTHERS }]
    const about = fieldTested(part, { own, words }, hasLike)
    if (about) return [{ part, because: `it is about \`${about}\`` }]
    const isStranger = isTestFunction && !isOwn(part) && !asksOf(code, part, operations)
    if (isStranger && !readings.some((one) => one.part !== part && isNamedIn(one.part, part)))
      return [{ part, because: OF_OTHERS }]
    if (isTest(file.path) && part.within === null && isInClassOfOthers(file, node, { words, isOther }))
      return [{ part, because: OF_OTHERS }]
    if (!problem) return []
    const { line } = file.place(problem)
    const text = file.text(problem).split('\n')[0]!
    return [{ part, because: `${file.path}:${line} does something with \`${text}\` that is its own` }]
  })
}

/** `case_type` of a `CaseFactory`: a method about another thing that leads to the sibling. */
const isInClassOfOthers = (
  file: CodeFile,
  node: Node,
  { words, isOther }: Pick<Sibling, 'words' | 'isOther'>,
): boolean =>
  file.classes.some((one) => one.body.some((inner) => inner === node) && isOther(one.name) && !words.names(one.name))

const isValue = ({ kind }: Part['node']): boolean => kind === 'Assign' || kind === 'AnnotatedAssign'

/** Whether a definition speaks of another one. */
const isNamedIn = ({ name }: Part, other: Part): boolean => name !== null && speaksOf(name, other)

const speaksOfAny = (classes: readonly ClassDef[], part: Part): boolean =>
  classes.some(({ name }) => speaksOf(name, part))

const speaksOf = (name: string, { node, file }: Part): boolean =>
  new RegExp(`(?<![\\w"'])${name}(?!\\w)`).test(file.text(node))

export const OF_OTHERS = 'it is of something else'

/** A test that asks one of some operations by its path. */
export function asksOf(code: Code, { node, file }: Part, operations: readonly Operation[]): boolean {
  if (operations.length === 0 || !isTest(file.path) || node.kind !== 'FunctionDef') return false
  const calls = callsIn(node.body)
  return calls.some(({ callee, args: [first] }) => {
    if (callee.kind !== 'Attribute' || (first?.kind !== 'Constant' && first?.kind !== 'JoinedString')) return false
    return operations.some(({ method, path }) => method === callee.name && isPath(code, file, first, path))
  })
}
