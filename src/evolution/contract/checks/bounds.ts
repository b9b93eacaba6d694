import type { Json } from '../../../kernel/json.ts'
import { type Check, type Found, type Node, found } from './check.ts'

interface Bound {
  readonly name: string
  readonly keyword: string
  /** A bound of zero that is none: every text has at least no letters. */
  readonly zeroIsNone?: boolean
}

const BOUNDS: readonly Bound[] = [
  { name: 'max', keyword: 'maximum' },
  { name: 'min', keyword: 'minimum' },
  { name: 'exclusive-max', keyword: 'exclusiveMaximum' },
  { name: 'exclusive-min', keyword: 'exclusiveMinimum' },
  { name: 'max-length', keyword: 'maxLength' },
  { name: 'min-length', keyword: 'minLength', zeroIsNone: true },
  { name: 'max-items', keyword: 'maxItems' },
  { name: 'min-items', keyword: 'minItems', zeroIsNone: true },
  { name: 'max-properties', keyword: 'maxProperties' },
  { name: 'min-properties', keyword: 'minProperties', zeroIsNone: true },
  { name: 'max-contains', keyword: 'maxContains' },
  { name: 'min-contains', keyword: 'minContains' },
]

export const bounds: Check = {
  places: ['body', 'property', 'parameter', 'header'],
  find: (node) => BOUNDS.flatMap((bound) => boundChange(bound, node)),
}

function boundChange(bound: Bound, { base, head }: Node): readonly Found[] {
  const [before, after] = [valueOf(bound, base), valueOf(bound, head)]
  if (before === after) return []
  if (before === null) return [found(`${bound.name}-set`, after)]
  if (after === null) return [found(`${bound.name}-unset`, before)]
  return [found(`${bound.name}-${after > before ? 'increased' : 'decreased'}`, before, after)]
}

function valueOf({ keyword, zeroIsNone }: Bound, schema: Json): number | null {
  const value = schema[keyword]
  return typeof value !== 'number' || (zeroIsNone && value === 0) ? null : value
}

export const multipleOf: Check = {
  places: ['body', 'property', 'parameter', 'header'],
  find({ base, head, direction, place }) {
    const [before, after] = [base['multipleOf'], head['multipleOf']]
    if (before === after) return []
    if (typeof before !== 'number') return typeof after === 'number' ? [found('multiple-of-set', after)] : []
    if (typeof after !== 'number') return [found('multiple-of-unset', before)]
    if (place === 'parameter' || place === 'header') return []
    const finer = Number.isInteger(direction === 'request' ? before / after : after / before)
    const word = direction === 'request' ? 'generalized' : 'specialized'
    return [found(`multiple-of-${finer ? word : 'changed'}`, before, after)]
  },
}

export const uniqueItems: Check = {
  places: ['body', 'property'],
  find({ base, head, direction }) {
    const [before, after] = [base['uniqueItems'] === true, head['uniqueItems'] === true]
    if (before === after) return []
    if (after) return direction === 'request' ? [found('unique-items-set')] : []
    return [found('unique-items-unset')]
  },
}

export const pattern: Check = {
  places: ['property', 'parameter'],
  find({ base, head, direction }) {
    const [before, after] = [base['pattern'] ?? '', head['pattern'] ?? '']
    if (before === after) return []
    if (before === '') return [found('pattern-added', after)]
    if (after === '') return [found('pattern-removed', before)]
    return [found(after === '.*' && direction === 'request' ? 'pattern-generalized' : 'pattern-changed', before, after)]
  },
}
