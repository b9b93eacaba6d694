import type { Call, Expression } from '../ast.ts'
import type { Code } from './code.ts'
import type { CodeCall, CodeFunction } from './file.ts'
import { keyword } from './names.ts'
import { type Reached, reach, start } from './reach.ts'

/** Where a function of a module is called by name; methods are not told apart, so they have no callers here. */
export function callersOf(code: Code, of: CodeFunction): readonly CodeCall[] {
  if (of.owner) return []
  const name = new RegExp(`\\b${of.node.name}\\b`)
  return code
    .mentioning(name)
    .flatMap((file) => file.calls)
    .filter(({ file, node, path }) => path !== null && name.test(path) && isThe(code, of, file, node))
}

function isThe(code: Code, of: CodeFunction, file: CodeCall['file'], { callee }: Call): boolean {
  return reach(code, start(file, callee, file.around(callee))).node === of.node
}

/** What a call gives to a parameter; undefined when it leaves it out, null when nobody can tell. */
export function givenTo(of: CodeFunction, name: string, call: Call): Expression | null | undefined {
  const named = keyword(call, name)
  if (named) return named
  if (call.keywords.some((one) => one.name === null) || call.args.some((one) => one.kind === 'Starred')) return null
  const at = of.node.parameters.findIndex((one) => one.name === name)
  return of.node.parameters[at]?.form === 'keyword-only' ? undefined : call.args[at]
}

/** What an expression comes down to, in each call of the function whose parameter it is. */
export function reachAll(code: Code, from: Reached, depth = 0): readonly Reached[] {
  const at = reach(code, from)
  const { node, within } = at
  if (node.kind !== 'Name' || !within || depth > 3) return [at]
  const parameter = within.node.parameters.find((one) => one.name === node.id)
  if (!parameter) return [at]
  const found = callersOf(code, within).flatMap((call): readonly Reached[] => {
    const given = givenTo(within, parameter.name, call.node) ?? parameter.default
    if (!given) return []
    const file = given === parameter.default ? within.file : call.file
    const step = { what: `\`${within.node.name}\` is called with it`, at: call.file.place(call.node) }
    return reachAll(code, { ...at, file, node: given, within: call.within, steps: [...at.steps, step] }, depth + 1)
  })
  if (found.length > 0) return found
  return parameter.default ? [reach(code, { ...at, node: parameter.default, within: null })] : [at]
}
