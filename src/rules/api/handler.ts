import type { Dependency, Operation, Place } from '../../model/index.ts'
import type { Parameter } from '../../python/ast.ts'
import type { Code, CodeFunction } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** The function that answers an operation, as written; null when it stands in a library or is a class. */
export const handlerOf = (code: Code, operation: Operation): CodeFunction | null => code.functionAt(operation.handler)

export const parameterOf = (handler: CodeFunction, name: string): Parameter | null =>
  handler.node.parameters.find((one) => one.name === name) ?? null

/** What stands in the body of a function, functions inside it included. */
export const bodyOf = (handler: CodeFunction): readonly AnyNode[] => [...nodesIn(handler.node.body)]

/** Whether the body of a function speaks of a name at all. */
export const mentions = (handler: CodeFunction, name: string): boolean =>
  bodyOf(handler).some((node) => node.kind === 'Name' && (node['id'] === name || node['id'] === 'locals'))

/** Whether the name of a parameter stands in a decorator: `@cached(key="{item_id}")`. */
export const decoratedBeyondRoute = ({ file, node }: CodeFunction): boolean =>
  node.decorators.some((one) => !ROUTE.test(file.pathOf(one) ?? ''))

const ROUTE = /\.(get|put|post|patch|delete|options|head|trace|route|api_route|add_api_route)$/

/** A body that does nothing yet: `...`, `pass`, `raise NotImplementedError`, or only a docstring. */
export const isStub = ({ node }: CodeFunction): boolean =>
  node.body.every(
    (statement) =>
      statement.kind === 'Pass' ||
      statement.kind === 'Raise' ||
      (statement.kind === 'ExpressionStatement' && statement.value.kind === 'Constant'),
  )

/** Every dependency of an operation, those of dependencies included. */
export function dependenciesOf(operation: Operation): readonly Dependency[] {
  const found: Dependency[] = []
  const visit = (one: Dependency): void => {
    found.push(one)
    one.dependencies.forEach(visit)
  }
  operation.dependencies.forEach(visit)
  return found
}

/** Where a route is registered: its decorator. */
export const registeredAt = (operation: Operation): Place => operation.wiring.at(-1)?.at ?? operation.handler

export const keyOf = (place: Place): string => `${place.file}:${place.line}:${place.column}`
