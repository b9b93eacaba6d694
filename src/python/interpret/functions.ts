import type { FunctionDef, Lambda, Parameter } from '../ast.ts'
import { newScope } from '../values/scope.ts'
import { NONE, alternatives, mapping, sequence, setItem, text, tuple, unknown } from '../values/make.ts'
import type { CallOf, FunctionValue, Option, Value } from '../values/value.ts'
import { evaluateAnnotation, returnType } from './annotations.ts'
import { evaluate } from './expressions.ts'
import { type Frame, site } from './frame.ts'
import { type Machine, Unwinding } from './machine.ts'
import { runBlock } from './statements.ts'
import { symbolic } from './symbolic.ts'

/** The function object a `def` makes, before decorators. */
export function defineFunction(node: FunctionDef, frame: Frame): FunctionValue {
  const made = functionValue(node, node.name, frame)
  // In a loop the names an annotation uses change before it would be read.
  if (frame.loops > 0) {
    for (const parameter of node.parameters) if (parameter.annotation) made.annotations.set(parameter.name, evaluateAnnotation(parameter.annotation, frame))
    if (node.returns) made.annotations.set('return', evaluateAnnotation(node.returns, frame))
  }
  return made
}

export function defineLambda(node: Lambda, frame: Frame): FunctionValue {
  return functionValue(node, '<lambda>', frame)
}

function functionValue(node: FunctionDef | Lambda, name: string, frame: Frame): FunctionValue {
  const defaults = new Map<string, Value>()
  for (const parameter of node.parameters) if (parameter.default) defaults.set(parameter.name, evaluate(parameter.default, frame))
  return { kind: 'function', name, node, site: site(frame, node), scope: frame.scope, defaults, annotations: new Map(), owner: null, wrapped: null, attributes: new Map(), decorators: [] }
}

/** Runs a function of the project. */
export function callFunction(of: FunctionValue, given: CallOf, machine: Machine, self: Value | null): Value {
  if (machine.stack.length >= machine.bounds.depth) return unknown(`${of.name}() is too deep to follow`, given.site)
  if (machine.stack.filter((call) => call.function.node === of.node).length >= 3) return unknown(`${of.name}() calls itself`, given.site)
  const conditions = machine.conditions.length
  machine.stack.push({ function: of, site: given.site })
  try {
    return runFunction(of, given, machine, self)
  } finally {
    machine.stack.pop()
    machine.conditions.length = conditions
  }
}

function runFunction(of: FunctionValue, given: CallOf, machine: Machine, self: Value | null): Value {
  const scope = newScope('function', of.scope)
  bindParameters(of, given, machine, scope.variables as Map<string, Value>)
  const generator = of.node.kind === 'FunctionDef' && of.node.generator
  const frame: Frame = {
    machine, module: of.site.module, scope, function: of, self: self ?? firstArgument(of, given), returns: [],
    yields: generator ? [] : null, raised: null, loops: 0, ...(of.site.module.file === '' ? { calledFrom: given.site } : {}),
  }
  if (of.node.kind === 'Lambda') return evaluate(of.node.body, frame)
  const completion = runBlock(of.node.body, frame)
  if (machine.unwinds && completion === 'raise' && frame.returns.length === 0 && !frame.yields?.length && !isAbstract(frame.raised)) throw new Unwinding(frame.raised ?? unknown('an exception'))
  const result = frame.yields ? sequence('iterator', frame.yields) : resultOf(frame, completion === 'next')
  machine.observer?.onReturn?.(of, result)
  return result.kind === 'unknown' ? typedResult(of, result, machine) : result
}

/** A method that only says it must be written elsewhere ends nothing. */
const isAbstract = (raised: Value | null): boolean => isNotImplemented(raised?.kind === 'instance' ? raised.class : raised)
const isNotImplemented = (type: Value | null | undefined): boolean => type?.kind === 'external' && type.path === 'builtins.NotImplementedError'

const firstArgument = (of: FunctionValue, given: CallOf): Value | null => (of.owner ? (given.args[0] ?? null) : null)

function resultOf(frame: Frame, fallsThrough: boolean): Value {
  const options: Option[] = [...frame.returns]
  if (fallsThrough) options.push({ value: NONE, condition: null })
  if (options.length === 0) return unknown('a function that always raises')
  return alternatives(options)
}

/** What a function returns by its annotation, when its body does not tell. */
function typedResult(of: FunctionValue, result: Value & { kind: 'unknown' }, machine: Machine): Value {
  const type = returnType(of, machine)
  if (!type || type.kind === 'unknown') return result
  const made = symbolic(type, machine, result.labels)
  return made.kind === 'unknown' ? result : made
}

function bindParameters(of: FunctionValue, given: CallOf, machine: Machine, into: Map<string, Value>): void {
  const keywords = new Map(given.keywords)
  let position = 0
  for (const parameter of of.node.parameters) {
    if (parameter.form === 'var-positional') {
      into.set(parameter.name, tuple(given.args.slice(position), given.open))
      position = given.args.length
    } else if (parameter.form === 'var-keyword') {
      into.set(parameter.name, restOf(keywords, given.open))
    } else {
      const positional = parameter.form !== 'keyword-only' && position < given.args.length
      into.set(parameter.name, positional ? given.args[position++]! : byName(of, parameter, keywords, given, machine))
      if (positional && parameter.form === 'ordinary') keywords.delete(parameter.name)
    }
  }
}

function byName(of: FunctionValue, parameter: Parameter, keywords: Map<string, Value>, given: CallOf, machine: Machine): Value {
  const value = keywords.get(parameter.name)
  keywords.delete(parameter.name)
  if (value) return value
  if (given.open) return unknown(`argument ${parameter.name} may come from unknown arguments`, given.site)
  void machine
  return of.defaults.get(parameter.name) ?? unknown(`argument ${parameter.name} is not given`, given.site)
}

function restOf(keywords: ReadonlyMap<string, Value>, open: boolean): Value {
  const result = mapping([], open)
  for (const [name, value] of keywords) setItem(result, text(name), value)
  return result
}

