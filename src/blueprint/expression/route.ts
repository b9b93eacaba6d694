import { type Range, refuse } from '../problem.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** `POST /:id/submit` */
export interface Route extends Range {
  readonly method: (typeof METHODS)[number]
  readonly path: string
  /** The names after the colons. */
  readonly parameters: readonly string[]
}

export function parseRoute(text: string, offset: number): Route {
  const range = { start: offset, end: offset + text.length }
  const [, verb = '', path = ''] = /^(\S+)\s+(\S+)$/.exec(text) ?? []
  const method = METHODS.find((one) => one === verb)
  if (!method || !/^\/(?:(?::?[A-Za-z][\w-]*)(?:\/:?[A-Za-z][\w-]*)*)?$/.test(path))
    return refuse(range, `${text} is no route`, 'Write a method and a path: POST /:id/submit')
  return { method, path, parameters: [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!), ...range }
}
