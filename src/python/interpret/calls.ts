import type { Call } from '../ast.ts'
import { alternatives, external, instance, mapping, text, unknown, splitPath } from '../values/make.ts'
import type { BoundMethod, CallOf, External, Value } from '../values/value.ts'
import { isNone } from '../values/ask.ts'
import { type Scope, moduleScope } from '../values/scope.ts'
import { construct } from './construct.ts'
import { evaluate } from './expressions.ts'
import { type Frame, site } from './frame.ts'
import { callFunction } from './functions.ts'
import { findAttribute, callMethod } from './attributes.ts'
import { iterate } from './iterate.ts'
import type { Machine } from './machine.ts'
import { superObject } from './super.ts'
import { attempts } from './unwind.ts'

export function evaluateCall(node: Call, frame: Frame): Value {
  const callee = evaluate(node.callee, frame)
  const given = argumentsOf(node, frame)
  if (callee.kind === 'external' && FRAME_CALLS[callee.path] && node.args.length === 0)
    return FRAME_CALLS[callee.path]!(frame, given)
  return call(callee, given, frame.machine)
}

/** Calls whose meaning depends on where they stand. */
const FRAME_CALLS: Readonly<Record<string, (frame: Frame, call: CallOf) => Value>> = {
  'builtins.super': (frame) => superObject(frame),
  'builtins.globals': (frame) => namesIn(moduleScope(frame.scope)),
  'builtins.locals': (frame) => namesIn(frame.scope),
}

function namesIn(scope: Scope): Value {
  return mapping(
    [...scope.variables].flatMap(([name, value]) => (value.kind === 'lazy' ? [] : [[text(name), value] as const])),
  )
}

function argumentsOf(node: Call, frame: Frame): CallOf {
  const args: Value[] = []
  const keywords = new Map<string, Value>()
  let open = false
  for (const arg of node.args) {
    if (arg.kind !== 'Starred') {
      args.push(evaluate(arg, frame))
      continue
    }
    const rest = iterate(evaluate(arg.value, frame), frame.machine)
    args.push(...rest.items.map((one) => one.value))
    open ||= rest.open
  }
  for (const keyword of node.keywords) {
    const value = evaluate(keyword.value, frame)
    if (keyword.name !== null) keywords.set(keyword.name, value)
    else if (value.kind === 'mapping') {
      for (const entry of value.entries.values())
        if (entry.key.kind === 'constant') keywords.set(String(entry.key.value), entry.value)
      open ||= value.open
    } else open = true
  }
  return { args, keywords, open, site: frame.calledFrom ?? site(frame, node) }
}

/** Calls a value with arguments. */
export function call(callee: Value, given: CallOf, machine: Machine): Value {
  switch (callee.kind) {
    case 'function':
      return callFunction(callee, given, machine, null)
    case 'method':
      return callBound(callee, given, machine)
    case 'class':
      return construct(callee, given, machine)
    case 'native':
      return callee.call(given)
    case 'external':
      return callExternal(callee, given, machine)
    case 'generic':
      return call(callee.origin, given, machine)
    case 'instance':
      return callInstance(callee, given, machine)
    case 'alternatives':
      return callAlternatives(callee.options, given, machine)
    case 'unknown':
      return { ...callee, site: callee.site ?? given.site }
    default:
      return unknown('the result of calling something that is no function', given.site)
  }
}

function callAlternatives(
  options: readonly { value: Value; condition: unknown }[],
  given: CallOf,
  machine: Machine,
): Value {
  const callable = options.filter((option) => !isNone(option.value)).slice(0, 6)
  return alternatives(
    attempts(
      callable.map((option) => ({
        run: () => machine.under(option.condition as never, () => call(option.value, given, machine)),
        condition: option.condition as never,
      })),
      machine,
    ),
  )
}

function callBound(method: BoundMethod, given: CallOf, machine: Machine): Value {
  const { function: target, self } = method
  if (target.kind === 'function') return callFunction(target, { ...given, args: [self, ...given.args] }, machine, self)
  if (target.kind === 'native') return target.call({ ...given, args: [self, ...given.args] })
  const { owner: written, name } = splitPath(target)
  const owner = machine.library.canonical(written)
  const made = owner === written ? target : external(`${owner}.${name}`)
  machine.observer?.onCall?.(made.path, self, given)
  const known = machine.library.find(owner, (summary) => summary.methods?.[name])
  return (
    machine.answers?.(made.path, self, given) ??
    known?.(self, given, machine) ??
    instance(made, given, labelsOf(self), self)
  )
}

function labelsOf(value: Value): readonly string[] {
  return value.kind === 'instance' || value.kind === 'unknown' ? value.labels : []
}

export function callExternal(callee: External, given: CallOf, machine: Machine): Value {
  const path = machine.library.canonical(callee.path)
  machine.observer?.onCall?.(path, null, given)
  const known = machine.library.get(path)
  const result = machine.answers?.(path, null, given) ?? known?.call?.(given, machine)
  if (result) return result
  const unbound = unboundMethod(path, given, machine)
  if (unbound) return unbound
  const made = instance(external(path), given)
  machine.library.find(path, (summary) => summary.construct)?.(made, given, machine)
  return made
}

/** `APIRouter.__init__(self, ...)`: a method of a class from outside, called with the object first. */
function unboundMethod(path: string, given: CallOf, machine: Machine): Value | undefined {
  const [self, ...args] = given.args
  if (!self || self.kind !== 'instance') return undefined
  const dot = path.lastIndexOf('.')
  const owner = machine.library.canonical(path.slice(0, dot))
  const name = path.slice(dot + 1)
  if (name === '__init__') {
    machine.library.find(owner, (summary) => summary.construct)?.(self, { ...given, args }, machine)
    return { kind: 'constant', type: 'none', value: null }
  }
  return machine.library.find(owner, (summary) => summary.methods?.[name])?.(self, { ...given, args }, machine)
}

function callInstance(callee: Value & { kind: 'instance' }, given: CallOf, machine: Machine): Value {
  if (callee.class.kind === 'class') {
    const own = callMethod(callee, '__call__', machine, given)
    if (own) return own
  }
  const method = findAttribute(callee, '__call__', machine, given.site)
  if (method && method.kind === 'method') return call(method, given, machine)
  const path =
    callee.class.kind === 'external'
      ? callee.class.path
      : callee.class.mro.find((base): base is External => base.kind === 'external')?.path
  if (!path) return unknown('the result of calling an object', given.site)
  const known = machine.library.find(path, (summary) => summary.methods?.['__call__'])
  const result = machine.answers?.(`${path}.__call__`, callee, given) ?? known?.(callee, given, machine)
  if (result) return result
  machine.observer?.onCall?.(`${path}.__call__`, callee, given)
  return decorated(given) ?? instance(external(`${path}()`), given, callee.labels, callee)
}

/** An unknown object called with one function is taken for a decorator: it hands the function on. */
function decorated(given: CallOf): Value | undefined {
  const [only] = given.args
  return given.args.length === 1 && given.keywords.size === 0 && (only?.kind === 'function' || only?.kind === 'class')
    ? only
    : undefined
}
