import type { Entry } from '../../blueprint/page.ts'
import type { Draft, DraftField } from '../things/draft.ts'

/** Words for where something begins and where it ends, as they stand in names of fields. */
const PAIRS: readonly (readonly [from: string, to: string])[] = [
  ['start', 'end'],
  ['starts', 'ends'],
  ['started', 'ended'],
  ['begins', 'ends'],
  ['begin', 'end'],
  ['from', 'until'],
  ['from', 'to'],
  ['opening', 'closing'],
  ['opens', 'closes'],
  ['pickup', 'return'],
  ['pickup', 'dropoff'],
  ['checkin', 'checkout'],
  ['check_in', 'check_out'],
  ['checked_in', 'checked_out'],
  ['min', 'max'],
  ['minimum', 'maximum'],
]

/** A guest arrives before he departs, and a train departs before it arrives: the one that is named first. */
const EITHER: readonly (readonly [string, string])[] = [
  ['arrival', 'departure'],
  ['departure', 'arrival'],
]

/** Nothing ends before it begins, and no least is more than a most. */
export function inOrderEntry({ fields }: Draft, isApart: boolean): Entry | null {
  const pairs = [...PAIRS, ...EITHER].flatMap(([from, to]) => pairsOf(fields, from, to))
  if (pairs.length === 0) return null
  const only = pairs.length === 1
  return {
    key: 'checks',
    value: pairs.map(([one, other]) => ({
      key: only ? 'in_order' : `${one.name}_in_order`,
      // What lasts no time is never at the same time as another.
      value: `${other.name} ${isApart && kindOf(one) === 'datetime' ? '>' : '>='} ${one.name}`,
    })),
    aside: pairs.every(isRange) ? 'supposed: no least is above its most' : 'supposed: nothing ends before it begins',
  }
}

const isRange = ([{ name }]: readonly [DraftField, DraftField]): boolean => /(^|_)min(imum)?(_|$)/.test(name)

function pairsOf(
  fields: readonly DraftField[],
  from: string,
  to: string,
): readonly (readonly [DraftField, DraftField])[] {
  return fields.flatMap((one, index) => {
    const name = replaced(one.name, from, to)
    const at = name === null ? -1 : fields.findIndex((field) => field.name === name)
    const other = fields[at]
    const isAfter = from !== 'departure' && from !== 'arrival' ? true : index < at
    return other !== undefined && isAfter && kindOf(one) === kindOf(other) && ORDERED.has(kindOf(one))
      ? [[one, other] as const]
      : []
  })
}

/** `start_date` -> `end_date`; null where the word is no part of it. */
function replaced(name: string, from: string, to: string): string | null {
  const parts = new RegExp(`(^|_)${from}(_|$)`)
  return parts.test(name) ? name.replace(parts, `$1${to}$2`) : null
}

/** Times of the day may go over midnight. */
const ORDERED: ReadonlySet<string> = new Set(['date', 'datetime', 'int', 'float', 'decimal'])
const kindOf = ({ type }: DraftField): string => /^\w+/.exec(type)?.[0] ?? ''
