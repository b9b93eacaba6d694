import { asText, isNone } from '../../../python/values/ask.ts'
import { NONE, external, list, mapping, setItem, text, unknown } from '../../../python/values/make.ts'
import type { CallOf, Instance, Mapping, Site, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import { PLAIN_ROUTE } from './route.ts'

type Method = NonNullable<Summary['methods']>[string]

/** A list that was handed over. Of several that it may be, each item is there only perhaps. */
export function listed(value: Value | undefined): Value {
  if (!value || isNone(value)) return list([])
  if (value.kind === 'sequence') return list(value.items, value.open)
  if (value.kind !== 'alternatives') return list([], true)
  const parts = value.options.map((option) => ({ option, inner: listed(option.value) }))
  const items = parts.flatMap(({ option, inner }) =>
    inner.kind === 'sequence'
      ? inner.items.map((item): Value => ({
          kind: 'alternatives',
          options: [{ value: item, condition: option.condition }],
        }))
      : [],
  )
  return list(
    items,
    parts.some(({ inner }) => inner.kind === 'sequence' && inner.open),
  )
}

export const attribute = (self: Value, name: string): Value =>
  self.kind === 'instance' ? (self.attributes.get(name) ?? NONE) : NONE
export const given = (call: CallOf, name: string): Value | undefined => {
  const value = call.keywords.get(name)
  return value && !isNone(value) ? value : undefined
}

export function joinPath(prefix: Value, path: Value, site: Site): Value {
  const [a, b] = [asText(prefix), asText(path)]
  if (a !== null && b !== null) return text(a + b)
  if (prefix.kind === 'alternatives')
    return {
      kind: 'alternatives',
      options: prefix.options.map((one) => ({ ...one, value: joinPath(one.value, path, site) })),
    }
  if (path.kind === 'alternatives')
    return {
      kind: 'alternatives',
      options: path.options.map((one) => ({ ...one, value: joinPath(prefix, one.value, site) })),
    }
  return unknown(`text "${a ?? shown(prefix)}${b ?? shown(path)}"`, site)
}

export function shown(value: Value): string {
  const written = value.kind === 'unknown' ? /^text "(.*)"$/.exec(value.why)?.[1] : undefined
  return written ?? '{?}'
}

export function joinLists(...parts: readonly (Value | undefined)[]): Value {
  const known = parts.map(listed)
  return list(
    known.flatMap((part) => (part.kind === 'sequence' ? part.items : [])),
    known.some((part) => part.kind === 'sequence' && part.open),
  )
}

export function joinMappings(...parts: readonly (Value | undefined)[]): Mapping {
  const result = mapping()
  for (const part of parts) {
    if (part?.kind === 'mapping') for (const { key, value } of part.entries.values()) setItem(result, key, value)
    else if (part && !isNone(part)) result.open = true
  }
  return result
}

/** True and true is true; one false is enough for false; what cannot be told stays as it is. */
export function both(one: Value | undefined, two: Value): Value {
  if (one === undefined) return two
  if (one.kind === 'constant' && !one.value) return one
  if (two.kind === 'constant') return two.value || two.type === 'none' ? one : two
  return two
}

export function addRoute(self: Instance, route: Value): void {
  const routes = attribute(self, 'routes')
  if (routes.kind === 'sequence') routes.items.push(route)
}

/** A route of Starlette's own, which FastAPI serves and does not publish. */
export const addPlainRoute: Method = (self, given_, machine) => {
  if (self.kind !== 'instance') return undefined
  addRoute(self, call(external(PLAIN_ROUTE), given_, machine))
  return NONE
}
