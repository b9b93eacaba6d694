import { type Json, isObject, listAt, objectAt, sameJson } from '../../kernel/json.ts'

/** One schema that accepts what all of them accept. Where two speak of one property, both go on counting. */
export function mergeSchemas(parts: readonly Json[]): Json {
  const [first = {}, ...rest] = parts
  return rest.reduce(mergePair, first)
}

type Merge = (a: unknown, b: unknown) => unknown

const both: Merge = (a, b) => ({ allOf: [a, b] })
const lower: Merge = (a, b) => Math.min(Number(a), Number(b))
const higher: Merge = (a, b) => Math.max(Number(a), Number(b))
const eitherTrue: Merge = (a, b) => a === true || b === true

/** What two values of a keyword come to; of any other keyword the outer schema has the word. */
const MERGES: Readonly<Record<string, Merge>> = {
  type: intersectTypes,
  enum: (a, b) => (a as unknown[]).filter((each) => (b as unknown[]).some((other) => sameJson(each, other))),
  required: (a, b) => [...new Set([...(a as unknown[]), ...(b as unknown[])])],
  properties: mergeNamed,
  patternProperties: mergeNamed,
  items: both,
  not: (a, b) => ({ anyOf: [a, b] }),
  additionalProperties: (a, b) => (a === false || b === false ? false : a === true ? b : b === true ? a : both(a, b)),
  anyOf: combinations,
  oneOf: combinations,
  maximum: lower,
  exclusiveMaximum: lower,
  maxLength: lower,
  maxItems: lower,
  maxProperties: lower,
  minimum: higher,
  exclusiveMinimum: higher,
  minLength: higher,
  minItems: higher,
  minProperties: higher,
  uniqueItems: eitherTrue,
  readOnly: eitherTrue,
  writeOnly: eitherTrue,
  deprecated: eitherTrue,
}

function mergePair(a: Json, b: Json): Json {
  const result: Record<string, unknown> = { ...b, ...a }
  for (const keyword of Object.keys(a)) {
    const merge = Object.hasOwn(MERGES, keyword) ? MERGES[keyword] : undefined
    if (merge && Object.hasOwn(b, keyword) && !sameJson(a[keyword], b[keyword]))
      result[keyword] = merge(a[keyword], b[keyword])
  }
  return result
}

function intersectTypes(a: unknown, b: unknown): unknown {
  const [left, right] = [a, b].map((each) => (Array.isArray(each) ? (each as unknown[]) : [each]))
  const shared = (left ?? []).filter(
    (each) => right?.includes(each) || (each === 'integer' && right?.includes('number')),
  )
  const narrower =
    right?.includes('integer') && left?.includes('number') && !left.includes('integer') ? ['integer'] : []
  const types = [...shared, ...narrower]
  return types.length === 1 ? types[0] : types
}

function mergeNamed(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return a
  const holder = { a, b }
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => {
      const [left, right] = [objectAt(holder, 'a')[name], objectAt(holder, 'b')[name]]
      if (left === undefined || right === undefined) return [name, left ?? right]
      return [name, sameJson(left, right) ? left : both(left, right)]
    }),
  )
}

/** More than this many would only be written to be many. */
const MOST_COMBINATIONS = 16

/** Each of the one with each of the other. */
function combinations(a: unknown, b: unknown): unknown {
  const holder = { a, b }
  if (listAt(holder, 'a').length * listAt(holder, 'b').length > MOST_COMBINATIONS) return a
  return listAt(holder, 'a').flatMap((left) => listAt(holder, 'b').map((right) => both(left, right)))
}
