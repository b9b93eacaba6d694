import type { Json } from '../core/core.ts'
import type { Definitions } from './definitions.ts'
import { canonical } from './writer.ts'

/** The final names of all definitions, and how to write them into schemas. */
export interface Naming {
  readonly names: ReadonlyMap<string, string>
  rename(json: unknown): unknown
}

/**
 * Gives every definition the best name that means one schema only. Shorter names inside make schemas
 * equal that were not before, so this is repeated until nothing changes, as pydantic does.
 */
export function nameDefinitions(definitions: Definitions): Naming {
  let current = new Map([...definitions.schemas].map(([name, json]) => [name, json as unknown]))
  let names = new Map<string, string>()
  let before = ''
  for (let i = 0; i < 100; i++) {
    const meanings = meaningsOf(current, definitions)
    names = new Map()
    const pointers = new Map<string, string>()
    for (const name of definitions.schemas.keys()) {
      const choices = definitions.choices.get(name) ?? [name]
      const best = choices.findIndex((one) => meanings.get(one)?.size === 1)
      const chosen = choices[Math.max(best, 0)]!
      names.set(name, chosen)
      for (const other of choices.slice(Math.max(best, 0)))
        pointers.set(definitions.pointer(other), definitions.pointer(chosen))
    }
    const rename = (json: unknown): unknown => renamed(json, pointers)
    const now = canonical([...names])
    if (now === before) return { names, rename }
    before = now
    current = new Map([...current].map(([name, json]) => [name, rename(json)]))
  }
  return { names, rename: (json) => json }
}

function meaningsOf(
  current: ReadonlyMap<string, unknown>,
  definitions: Definitions,
): ReadonlyMap<string, ReadonlySet<string>> {
  const meanings = new Map<string, Set<string>>()
  for (const [name, json] of current) {
    const text = canonical(json)
    for (const choice of definitions.choices.get(name) ?? [name]) {
      const known = meanings.get(choice)
      if (known) known.add(text)
      else meanings.set(choice, new Set([text]))
    }
  }
  return meanings
}

/** Every string that is a reference is renamed: mappings of discriminators hold them as plain values. */
function renamed(json: unknown, pointers: ReadonlyMap<string, string>): unknown {
  if (typeof json === 'string') return pointers.get(json) ?? json
  if (Array.isArray(json)) return json.map((item) => renamed(item, pointers))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json as Json).map(([key, item]) => [key, renamed(item, pointers)]))
}
