import { NONE, external, text } from '../values/make.ts'
import type { FunctionValue, Value } from '../values/value.ts'

/** What a function says of itself, and what was put on it. */
export function functionAttribute(value: FunctionValue, name: string): Value | undefined {
  const own = value.attributes.get(name)
  if (own) return own
  if (name === '__name__') return text(value.name)
  if (name === '__qualname__') return text(value.owner ? `${value.owner.qualname}.${value.name}` : value.name)
  if (name === '__module__') return text(value.site.module.name)
  if (name === '__doc__')
    return value.node.kind === 'FunctionDef' && value.node.docstring !== null ? text(value.node.docstring) : NONE
  if (name === '__wrapped__') return value.wrapped ?? undefined
  return undefined
}

/** `send_mail.delay`: what a decorator from outside gave the function it passed through. */
export function decoratorAttribute(value: FunctionValue, name: string): Value | undefined {
  for (const { value: decorator } of [...value.decorators].reverse()) {
    const path = outsidePath(decorator)
    if (path !== null) return { kind: 'method', function: external(`${path}.${name}`), self: value }
  }
  return undefined
}

function outsidePath(decorator: Value): string | null {
  if (decorator.kind === 'external') return decorator.path
  if (decorator.kind === 'method' && decorator.function.kind === 'external') return decorator.function.path
  return decorator.kind === 'instance' &&
    decorator.class.kind === 'external' &&
    !decorator.class.path.startsWith('builtins.')
    ? decorator.class.path
    : null
}
