import { asItems, asNumber, asText } from '../../python/values/ask.ts'
import type { CallOf, FunctionValue, Value } from '../../python/values/value.ts'

const isNumber = (value: Value): boolean => value.kind === 'constant' && asNumber(value) !== null

const areTexts = (value: Value): boolean => {
  const items = asItems(value) ?? []
  return items.length > 0 && items.every((item) => asText(item) !== null)
}

/** Whether a call says how much of something there may be: a number beside another one, or beside several texts. */
export function isMeasure({ args, keywords, open }: CallOf): boolean {
  if (open) return false
  const given = [...args, ...keywords.values()]
  const numbers = given.filter(isNumber).length
  return numbers > 1 || (numbers === 1 && given.some(areTexts))
}

/** What a function is given, by the names of its parameters. */
export function givenTo({ node }: FunctionValue, { args, keywords }: CallOf): ReadonlyMap<string, Value> {
  const named = args.flatMap((value, index) => {
    const name = node.parameters[index]?.name
    return name === undefined ? [] : [[name, value] as const]
  })
  return new Map([...named, ...keywords])
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/second|window|period|interval|^per$|ttl|expire/i, 1],
  [/minute/i, 60],
  [/hour/i, 3600],
  [/day/i, 86_400],
]

/** A length of time, where the name of what is given says so. */
export const secondsIn = (name: string, value: Value): readonly number[] => {
  const unit = UNITS.find(([pattern]) => pattern.test(name))?.[1]
  const length = value.kind === 'constant' ? asNumber(value) : null
  return unit === undefined || length === null ? [] : [length * unit]
}
