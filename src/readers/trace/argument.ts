import type { Argument, Literal } from '../../model/trace.ts'
import { asText } from '../../python/values/ask.ts'
import type { CallOf, Value } from '../../python/values/value.ts'
import { labelsOf } from '../behaviour/labels.ts'
import { madeBy, sourcesOf } from './made.ts'
import { SENT, waysOf } from './pieces.ts'

/** Longer values say no more than their beginning. */
const LONGEST_TEXT = 2_000
const LONGEST_LIST = 50

export function argumentsOf(call: CallOf): readonly Argument[] {
  return [
    ...call.args.map((value) => argumentOf('', value)),
    ...[...call.keywords].map(([name, value]) => argumentOf(name, value)),
  ]
}

export function argumentOf(name: string, value: Value): Argument {
  const known = literalOf(value)
  return {
    name,
    ...(known === undefined ? {} : { value: known }),
    made: madeBy(value),
    template: value.kind === 'unknown' ? templateOf(value.why) : '',
    from: sourcesOf(value),
    ...composition(value),
  }
}

/** Looked at only where something of the request is in it. */
export function composition(value: Value): Pick<Argument, 'ways' | 'items'> {
  if (value.kind === 'constant' || !isSent(value)) return {}
  if (value.kind === 'sequence') return { items: value.items.slice(0, LONGEST_LIST).map((one) => argumentOf('', one)) }
  if (value.kind === 'mapping')
    return {
      items: [...value.entries.values()]
        .slice(0, LONGEST_LIST)
        .map((one) => argumentOf(asText(one.key) ?? '', one.value)),
    }
  return { ways: waysOf(value) }
}

const isSent = (value: Value): boolean => [...labelsOf(value)].some((label) => SENT.test(label))

const templateOf = (why: string): string => /^text "([\s\S]*)"$/.exec(why)?.[1] ?? ''

/** The value, when the text of the program tells all of it. */
export function literalOf(value: Value, depth = 0): Literal | undefined {
  if (depth > 4) return undefined
  switch (value.kind) {
    case 'constant':
      return typeof value.value === 'bigint'
        ? Number(value.value)
        : typeof value.value === 'string'
          ? value.value.slice(0, LONGEST_TEXT)
          : value.value
    case 'member':
      return literalOf(value.value, depth + 1)
    case 'sequence': {
      if (value.open || value.items.length > LONGEST_LIST) return undefined
      const items = value.items.map((item) => literalOf(item, depth + 1))
      return items.every((item) => item !== undefined) ? items : undefined
    }
    case 'mapping': {
      if (value.open || value.entries.size > LONGEST_LIST) return undefined
      const entries = [...value.entries.values()].map(
        (one) => [asText(one.key), literalOf(one.value, depth + 1)] as const,
      )
      return entries.every(([key, item]) => key !== null && item !== undefined)
        ? Object.fromEntries(entries as readonly (readonly [string, Literal])[])
        : undefined
    }
    default:
      return undefined
  }
}
