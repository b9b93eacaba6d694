import { stemsOf } from './stems.ts'

/** How many things a list tells of, and the words for them. */
export function listed(
  value: readonly unknown[],
  key: string,
): { readonly number: number; readonly units: readonly string[] } {
  const units = key === 'at' ? ['place'] : [...stemsOf(key), ...kindOf(value)]
  return { number: value.length + leftOut(value.at(-1)), units: [...new Set(units)] }
}

/** `and 3 more` are three, in the place of one. */
function leftOut(last: unknown): number {
  const [, more] = (typeof last === 'string' && /^and (\d{1,6}) more$/.exec(last)) || []
  return more === undefined ? 0 : Number(more) - 1
}

/** What stands in a list whose key does not say it: `readBy: ['GET /orders']` are operations. */
const kindOf = (value: readonly unknown[]): readonly string[] =>
  value.length > 0 && value.every((each) => typeof each === 'string' && operation.test(each)) ? ['operation'] : []

const operation = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|WEBSOCKET) \//
