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
    for (const parameter of node.parameters)
      if (parameter.annotation) made.annotations.set(parameter.name, evaluateAnnotation(parameter.annotation, frame))
    if (node.returns) made.annotations.set('return', evaluateAnnotation(node.returns, frame))
  }
  return made
}

export function defineLambda(node: Lambda, frame: Frame): FunctionValue {
  return functionValue(node, '<lambda>', frame)
}

function functionValue(node: FunctionDef | Lambda, name: string, frame: Frame): FunctionValue {
  const defaults = new Map<string, Value>()
  for (const parameter of node.parameters)
    if (parameter.default) defaults.set(parameter.name, evaluate(parameter.default, frame))
  return {
    kind: 'function',
    name,
    node,
    site: site(frame, node),
    scope: frame.scope,
    defaults,
    annotations: new Map(),
    owner: null,
    wrapped: null,
    attributes: new Map(),
    decorators: [],
  }
}

/** Runs a function of the project. */
export function callFunction(of: FunctionValue, given: CallOf, machine: Machine, self: Value | null): Value {
  if (machine.stack.length >= machine.bounds.depth) return unknown(`${of.name}() is too deep to follow`, given.site)
  const kept = keptResult(of, given)
  if (kept) return kept
  if (callsItself(of, machine)) return unknown(`${of.name}() calls itself`, given.site)
  machine.observer?.onEnter?.(of, given)
  const conditions = machine.conditions.length
  // A property that is read on nobody's line has no call site; what it does still happens somewhere.
  machine.stack.push({ function: of, site: given.site ?? of.site })
  try {
    const result = runFunction(of, given, machine, self)
    if (keepsResult(of, given)) results.set(of, result)
    return result
  } finally {
    machine.stack.pop()
    machine.conditions.length = conditions
  }
}

/** The same function thrice; wrappers made by one function are several, and may wrap each other. */
function callsItself(of: FunctionValue, machine: Machine): boolean {
  let same = 0
  let written = 0
  for (const { function: at } of machine.stack) {
    if (at === of) same++
    if (at.node === of.node) written++
  }
  return same >= 3 || written >= (same === 0 && of.scope.form === 'function' ? 8 : 3)
}

/** `@lru_cache def settings(): ...` runs once, and hands out the same object ever after. */
const results = new WeakMap<FunctionValue, Value>()
const isCache = (decorator: Value): boolean => {
  const path =
    decorator.kind === 'external'
      ? decorator.path
      : decorator.kind === 'instance' && decorator.class.kind === 'external'
        ? decorator.class.path
        : ''
  return path === 'functools.lru_cache' || path === 'functools.cache'
}
const keepsResult = (of: FunctionValue, given: CallOf): boolean =>
  of.decorators.length > 0 &&
  given.args.length === 0 &&
  given.keywords.size === 0 &&
  !given.open &&
  of.decorators.some((one) => isCache(one.value))
const keptResult = (of: FunctionValue, given: CallOf): Value | undefined =>
  of.decorators.length > 0 && given.args.length === 0 && given.keywords.size === 0 ? results.get(of) : undefined

function runFunction(of: FunctionValue, given: CallOf, machine: Machine, self: Value | null): Value {
  if (isCoroutine(of)) machine.observer?.onCoroutine?.(of, given.site)
  const scope = newScope('function', of.scope)
  bindParameters(of, given, scope.variables as Map<string, Value>)
  const generator = of.node.kind === 'FunctionDef' && of.node.generator
  const frame: Frame = {
    machine,
    module: of.site.module,
    scope,
    function: of,
    self: self ?? firstArgument(of, given),
    returns: [],
    yields: generator ? [] : null,
    raised: null,
    loops: 0,
    ...(of.site.module.file === '' ? { calledFrom: given.site } : {}),
  }
  if (of.node.kind === 'Lambda') return evaluate(of.node.body, frame)
  const completion = runBlock(of.node.body, frame)
  if (
    machine.unwinds &&
    completion === 'raise' &&
    frame.returns.length === 0 &&
    !frame.yields?.length &&
    !isAbstract(frame.raised)
  )
    throw new Unwinding(frame.raised ?? unknown('an exception'))
  const result = frame.yields
    ? sequence('iterator', frame.yields)
    : isStub(of)
      ? unknown('a function without a body', given.site)
      : resultOf(frame, completion === 'next')
  machine.observer?.onReturn?.(of, result)
  return result.kind === 'unknown' ? typedResult(of, result, machine) : result
}

/** What a decorator makes of an async function may be anything. */
const isCoroutine = ({ node, decorators }: FunctionValue): boolean =>
  node.kind === 'FunctionDef' &&
  node.async &&
  !node.generator &&
  decorators.length === 0 &&
  node.decorators.length === 0

/** A method that only says it must be written elsewhere ends nothing. */
const isAbstract = (raised: Value | null): boolean =>
  isNotImplemented(raised?.kind === 'instance' ? raised.class : raised)
const isNotImplemented = (type: Value | null | undefined): boolean =>
  type?.kind === 'external' && type.path === 'builtins.NotImplementedError'

/** `def session() -> Session: ...` declares what another implements: only its annotation says what it returns. */
const isStub = (of: FunctionValue): boolean =>
  of.node.kind === 'FunctionDef' &&
  of.node.returns !== null &&
  of.node.body.every(
    (one) =>
      one.kind === 'Pass' ||
      (one.kind === 'ExpressionStatement' &&
        one.value.kind === 'Constant' &&
        (one.value.type === 'ellipsis' || one.value.type === 'str')),
  )

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

function bindParameters(of: FunctionValue, given: CallOf, into: Map<string, Value>): void {
  const keywords = given.keywords.size > 0 ? new Map(given.keywords) : new Map<string, Value>()
  let position = 0
  for (const parameter of of.node.parameters) {
    if (parameter.form === 'var-positional') {
      into.set(parameter.name, tuple(given.args.slice(position), given.open))
      position = given.args.length
    } else if (parameter.form === 'var-keyword') {
      into.set(parameter.name, restOf(keywords, given.open))
    } else {
      const positional = parameter.form !== 'keyword-only' && position < given.args.length
      into.set(parameter.name, positional ? given.args[position++]! : byName(of, parameter, keywords, given))
      if (positional && parameter.form === 'ordinary') keywords.delete(parameter.name)
    }
  }
}

function byName(of: FunctionValue, parameter: Parameter, keywords: Map<string, Value>, given: CallOf): Value {
  const value = keywords.get(parameter.name)
  keywords.delete(parameter.name)
  if (value) return value
  if (given.open) return unknown(`argument ${parameter.name} may come from unknown arguments`, given.site)
  return of.defaults.get(parameter.name) ?? unknown(`argument ${parameter.name} is not given`, given.site)
}

function restOf(keywords: ReadonlyMap<string, Value>, open: boolean): Value {
  const result = mapping([], open)
  for (const [name, value] of keywords) setItem(result, text(name), value)
  return result
}
