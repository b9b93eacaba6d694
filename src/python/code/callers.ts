import type { Call, Expression } from '../ast.ts'
import type { Code } from './code.ts'
import type { CodeCall, CodeFunction } from './file.ts'
import { keyword } from './names.ts'
import { type Reached, reach, start } from './reach.ts'

/** Where a function is called by name, a constructor by its class, a method when no other has its name. */
export function callersOf(code: Code, of: CodeFunction): readonly CodeCall[] {
  const isConstructor = of.owner !== null && of.node.name === '__init__'
  const name = isConstructor ? of.owner!.name : of.node.name
  if (of.owner && !isConstructor && !isOnly(code, of)) return []
  const mentioned = new RegExp(`\\b${name}\\b`)
  const target = isConstructor ? of.owner : of.node
  return code
    .mentioning(mentioned)
    .flatMap((file) => file.calls)
    .filter(({ file, node, path }) => {
      if (of.owner && !isConstructor) return node.callee.kind === 'Attribute' && node.callee.name === name
      return (
        path !== null &&
        mentioned.test(path) &&
        reach(code, start(file, node.callee, file.around(node))).node === target
      )
    })
}

const isOnly = (code: Code, { node: { name } }: CodeFunction): boolean =>
  !name.startsWith('__') &&
  code.functions(new RegExp(`\\bdef ${name}\\b`)).filter((one) => one.node.name === name).length === 1

/** What a call gives to a parameter; undefined when it leaves it out, null when nobody can tell. */
export function givenTo(of: CodeFunction, name: string, call: Call): Expression | null | undefined {
  const named = keyword(call, name)
  if (named) return named
  if (call.keywords.some((one) => one.name === null) || call.args.some((one) => one.kind === 'Starred')) return null
  const { parameters } = of.node
  const at = parameters.findIndex((one) => one.name === name)
  const bound = of.owner && /^(self|cls)$/.test(parameters[0]?.name ?? '') ? 1 : 0
  return parameters[at]?.form === 'keyword-only' ? undefined : call.args[at - bound]
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
