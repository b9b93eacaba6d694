import type { Scope } from '../check/scope.ts'

const known = new WeakMap<Scope['resources'], ReadonlyMap<string, number>>()

/** How many rows resources are to hold, where it is said: of themselves, or of how many what refers to them names. */
export function rowsOfResources({ resources }: Pick<Scope, 'resources'>): ReadonlyMap<string, number> {
  const before = known.get(resources)
  if (before) return before
  const found = rowsIn(resources)
  known.set(resources, found)
  return found
}

function rowsIn(resources: Scope['resources']): ReadonlyMap<string, number> {
  const own = new Map<string, number>()
  const named = new Map<string, number>()
  for (const [resource, { value }] of resources) {
    if (typeof value.scale === 'number') own.set(resource, value.scale)
    for (const { name, value: many } of typeof value.scale === 'number' ? [] : (value.scale ?? [])) {
      if (typeof many !== 'number') continue
      if (name === 'rows') own.set(resource, many)
      const type = value.fields?.find((field) => field.name === name)?.value.type
      if (type?.kind !== 'reference' || type.to.text === resource) continue
      named.set(type.to.text, Math.max(many, named.get(type.to.text) ?? 0))
    }
  }
  return new Map([...named, ...own])
}
