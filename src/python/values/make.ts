import type {
  Alternatives,
  ClassValue,
  Constant,
  External,
  Generic,
  Instance,
  Mapping,
  Native,
  CallOf,
  Option,
  Sequence,
  Site,
  Unknown,
  Value,
} from './value.ts'

export const NONE: Constant = { kind: 'constant', type: 'none', value: null }
export const TRUE: Constant = { kind: 'constant', type: 'bool', value: true }
export const FALSE: Constant = { kind: 'constant', type: 'bool', value: false }
export const ELLIPSIS: Constant = { kind: 'constant', type: 'ellipsis', value: null }

/** A text that grows beyond this is no longer followed. */
export const LONGEST_TEXT = 1_000_000
/** A sequence that grows beyond this is left open. */
export const LONGEST_SEQUENCE = 100_000

export const text = (value: string): Constant => ({ kind: 'constant', type: 'str', value })
export const integer = (value: number): Constant => ({ kind: 'constant', type: 'int', value })
export const bool = (value: boolean): Constant => (value ? TRUE : FALSE)

export function sequence(type: Sequence['type'], items: readonly Value[], open = false): Sequence {
  return { kind: 'sequence', type, items: [...items], open }
}
export const list = (items: readonly Value[], open = false): Sequence => sequence('list', items, open)
export const tuple = (items: readonly Value[], open = false): Sequence => sequence('tuple', items, open)

const externals = new Map<string, External>()
/** One object per path, so that identity means equality. */
export function external(path: string): External {
  let value = externals.get(path)
  if (!value) externals.set(path, (value = { kind: 'external', path }))
  return value
}

/** Something inside something outside: `of.name`. Asked for often, so the joined name is made once. */
export function externalMember(of: External, name: string): External {
  let inside = members.get(of)
  if (!inside) members.set(of, (inside = new Map()))
  let known = inside.get(name)
  if (!known) inside.set(name, (known = external(`${of.path}.${name}`)))
  return known
}
const members = new WeakMap<External, Map<string, External>>()

/** A dotted name in two: what comes before the last dot, and what stands behind it. */
export function splitPath(value: External): SplitPath {
  let known = splits.get(value)
  if (!known) {
    const dot = value.path.lastIndexOf('.')
    splits.set(value, (known = { owner: value.path.slice(0, Math.max(0, dot)), name: value.path.slice(dot + 1) }))
  }
  return known
}
interface SplitPath {
  readonly owner: string
  readonly name: string
}
const splits = new WeakMap<External, SplitPath>()

export const generic = (origin: Value, args: readonly Value[]): Generic => ({ kind: 'generic', origin, args })
export const union = (args: readonly Value[]): Generic => generic(external('typing.Union'), args)
export const native = (name: string, call: (call: CallOf) => Value): Native => ({ kind: 'native', name, call })

export function unknown(why: string, site: Site | null = null, labels: readonly string[] = []): Unknown {
  return { kind: 'unknown', why, site, labels }
}

/** Text made of parts of which some are not known. */
export function composed(why: string, parts: readonly Value[], site: Site | null): Unknown {
  return { ...unknown(why, site, [...new Set(parts.flatMap(labelsOn))]), parts }
}

/** Of lists in lists the first hundreds tell enough; some hold themselves, some double with each level. */
const MOST_LOOKED_AT = 200

/** The labels on a value itself, not those of what it was made from. */
export function labelsOn(value: Value): readonly string[] {
  const seen = new Set<Value>([value])
  const labels = new Set<string>()
  for (const one of seen) {
    if (one.kind === 'unknown' || one.kind === 'instance') for (const label of one.labels) labels.add(label)
    for (const inner of heldIn(one)) if (seen.size < MOST_LOOKED_AT) seen.add(inner)
  }
  return [...labels]
}

function heldIn(value: Value): readonly Value[] {
  if (value.kind === 'method') return [value.self]
  if (value.kind === 'alternatives') return value.options.map((option) => option.value)
  return value.kind === 'sequence' ? value.items.slice(0, 20) : []
}

export function instance(
  of: ClassValue | External,
  call: Partial<CallOf> = {},
  labels: readonly string[] = [],
  receiver: Value | null = null,
): Instance {
  return {
    kind: 'instance',
    class: of,
    attributes: new Map(),
    args: call.args ?? [],
    keywords: call.keywords ?? new Map(),
    receiver,
    site: call.site ?? null,
    labels,
  }
}

/** One value when all options are the same, flat when options are alternatives themselves. */
export function alternatives(options: readonly Option[]): Value {
  const flat: Option[] = []
  for (const option of options) {
    const inner = option.value.kind === 'alternatives' ? option.value.options : [option]
    for (const one of inner) if (!flat.some((seen) => same(seen.value, one.value))) flat.push(one)
  }
  const first = flat[0]
  if (!first) return unknown('no value')
  if (flat.length === 1) return first.value
  return { kind: 'alternatives', options: flat.slice(0, 12) } satisfies Alternatives
}

/** Whether two values are surely the same. */
export function same(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.kind === 'constant' && b.kind === 'constant') return a.type === b.type && a.value === b.value
  return a.kind === 'member' && b.kind === 'member' && a.class === b.class && a.name === b.name
}

export function mapping(entries: readonly (readonly [Value, Value])[] = [], open = false): Mapping {
  const result: Mapping = { kind: 'mapping', entries: new Map(), open }
  for (const [key, value] of entries) setItem(result, key, value)
  return result
}

/** What makes two keys of a mapping equal. */
export function keyOf(key: Value, depth = 0): unknown {
  if (key.kind === 'constant')
    return key.type === 'str'
      ? `s${String(key.value)}`
      : `${key.type === 'bytes' ? 'b' : 'n'}${String(Number(key.value))}`
  if (key.kind === 'member') return isText(key.value) ? keyOf(key.value) : `m${key.class.qualname}.${key.name}`
  if (key.kind === 'sequence' && depth < 6) {
    const parts = key.items.map((item) => keyText(item, depth + 1))
    return key.type === 'set' ? `{${[...new Set(parts)].sort().join(',')}}` : `(${parts.join(',')})`
  }
  return key
}

const identities = new WeakMap<object, number>()
let nextIdentity = 1
function keyText(value: Value, depth: number): string {
  const key = keyOf(value, depth)
  if (typeof key === 'string') return key
  let id = identities.get(key as object)
  if (id === undefined) identities.set(key as object, (id = nextIdentity++))
  return `#${id}`
}

const isText = (value: Value): boolean => value.kind === 'constant' && value.type === 'str'

/** Each item once, as in a set. */
export function distinct(items: readonly Value[]): Value[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const)).values()]
}

export function setItem(into: Mapping, key: Value, value: Value): void {
  into.entries.set(keyOf(key), { key, value })
}

export function getItem(from: Mapping, key: Value): Value | undefined {
  return from.entries.get(keyOf(key))?.value
}
