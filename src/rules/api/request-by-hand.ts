import { escapePattern } from '../../kernel/text.ts'
import type { Operation } from '../../model/index.ts'
import type { Code, CodeFunction } from '../../python/code/code.ts'
import { dependenciesOf, handlerOf, mentions } from './handler.ts'

const BY_HAND = /\b(path_params|get_route_handler)\b|\burl\.path\b|\bscope\[/

/** Whether something on the way of a request looks into its path by itself, where no declaration tells. */
export function readByHand(code: Code, operation: Operation, name: string): boolean {
  const handler = handlerOf(code, operation)
  if (handler && (BY_HAND.test(handler.file.text(handler.node)) || handsRequestOn(handler))) return true
  const names = new Set(dependenciesOf(operation).map((one) => one.name.split('.').at(-1)))
  // A middleware, or what a dependency was made with, speaks of the name as a text.
  const spoken = new RegExp(`["']${escapePattern(name)}["']`)
  return code
    .mentioning(BY_HAND)
    .some(
      (file) =>
        file.mentions(/get_route_handler/) ||
        file.mentions(spoken) ||
        file.functions.some((one) => names.has(one.node.name) && BY_HAND.test(file.text(one.node))) ||
        file.classes.some((one) => names.has(one.name) && BY_HAND.test(file.text(one))),
    )
}

/** Whoever gets the whole request can look into its path. */
function handsRequestOn(handler: CodeFunction): boolean {
  return handler.node.parameters.some(
    ({ name, annotation }) =>
      annotation !== null && REQUEST.test(handler.file.text(annotation)) && mentions(handler, name),
  )
}

const REQUEST = /^([\w.]+\.)?(Request|HTTPConnection)$/
