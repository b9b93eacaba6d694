import type { ClassDef, Expression, FunctionDef, Statement } from '../ast.ts'
import { lazy, target as targetScope } from '../values/scope.ts'
import { asNumber } from '../values/ask.ts'
import { NONE, external, instance, keyOf, text, tuple, unknown } from '../values/make.ts'
import type { Sequence, Value } from '../values/value.ts'
import { assign } from './assign.ts'
import { callMethod } from './attributes.ts'
import { runIf, runMatch } from './branches.ts'
import { builtinMethod } from './builtins/index.ts'
import { call } from './calls.ts'
import { defineClass, typeVariable } from './classes.ts'
import { evaluate } from './expressions.ts'
import { type Completion, type Frame, site } from './frame.ts'
import { defineFunction } from './functions.ts'
import { runImport, runImportFrom } from './imports.ts'
import { runFor, runWhile } from './loops.ts'
import { Unwinding } from './machine.ts'
import { narrow } from './narrow.ts'
import { binary } from './operators.ts'
import { runTry } from './tries.ts'
import { truth } from './truth.ts'

type Kinds = { [K in Statement['kind']]: (node: Statement & { kind: K }, frame: Frame) => Completion }

/** Runs statements until one of them leaves the block. */
export function runBlock(body: readonly Statement[], frame: Frame): Completion {
  for (const statement of body) {
    const completion = runStatement(statement, frame)
    if (completion !== 'next') return completion
  }
  return 'next'
}

export function runStatement(node: Statement, frame: Frame): Completion {
  frame.machine.step()
  if (!frame.machine.unwinds) return (kinds[node.kind] as (node: Statement, frame: Frame) => Completion)(node, frame)
  return runUnwinding(node, frame)
}

/** What was raised below ends this statement as a `raise` here would. */
function runUnwinding(node: Statement, frame: Frame): Completion {
  const { machine } = frame
  const depths = [machine.stack.length, machine.catching.length, machine.loops] as const
  try {
    return (kinds[node.kind] as (node: Statement, frame: Frame) => Completion)(node, frame)
  } catch (error) {
    if (!(error instanceof Unwinding)) throw error
    machine.stack.length = depths[0]
    machine.catching.length = depths[1]
    machine.loops = depths[2]
    frame.raised = error.exception
    return 'raise'
  }
}

const nothing = (): Completion => 'next'

const kinds: Kinds = {
  FunctionDef: (node, frame) => bindDefinition(node, defineFunction(node, frame), frame),
  ClassDef: (node, frame) => bindDefinition(node, defineClass(node, frame), frame),
  TypeAlias: (node, frame) => {
    const scope = frame.scope
    scope.variables.set(
      node.name,
      lazy(() => aliasValue(node, frame)),
    )
    return 'next'
  },
  Assign: (node, frame) => {
    const value = evaluate(node.value, frame)
    for (const target of node.targets) assign(target, value, frame)
    return 'next'
  },
  AnnotatedAssign: (node, frame) => {
    if (frame.scope.form === 'class' && node.target.kind === 'Name') annotate(node.target.id, node.annotation, frame)
    if (node.value) assign(node.target, evaluate(node.value, frame), frame)
    return 'next'
  },
  AugmentedAssign: (node, frame) => {
    runAugmented(node, frame)
    return 'next'
  },
  ExpressionStatement: (node, frame) => {
    evaluate(node.value, frame)
    return 'next'
  },
  Import: runImport,
  ImportFrom: runImportFrom,
  If: runIf,
  Match: runMatch,
  For: runFor,
  While: runWhile,
  Try: runTry,
  With: (node, frame) => {
    const contexts: Value[] = []
    for (const item of node.items) {
      const context = evaluate(item.context, frame)
      contexts.unshift(context)
      const value = entered(context, frame, node)
      if (item.target) assign(item.target, value, frame)
    }
    const completion = runBlock(node.body, frame)
    if (completion !== 'raise') for (const context of contexts) leave(context, frame, node)
    return completion
  },
  Return: (node, frame) => {
    const conditions = frame.machine.conditions
    frame.returns.push({
      value: node.value ? evaluate(node.value, frame) : NONE,
      condition: conditions[conditions.length - 1] ?? null,
      after: conditions.slice(-4),
    })
    return 'return'
  },
  Raise: (node, frame) => {
    frame.raised = node.exception
      ? evaluate(node.exception, frame)
      : (frame.raised ?? unknown('the exception being handled', site(frame, node)))
    frame.machine.observer?.onRaise?.(frame.raised, site(frame, node))
    return 'raise'
  },
  Assert: (node, frame) => {
    const value = evaluate(node.test, frame)
    if (truth(value) === null) narrow(node.test, frame, true)
    return 'next'
  },
  Delete: (node, frame) => {
    for (const target of node.targets) remove(target, frame)
    return 'next'
  },
  Global: (node, frame) => declare(node.names, 'global', frame),
  Nonlocal: (node, frame) => declare(node.names, 'nonlocal', frame),
  Pass: nothing,
  Break: () => 'break',
  Continue: () => 'continue',
  BrokenStatement: nothing,
}

function declare(names: readonly string[], as: 'global' | 'nonlocal', frame: Frame): Completion {
  const outer = (frame.scope.outer ??= new Map())
  for (const name of names) outer.set(name, as)
  return 'next'
}

/** Applies decorators, innermost first, and binds the name. */
function bindDefinition(
  node: FunctionDef | ClassDef,
  made: Value & { kind: 'function' | 'class' },
  frame: Frame,
): Completion {
  const scope = targetScope(frame.scope, node.name)
  // A class must be reachable by its own decorators and methods while these run.
  if (made.kind === 'class') scope.variables.set(node.name, made)
  let value: Value = made
  for (const decorator of [...node.decorators].reverse()) value = decorate(decorator, value, made, frame)
  scope.variables.set(node.name, value)
  return 'next'
}

function decorate(
  decorator: Expression,
  value: Value,
  made: Value & { kind: 'function' | 'class' },
  frame: Frame,
): Value {
  const callee = evaluate(decorator, frame)
  const given = { args: [value], keywords: new Map<string, Value>(), open: false, site: site(frame, decorator) }
  const remembered = { value: callee, node: decorator }
  made.decorators.push(remembered)
  if (isPassThrough(callee, frame)) return value
  if (made.kind === 'class' && frame.machine.keepsClass(made, callee)) return value
  const result = call(callee, given, frame.machine)
  return usable(result, made) ? result : value
}

/** Something from outside that nobody describes is taken to return what it decorates. */
function isPassThrough(callee: Value, frame: Frame): boolean {
  const { library } = frame.machine
  if (callee.kind === 'external') {
    const path = library.canonical(callee.path)
    const dot = path.lastIndexOf('.')
    return (
      !library.get(path)?.call &&
      !library.find(path.slice(0, dot), (summary) => summary.methods?.[path.slice(dot + 1)]) &&
      !/^(builtins\.(property|staticmethod|classmethod)|functools\.cached_property)$/.test(path)
    )
  }
  if (callee.kind === 'method' && callee.function.kind === 'external') {
    const path = callee.function.path
    const dot = path.lastIndexOf('.')
    return !library.find(library.canonical(path.slice(0, dot)), (summary) => summary.methods?.[path.slice(dot + 1)])
  }
  if (callee.kind !== 'instance' || callee.class.kind !== 'external') return callee.kind === 'unknown'
  return !library.find(callee.class.path, (summary) => summary.methods?.['__call__'])
}

/** What a decorator returned stands for the function unless nothing is known of it. */
function usable(result: Value, made: Value): boolean {
  if (result.kind === 'unknown' || (result.kind === 'constant' && result.type === 'none')) return false
  if (made.kind === 'class') return result.kind === 'class' || result.kind === 'instance'
  return true
}

function aliasValue(node: Extract<Statement, { kind: 'TypeAlias' }>, frame: Frame): Value {
  const scope = {
    form: 'function' as const,
    parent: frame.scope,
    variables: new Map(node.typeParameters.map((one) => [one.name, typeVariable(one.name)])),
    outer: null,
  }
  const parameters = tuple([...scope.variables.values()] as Value[])
  // The type may name itself: `type Json = dict[str, Json]`.
  const args: Value[] = [text(node.name)]
  const made = instance(external('typing.TypeAliasType'), { args, site: site(frame, node) })
  if (!scope.variables.has(node.name)) scope.variables.set(node.name, made)
  args.push(evaluate(node.value, { ...frame, scope, returns: [], yields: null }), parameters)
  return made
}

function annotate(name: string, annotation: Expression, frame: Frame): void {
  const annotations = frame.machine.pendingAnnotations[frame.machine.pendingAnnotations.length - 1]
  annotations?.set(name, { expression: annotation, site: site(frame, annotation), scope: frame.scope, value: null })
}

function runAugmented(node: Extract<Statement, { kind: 'AugmentedAssign' }>, frame: Frame): void {
  const before = evaluate(node.target, frame)
  const value = evaluate(node.value, frame)
  // A list, set or mapping stays the same object.
  const method =
    before.kind === 'sequence' && before.type === 'list' && node.operator === '+'
      ? 'extend'
      : (before.kind === 'mapping' || (before.kind === 'sequence' && before.type === 'set')) && node.operator === '|'
        ? 'update'
        : null
  const own = method && builtinMethod(before, method, frame.machine)
  if (own?.kind === 'native') {
    own.call({ args: [value], keywords: new Map(), open: false, site: site(frame, node) })
    return
  }
  assign(node.target, binary(node.operator, before, value, frame.machine, site(frame, node)), frame)
}

/** What `with x as y` binds: `__enter__` of the project, the yielded value of a context manager, or x. */
function entered(context: Value, frame: Frame, node: Extract<Statement, { kind: 'With' }>): Value {
  if (context.kind === 'sequence' && context.type === 'iterator') return context.items[0] ?? NONE
  if (context.kind !== 'instance') return context
  const at = site(frame, node)
  return (
    callMethod(context, '__aenter__', frame.machine, { site: at }) ??
    callMethod(context, '__enter__', frame.machine, { site: at }) ??
    outsideMethod(context, '__enter__', frame, node) ??
    context
  )
}

/** What a reader says an object from outside does there. */
function outsideMethod(context: Value, name: string, frame: Frame, node: Statement): Value | undefined {
  if (context.kind !== 'instance' || context.class.kind !== 'external') return undefined
  const method = frame.machine.library.find(context.class.path, (summary) => summary.methods?.[name])
  return method?.(context, { args: [], keywords: new Map(), open: false, site: site(frame, node) }, frame.machine)
}

/** What a context manager of the project does at the end of the block when nothing was raised. */
function leave(context: Value, frame: Frame, node: Statement): void {
  const given = { args: [NONE, NONE, NONE], site: site(frame, node) }
  if (!callMethod(context, '__aexit__', frame.machine, given)) callMethod(context, '__exit__', frame.machine, given)
  outsideMethod(context, '__exit__', frame, node)
}

function remove(target: Expression, frame: Frame): void {
  if (target.kind === 'Name') targetScope(frame.scope, target.id).variables.delete(target.id)
  else if (target.kind === 'Tuple') for (const one of target.items) remove(one, frame)
  else if (target.kind === 'Subscript') {
    const container = evaluate(target.value, frame)
    const index = evaluate(target.index, frame)
    if (container.kind === 'mapping') container.entries.delete(keyOf(index))
    else if (container.kind === 'sequence') removeItem(container, index)
  } else if (target.kind === 'Attribute') {
    const from = evaluate(target.value, frame)
    if (from.kind === 'instance') from.attributes.delete(target.name)
    else if (from.kind === 'class') from.namespace.delete(target.name)
  }
}

function removeItem(from: Sequence, index: Value): void {
  const at = asNumber(index)
  if (at !== null && at >= -from.items.length && at < from.items.length) from.items.splice(at, 1)
  else from.open = true
}
