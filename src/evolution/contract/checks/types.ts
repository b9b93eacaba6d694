import { listed } from '../../../kernel/english.ts'
import { type Json, isObject, sameJson } from '../../../kernel/json.ts'
import { type Schemas, typesOf } from '../schemas.ts'
import { ANNOTATIONS } from '../transitions.ts'
import { type Check, type Node, found } from './check.ts'

export const types: Check = {
  places: ['body', 'property', 'parameter', 'parameter-property', 'header'],
  find(node) {
    const type = !sameSet(typesOf(node.base), typesOf(node.head))
    const format = formatOf(node.base) !== formatOf(node.head)
    if (!type && !format) return []
    const dimension = type && format ? 'type/format' : type ? 'type' : 'format'
    return [
      found(
        verdictOf(node, type),
        dimension,
        shownAs(node.base, dimension, node.schemas.base),
        shownAs(node.head, dimension, node.schemas.head),
      ),
    ]
  },
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((one) => b.includes(one)) && b.every((one) => a.includes(one))

const formatOf = (schema: Json): string => String(schema['format'] ?? '')

function verdictOf(node: Node, typeChanged: boolean): string {
  if (node.place === 'parameter')
    return breaks(node, typeChanged, false) && !becameList(node) ? 'type-changed' : 'type-generalized'
  if (node.place === 'parameter-property') {
    const [strict, loose] = [breaks(node, typeChanged, true), breaks(node, typeChanged, false)]
    return strict === loose ? (strict ? 'type-specialized' : 'type-generalized') : 'type-changed'
  }
  return node.direction === 'request' ? requestVerdict(node, typeChanged) : responseVerdict(node, typeChanged)
}

function requestVerdict(node: Node, typeChanged: boolean): string {
  const [before, after] = [typesOf(node.base), typesOf(node.head)]
  const wider = typeChanged && isSubset(before, after)
  if (!(typeChanged && !wider && after.length === 0) && breaks(node, typeChanged && !wider, isStrict(node))) {
    return 'type-changed'
  }
  return typeChanged && before.length > 0 && after.length > 0 && !wider ? 'type-compatible' : 'type-generalized'
}

function responseVerdict(node: Node, typeChanged: boolean): string {
  const [before, after] = [typesOf(node.base), typesOf(node.head)]
  const narrower = typeChanged && isSubset(after, before)
  const back: Node = { ...node, base: node.head, head: node.base }
  if (!(typeChanged && !narrower && before.length === 0) && breaks(back, typeChanged && !narrower, isStrict(node))) {
    return typeChanged && isSubset(before, after) ? 'type-generalized' : 'type-changed'
  }
  return typeChanged && before.length > 0 && after.length > 0 && !narrower ? 'type-compatible' : 'type-specialized'
}

/** In JSON a number is no text; elsewhere everything is text first. */
const isStrict = ({ mediaType, place }: Node): boolean =>
  place !== 'header' && (mediaType === 'application/json' || mediaType.endsWith('+json'))

/** Whether a value of the base may be refused by the head. */
function breaks({ base, head }: Node, typeChanged: boolean, strict: boolean): boolean {
  const [before, after] = [typesOf(base), typesOf(head)]
  const gone = before.filter((type) => !after.includes(type))
  const come = after.filter((type) => !before.includes(type))
  const typeBreaks = typeChanged && !isContained(come, gone, strict)
  return typeBreaks || (formatOf(base) !== formatOf(head) && !isFormatContained(formatOf(head), formatOf(base), after))
}

function isContained(to: readonly string[], from: readonly string[], strict: boolean): boolean {
  const [one, other] = [to[0], from[0]]
  if (to.length === 1 && from.length === 1 && isSubtype(other!, one!)) return true
  return !strict && (to.length === 0 || (to.length === 1 && one === 'string'))
}

const isSubtype = (type: string, of: string): boolean => type === of || (type === 'integer' && of === 'number')

const isSubset = (types: readonly string[], of: readonly string[]): boolean =>
  types.length > 0 && types.every((type) => of.some((other) => isSubtype(type, other)))

const WIDER: ReadonlySet<string> = new Set([
  'number float double',
  'integer int32 int64',
  'integer int32 bigint',
  'integer int64 bigint',
])

const isFormatContained = (to: string, from: string, types: readonly string[]): boolean =>
  to === '' || (types.length === 1 && WIDER.has(`${types[0]} ${from} ${to}`))

/** `?tag=a` says the same to a scalar and to a list, when the list takes what the scalar took. */
function becameList({ explodes, base, head }: Node): boolean {
  const withoutNull = (schema: Json): readonly string[] => typesOf(schema).filter((type) => type !== 'null')
  const items = head['items']
  if (!explodes || withoutNull(head).join() !== 'array' || !isObject(items)) return false
  const before = withoutNull(base)
  if (before.length === 0 || before.includes('array')) return false
  return isContained(withoutNull(items), before, false) && sameJson(constraintsOf(base), constraintsOf(items))
}

const constraintsOf = (schema: Json): Json =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== 'type' && !ANNOTATIONS.has(keyword)))

function shownAs(schema: Json, dimension: string, schemas: Schemas): string {
  const format = formatOf(schema)
  if (dimension === 'format') return format === '' ? 'none' : format
  const type = typeShown(schema, schemas)
  if (dimension === 'type' || format === '') return type
  return type === 'any' ? format : `${type}/${format}`
}

/** `array<string/uuid>`; what a list in a list holds is told no further. */
function typeShown(schema: Json, schemas: Schemas): string {
  const parts = typesOf(schema).map((type) => {
    const items = type === 'array' ? schemas.read(schema['items']) : null
    return items === null ? type : `array<${itemShown(items.value)}>`
  })
  return parts.length === 0 ? 'any' : parts.join(', ')
}

function itemShown(item: Json): string {
  const [type, format] = [typesOf(item).join(', ') || 'any', formatOf(item)]
  return format === '' ? type : type === 'any' ? format : `${type}/${format}`
}

export const listOfTypes: Check = {
  places: ['body', 'property', 'parameter', 'parameter-property'],
  find({ difference, direction }) {
    const { types: transition } = difference.transition
    if (transition === null) return []
    const { added, removed } = transition
    const narrowed = direction === 'request' ? removed.length > 0 : added.length === 0
    return [found(`list-of-types-${narrowed ? 'narrowed' : 'widened'}`, listed(narrowed ? removed : added))]
  },
}

export const nullability: Check = {
  places: ['body', 'property', 'parameter', 'parameter-property', 'header'],
  find({ base, head, difference }) {
    const [before, after] = [typesOf(base), typesOf(head)]
    const [was, is] = [base['nullable'] === true, head['nullable'] === true]
    if (was !== is) return [found(is ? 'became-nullable' : 'became-not-nullable')]
    const typed = before.length > 0 && after.length > 0
    if (typed && before.includes('null') && !after.includes('null')) return [found('became-not-nullable')]
    if (typed && after.includes('null') && !before.includes('null')) return [found('became-nullable')]
    const { nullable } = difference.transition
    return nullable === null ? [] : [found(nullable === 'added' ? 'became-nullable' : 'became-not-nullable')]
  },
}

export const falseSchema: Check = {
  places: ['body', 'property', 'parameter', 'parameter-property', 'header'],
  find({ base, head }) {
    const [was, is] = [base['x-never'] === true, head['x-never'] === true]
    return was === is ? [] : [found(is ? 'schema-became-false' : 'schema-became-not-false')]
  },
}
