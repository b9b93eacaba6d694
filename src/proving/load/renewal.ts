import { isObject } from '../../kernel/json.ts'
import type { Operation } from '../../model/index.ts'
import { referredTo } from '../attacks/surface/references.ts'
import { type Resource, isReference, keysOf } from '../attacks/surface/resources.ts'
import type { Sent } from '../attacks/wire/send.ts'
import type { Caller } from '../attacks/world/caller.ts'
import type { Wanted } from '../attacks/world/requests.ts'
import type { World } from '../attacks/world/world.ts'

/** A place of a request that holds the key of a row, and may hold that of a new one each time. */
export interface Renewal {
  readonly place: 'key' | 'member'
  readonly name: string
  readonly numeric: boolean
  readonly resource: Resource
}

/** What is sent, as the members of its body. */
export function membersSent({ body }: Sent): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = body === undefined ? null : JSON.parse(String(body))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** Ways to ask for the same of other rows: one new row is tried before several. */
export function renewalsOf(world: World, operation: Operation, sent: Sent): readonly (readonly Renewal[])[] {
  const { surface } = world
  const inPath = keysOf(operation.path).flatMap(({ name, collection }): Renewal[] => {
    const resource = world.resourceAt(collection)
    return resource === undefined ? [] : [{ place: 'key', name, numeric: false, resource }]
  })
  const inBody = Object.entries(membersSent(sent)).flatMap(([name, value]): Renewal[] => {
    const resource = isReference(name) ? referredTo(surface, operation, name) : undefined
    return resource === undefined ? [] : [{ place: 'member', name, numeric: typeof value === 'number', resource }]
  })
  const all = [...inPath, ...inBody]
  return [...all.map((one) => [one]), ...(all.length > 1 ? [all] : [])]
}

/** The same of rows that are made for it. */
export async function renewed(
  world: World,
  caller: Caller,
  wanted: Wanted,
  renewals: readonly Renewal[],
): Promise<Wanted> {
  const keys: Record<string, string> = { ...wanted.keys }
  const members: Record<string, unknown> = { ...wanted.members }
  for (const { place, name, numeric, resource } of renewals) {
    const key = await world.another(caller, resource)
    if (place === 'key') keys[name] = key
    else members[name] = numeric ? Number(key) : key
  }
  return { ...wanted, keys, ...(Object.keys(members).length > 0 && { members }) }
}
