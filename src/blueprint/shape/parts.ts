import type { MapTree, Tree } from '../syntax/tree.ts'
import { type Named, type Read, type Schema, type Shape, asList, asMap, asValue, unknownKey } from './shape.ts'

type Keys = Readonly<Record<string, Shape<unknown>>>
/** What is not said is null. */
type ObjectOf<K extends Keys> = { readonly [Key in keyof K]: Read<K[Key]> | null } & {
  /** Where each key stands. */
  readonly at: MapTree
}

/** A map with keys that are known beforehand. */
export function object<K extends Keys>(keys: K, example: string, open = false): Shape<ObjectOf<K>> {
  const names = Object.keys(keys)
  return {
    layout: { order: names, inner: (key) => (Object.hasOwn(keys, key) ? keys[key] : undefined), open },
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((key) => [key, keys[key]!.schema])),
      additionalProperties: false,
    },
    read(tree, reading) {
      const map = asMap(tree, reading, `For example ${example}`)
      if (!map) return null
      const read: Record<string, unknown> = Object.fromEntries(names.map((key) => [key, null]))
      for (const { key, keyAt, value } of map.entries) {
        if (!Object.hasOwn(keys, key)) unknownKey(key, keyAt, names, reading)
        else read[key] = keys[key]!.read(value, reading)
      }
      return { ...read, at: map } as ObjectOf<K>
    },
  }
}

/** A map from names somebody chose. */
export function map<Value>(shape: Shape<Value>, example: string, most = Infinity): Shape<readonly Named<Value>[]> {
  return {
    // Things with keys of their own stand one below the other.
    layout: { order: [], inner: () => shape, open: (shape.layout?.order.length ?? 0) > 0, most },
    schema: { type: 'object', additionalProperties: shape.schema },
    read(tree, reading) {
      const entries = asMap(tree, reading, `For example ${example}`)?.entries
      return (
        entries?.flatMap((entry) => {
          const value = shape.read(entry.value, reading)
          return value === null
            ? []
            : [{ name: entry.key, nameAt: entry.keyAt, value, start: entry.start, end: entry.end }]
        }) ?? null
      )
    },
  }
}

export function list<Value>(shape: Shape<Value>, example: string): Shape<readonly Value[]> {
  return {
    layout: { order: [], inner: () => shape, open: false },
    schema: { type: 'array', items: shape.schema },
    read(tree, reading) {
      const items = asList(tree, reading, `Write it as ${example}`)?.items
      return (
        items?.flatMap((item) => {
          const value = shape.read(item, reading)
          return value === null ? [] : [value]
        }) ?? null
      )
    },
  }
}

/** A single value with a grammar of its own. */
export function expression<Value>(
  parse: (text: string, offset: number) => Value,
  example: string,
  schema: Schema = {},
): Shape<Value> {
  return {
    // YAML makes numbers of some.
    schema: { type: ['string', 'number'], ...schema, examples: [example] },
    read(tree, reading) {
      const value = asValue(tree, reading, `For example ${example}`)
      return value && reading.attempt(() => parse(value.text, value.inside))
    },
  }
}

/** One of two ways to say it, told apart by what stands there. */
export function either<One, Other>(
  one: Shape<One>,
  other: Shape<Other>,
  isOne: (tree: Tree) => boolean,
): Shape<One | Other> {
  const layout = other.layout ?? one.layout
  return {
    ...(layout ? { layout } : {}),
    schema: { anyOf: [one.schema, other.schema] },
    read: (tree, reading): One | Other | null => (isOne(tree) ? one.read(tree, reading) : other.read(tree, reading)),
  }
}

export const isValue = ({ kind }: Tree): boolean => kind === 'value'
