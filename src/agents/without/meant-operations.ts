import { stem } from '../evidence/stems.ts'
import { begins, wordsIn } from './question-words.ts'

/** More than these are no narrower an answer than all that are called alike. */
const MOST = 4

/** What is done to something, as methods say it. */
const verbs: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:delete|remove|drop)/, /^DELETE /],
  [/^(?:create|add|register|submit|place|post|open|start)/, /^POST /],
  [/^(?:change|update|edit|modify|rename|patch|put|replace)/, /^(?:PATCH|PUT) /],
  [/^(?:read|see|view|list|fetch|get|find|search|show|download)/, /^GET /],
]

/** Whether methods say it: who may create something is asked of `POST`. */
export const isMethod = (word: string): boolean => verbs.some(([verb]) => verb.test(stem(word)))

/**
 * The operations a question speaks of by what they do: cancelling an order is `POST /orders/{id}/cancel`. Empty where its
 * words say no more than what is named, or too many things at once.
 */
export function meantOperations(
  question: string,
  left: readonly string[],
  things: readonly string[],
  operations: readonly string[],
): readonly string[] {
  const words = wordsIn(question)
  const named = new Set(things.flatMap((name) => name.split(/[^A-Za-z0-9]+/)).map(begins))
  const asked = new Set([...left.map(begins), ...named])
  const methods = verbs.flatMap(([verb, method]) => (words.some((word) => verb.test(stem(word))) ? [method] : []))
  const scored = operations.map((operation) => {
    const parts = partsOf(operation)
    const said = parts.filter((part) => asked.has(part))
    const more = said.filter((part) => !named.has(part)).length + (methods.some((one) => one.test(operation)) ? 1 : 0)
    return { operation, more: said.length === 0 ? 0 : more, said: said.length, silent: parts.length - said.length }
  })
  const worth = ({ more, said }: (typeof scored)[number]): number => (more === 0 ? 0 : more + said)
  const most = Math.max(0, ...scored.map(worth))
  const best = most === 0 ? [] : scored.filter((one) => worth(one) === most)
  const least = Math.min(...best.map(({ silent }) => silent))
  const meant = best.filter(({ silent }) => silent === least)
  return meant.length <= MOST ? meant.map(({ operation }) => operation) : []
}

/** The words of its path that are written there. */
const partsOf = (operation: string): readonly string[] => [
  ...new Set(
    operation
      .replace(/^\w+ /, '')
      .replaceAll(/\{[^}]*\}/g, ' ')
      .split(/[^A-Za-z0-9]+/)
      .filter((part) => part !== '' && !/^(?:api|v\d+)$/.test(part))
      .map(begins),
  ),
]
