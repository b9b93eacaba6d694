import type { ExceptHandler, Try } from '../ast.ts'
import { inherits } from '../values/ask.ts'
import { unknown } from '../values/make.ts'
import type { Value } from '../values/value.ts'
import { assign } from './assign.ts'
import { isBelow } from './builtins/exceptions.ts'
import { evaluate } from './expressions.ts'
import { type Completion, type Frame, conditionOf, site } from './frame.ts'
import { runBlock } from './statements.ts'

/**
 * The body is taken to succeed. Handlers run too when they matter to what is being asked: while a
 * request is followed any of them may answer it; while modules load only one that was surely reached.
 */
export function runTry(node: Try, frame: Frame): Completion {
  const before = new Map(frame.scope.variables)
  const caught = frame.machine.catching.push({
    types: node.handlers.map((handler) => handlerType(handler, frame)),
    passes: node.handlers.map(passesOn),
  })
  let completion: Completion
  try {
    completion = runBlock(node.body, frame)
  } finally {
    frame.machine.catching.length = caught - 1
  }
  if (completion === 'raise') completion = handle(node, frame)
  else {
    if (frame.machine.observer && frame.function) exploreHandlers(node, frame, before)
    if (completion === 'next') completion = runBlock(node.otherwise, frame)
  }
  const last = runBlock(node.finally, frame)
  return last === 'next' ? completion : last
}

function handlerType(handler: ExceptHandler, frame: Frame): Value | null {
  return handler.type ? evaluate(handler.type, frame) : null
}

/** `except X: raise`: looked at and handed on. */
function passesOn(handler: ExceptHandler): boolean {
  const last = handler.body[handler.body.length - 1]
  return (
    last?.kind === 'Raise' &&
    (!last.exception || (last.exception.kind === 'Name' && last.exception.id === handler.name))
  )
}

/** Whether something raised here leaves everything that stands around it. */
export function escapes(raised: Value, catching: Frame['machine']['catching']): boolean {
  return catching.every(({ types, passes }) => {
    const at = types.findIndex((type) => catches(type, raised))
    return at < 0 || passes[at] === true
  })
}

function handle(node: Try, frame: Frame): Completion {
  const raised = frame.raised
  const handler = node.handlers.find((one) => catches(handlerType(one, frame), raised))
  if (!handler) return 'raise'
  return runHandler(handler, raised ?? unknown('an exception', site(frame, handler)), frame)
}

function runHandler(handler: ExceptHandler, raised: Value, frame: Frame): Completion {
  if (handler.name) assign({ kind: 'Name', id: handler.name, start: handler.start, end: handler.start }, raised, frame)
  return runBlock(handler.body, frame)
}

/** Follows each handler for what it does, then forgets the names it bound. */
function exploreHandlers(
  node: Try,
  frame: Frame,
  before: ReadonlyMap<string, never> | typeof frame.scope.variables,
): void {
  const after = frame.scope.variables
  for (const handler of node.handlers) {
    frame.scope.variables = new Map(before) as typeof after
    const condition = {
      text: `except ${handler.type ? conditionOf(frame, handler.type, true).text : ''}`.trim(),
      site: site(frame, handler),
    }
    frame.machine.under(condition, () => runHandler(handler, unknown('an exception', site(frame, handler)), frame))
  }
  frame.scope.variables = after
}

/** Whether a handler of this type takes an exception; what cannot be told is taken. */
export function catches(type: Value | null, raised: Value | null): boolean {
  if (!type || !raised) return true
  if (type.kind === 'sequence') return type.items.some((one) => catches(one, raised))
  const of = raised.kind === 'instance' ? raised.class : raised
  if (type.kind === 'external') {
    if (/(^|\.)(Exception|BaseException)$/.test(type.path)) return true
    return of.kind === 'class' ? inherits(of, type.path) : of.kind === 'external' ? isBelow(of.path, type.path) : true
  }
  if (type.kind === 'class') return of.kind === 'class' ? of.mro.includes(type) : of.kind !== 'external'
  return true
}
