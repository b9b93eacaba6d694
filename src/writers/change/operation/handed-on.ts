import type { Call, ClassDef, Expression, Parameter } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, namesIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import type { Received } from './body.ts'
import { type RowChange, rowChange } from './row.ts'

/** A function that a handler hands what it received on to, and that changes a row with it. */
export interface HandedOn {
  readonly call: Call
  /** The argument that is handed on. */
  readonly argument: { readonly start: number; readonly end: number }
  readonly to: CodeFunction
  readonly parameter: Parameter
  readonly change: RowChange
}

/** Null where a handler does anything else with what it received, or hands it on to what cannot be told. */
export function handedOn(
  code: Code,
  handler: CodeFunction,
  body: Received,
  { model, column }: { readonly model: ClassDef; readonly column: string },
): HandedOn | null {
  const { name } = body.parameter
  const uses = namesIn(handler.node.body).filter(({ id }) => id === name)
  const [use] = uses
  if (uses.length !== 1 || !use) return null
  const isIt = (value: Expression): boolean => value.kind === 'Name' && value.start === use.start
  const call = callsIn(handler.node.body).find(
    ({ args, keywords }) => args.some(isIt) || keywords.some(({ value }) => isIt(value)),
  )
  if (!call) return null
  const { node } = reach(code, start(handler.file, call.callee, handler.file.around(call)))
  const to = node.kind === 'FunctionDef' ? code.functionsNamed(node.name).find((one) => one.node === node) : undefined
  if (!to) return null
  const given = call.keywords.find(({ value }) => isIt(value))
  const skipped = to.owner ? 1 : 0
  const parameter = given
    ? to.node.parameters.find((one) => one.name === given.name)
    : to.node.parameters[call.args.findIndex(isIt) + skipped]
  const change = parameter ? rowChange(code, to, { body: parameter, model, column }) : null
  return parameter && change ? { call, argument: given ?? use, to, parameter, change } : null
}
