import type { Call } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { isCall, keyword } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { escapePattern } from '../../../kernel/text.ts'
import { type Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { lastOf } from '../source/spelling.ts'
import type { Splice } from '../source/splice.ts'
import { hasDefault } from './schema-field.ts'

/** Whether something makes an instance field by field, and is not told of the new field. */
export function isMadeWithout(code: Code, files: readonly CodeFile[], of: CodeClass, told: readonly Splice[]): boolean {
  const named = new RegExp(`\\b${escapePattern(of.node.name)}\\(`)
  return files
    .filter((file) => file.mentions(named))
    .some((file) => callsOf(code, file, of).some((call) => !isTold(file, call, told)))
}

const callsOf = (code: Code, file: CodeFile, { node }: CodeClass): readonly Call[] =>
  file.nodes.flatMap((one) => {
    const call = one as unknown as Call
    if (one.kind !== 'Call' || !file.text(call.callee).endsWith(node.name)) return []
    return reach(code, start(file, call.callee, file.around(call))).node === node ? [call] : []
  })

/** What is handed on as a whole, `Task(**row)`, may bring the field along. */
const isTold = (file: CodeFile, call: Call, told: readonly Splice[]): boolean =>
  call.keywords.some(({ name }) => name === null) ||
  told.some((splice) => splice.file === file.path && call.start < splice.start && splice.start < call.end)

/** Whether the order of its fields is the order of what it is made from, so that defaults have to stand last. */
export function isOrdered({ file, node }: CodeClass): boolean {
  const byDecorator = node.decorators.some((one) => {
    const path = file.pathOf(isCall(one) ? one.callee : one)
    return path !== null && lastOf(path) === 'dataclass' && !(isCall(one) && saysByName(file, one))
  })
  return byDecorator || node.bases.some((base) => lastOf(file.pathOf(base) ?? '') === 'NamedTuple')
}

const saysByName = (file: CodeFile, call: Call): boolean => {
  const given = keyword(call, 'kw_only')
  return given !== undefined && file.text(given) === 'True'
}

/** Whether a field of it, or of what it stands on, has a default already. */
export const anyDefault = (of: CodeClass, classes: Classes): boolean =>
  classes.lineage(of).some((one) => [...ownFields(one).values()].some(hasDefault))

/** Whether a class checks nothing of what its fields hold: plain data between layers. */
export const isUnchecked = (of: CodeClass): boolean =>
  isOrdered(of) || saysNoDefaults(of) || (of.node.bases.length === 0 && of.node.keywords.length === 0)

/** A `TypedDict` says what is there, and nothing in place of what is not. */
export const saysNoDefaults = ({ file, node }: CodeClass): boolean =>
  node.bases.some((base) => /^(TypedDict|Protocol)$/.test(lastOf(file.pathOf(base) ?? '')))
