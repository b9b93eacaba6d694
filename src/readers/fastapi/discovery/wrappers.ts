import type { Call, Expression } from '../../../python/ast.ts'

/** Callables whose result serves the application they are given. */
const WRAPPER =
  /(Middleware|ASGIApp|AsgiApp|Wrapper|WSGI|Versioned\w*|Starlette|Handler|Mangum|Application)$|^(CORS|wrap_\w+|add_\w+|with_\w+|configure\w*|setup\w*|instrument\w*|init_\w+|register_\w+|build_\w+)$/

/** Names people give to what is served. */
const SERVED = /^(app|application|api|asgi|server|handler)$|_app$|^(asgi|app)_/

/** Whether a call around an application gives something that is served in its place. */
export function wraps(target: Expression | null, call: Call, argument: Expression): boolean {
  if (target === null) return WRAPPER.test(nameOf(call.callee))
  if (target.kind !== 'Name') return false
  const sameName = argument.kind === 'Name' && argument.id === target.id
  return sameName || (SERVED.test(target.id) && WRAPPER.test(nameOf(call.callee)))
}

const SERVERS: ReadonlySet<string> = new Set(['uvicorn', 'hypercorn', 'granian', 'gunicorn', 'daphne'])

/** `uvicorn.run(...)`, `uvicorn.Config(...)`, hypercorn's `serve(...)`. */
export function isServerRun(callee: Expression): boolean {
  if (callee.kind === 'Name') return callee.id === 'serve'
  return (
    callee.kind === 'Attribute' &&
    callee.value.kind === 'Name' &&
    SERVERS.has(callee.value.id) &&
    /^(run|Config|serve)$/.test(callee.name)
  )
}

const nameOf = (expression: Expression): string =>
  expression.kind === 'Attribute' ? expression.name : expression.kind === 'Name' ? expression.id : ''
