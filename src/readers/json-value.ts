import { NONE, bool, list, mapping, text } from '../python/values/make.ts'
import type { Value } from '../python/values/value.ts'

/** A JSON document as the program would hold it. */
export function valueOf(json: unknown): Value {
  if (typeof json === 'string') return text(json)
  if (typeof json === 'number') return { kind: 'constant', type: Number.isInteger(json) ? 'int' : 'float', value: json }
  if (typeof json === 'boolean') return bool(json)
  if (Array.isArray(json)) return list(json.map(valueOf))
  if (typeof json === 'object' && json !== null)
    return mapping(Object.entries(json).map(([key, item]) => [text(key), valueOf(item)]))
  return NONE
}

/** FastAPI leaves out whatever is None, wherever it stands in a mapping. */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutNulls(item)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item)]])),
  ) as T
}
