import { isObject } from '../../kernel/json.ts'
import type { JsonSchema, Operation } from '../../model/index.ts'
import { exampleOf } from '../attacks/contract/example.ts'
import { membersOf, schemasOf } from '../attacks/surface/bodies.ts'
import { isReference } from '../attacks/surface/resources.ts'
import type { Caller } from '../attacks/world/caller.ts'
import type { World } from '../attacks/world/world.ts'

/** More of them would only be refused for the same reason. */
const MOST_TRIED = 3

/**
 * Members of which one makes a change of a request that may be empty: an empty one changes nothing, and is no write.
 * None where something is asked for anyway, or nothing plain can be said.
 */
export async function membersToChange(world: World, operation: Operation, caller: Caller): Promise<readonly string[]> {
  const body = await world.body(operation, caller)
  if (!isObject(body) || Object.keys(body).length > 0) return []
  const members = Object.entries(membersOf(world.surface.backend, operation))
  return members.flatMap(([name, schema]) => (isPlainText(name, schema) ? [name] : [])).slice(0, MOST_TRIED)
}

/** A new value of a member. */
export function newValue({ surface }: World, operation: Operation, name: string): unknown {
  const schema = membersOf(surface.backend, operation)[name] ?? {}
  return exampleOf(schema, schemasOf(surface.backend, operation), name)
}

/** What hangs on an account, a state or another place is not changed just so. */
const delicate = /mail|passw|role|status|state|token|secret|key|url|uri|link|phone|version/i

const isPlainText = (name: string, schema: JsonSchema): boolean =>
  schema['type'] === 'string' &&
  !['format', 'enum', 'const', 'pattern', 'contentMediaType'].some((one) => one in schema) &&
  !delicate.test(name) &&
  !isReference(name)
