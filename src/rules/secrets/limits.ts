import type { Backend, Dependency, Operation, Place } from '../../model/index.ts'
import type { Code, CodeFunction } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** What code that counts tries or asks for a proof of being human is called. */
const LIMITS =
  /rate_?-?limit|limiter|throttl|captcha|turnstile|lockout|(^|_)locked|(^|_)lock_|attempt|brute|too_many|slow_?api/i

/** Whether something on the way of an operation bounds how often it may be tried. */
export function isLimited(backend: Backend, code: Code, operation: Operation): boolean {
  if (operation.trace?.refusals.some(({ status }) => status === 429 || status === 423)) return true
  if (everywhere(backend, code, operation)) return true
  if (dependenciesOf(operation.dependencies).some(({ name, at }) => LIMITS.test(name) || speaks(code.functionAt(at))))
    return true
  return placesOf(operation).some((place) => speaks(functionAround(code, place)))
}

/** Whether an operation is limited by what is written on it, a decorator or a dependency. */
export function isMarkedLimited(code: Code, operation: Operation): boolean {
  const decorators = code.functionAt(operation.handler)?.node.decorators ?? []
  const named = dependenciesOf(operation.dependencies).map(({ name }) => name)
  const written = [...nodesIn(decorators)].flatMap((node) => [node['id'], node['name']])
  return [...named, ...written].some((name) => typeof name === 'string' && /rate_?limit|limiter|throttl/i.test(name))
}

const dependenciesOf = (all: readonly Dependency[]): readonly Dependency[] =>
  all.flatMap((one) => [one, ...dependenciesOf(one.dependencies)])

/** The handler, and every function a call was followed into. */
function placesOf({ handler, trace }: Operation): readonly Place[] {
  const places = [handler, ...(trace?.calls ?? []).flatMap(({ chain }) => chain.map(({ at }) => at))]
  return [...new Map(places.map((place) => [`${place.file}:${place.line}`, place])).values()]
}

function functionAround(code: Code, place: Place): CodeFunction | null {
  const file = code.file(place.file)
  return (
    file?.functions.findLast(({ node }) => {
      const span = file.span(node)
      return span.line <= place.line && place.line <= span.endLine
    }) ?? null
  )
}

const read = new WeakMap<CodeFunction, boolean>()

/** Whether a function names such a thing, its decorators included. */
function speaks(of: CodeFunction | null): boolean {
  if (!of) return false
  let answer = read.get(of)
  if (answer === undefined) read.set(of, (answer = [...nodesIn(of.node)].some(isLimit)))
  return answer
}

const isLimit = (node: AnyNode): boolean =>
  (node.kind === 'Name' && LIMITS.test(String(node['id']))) ||
  (node.kind === 'Attribute' && LIMITS.test(String(node['name'])))

/** A middleware of the application bounds everything. */
function everywhere(backend: Backend, code: Code, { application }: Operation): boolean {
  const middleware = backend.api.applications.find(({ id }) => id === application)?.middleware ?? []
  return middleware.some(({ name, at }) => {
    if (/slow_?api/i.test(name)) return code.mentioning(/\b(default|application)_limits\b/).length > 0
    return LIMITS.test(name) || speaks(code.functionAt(at))
  })
}
