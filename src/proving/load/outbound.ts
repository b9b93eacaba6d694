import { isObject } from '../../kernel/json.ts'
import type { Operation } from '../../model/index.ts'
import { followsAddress } from '../attacks/surface/addresses.ts'

/** An address in a body that the backend would go to by itself; null where there is none. */
export function addressFollowed(operation: Operation, body: unknown, path: readonly string[] = []): string | null {
  if (typeof body === 'string')
    return /^https?:\/\//i.test(body) && followsAddress(operation, path) ? path.join('.') : null
  if (Array.isArray(body)) return first(body.map((one: unknown) => addressFollowed(operation, one, path)))
  if (!isObject(body)) return null
  return first(Object.entries(body).map(([name, value]) => addressFollowed(operation, value, [...path, name])))
}

const first = (found: readonly (string | null)[]): string | null => found.find((one) => one !== null) ?? null
