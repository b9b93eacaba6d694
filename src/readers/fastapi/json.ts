import { statusNumber } from './status.ts'
import { isNone } from '../../python/values/ask.ts'
import { stringOf } from '../../python/interpret/text.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Value } from '../../python/values/value.ts'

/** A value as JSON, the way FastAPI's encoder would write it; undefined when it is not known. */
export function toJson(value: Value | undefined, machine: Machine, depth = 0): unknown {
  if (!value || depth > 40) return undefined
  switch (value.kind) {
    case 'constant':
      if (value.type === 'ellipsis' || value.type === 'complex') return undefined
      return typeof value.value === 'bigint' ? Number(value.value) : value.value
    case 'member':
      return toJson(value.value, machine, depth + 1)
    case 'sequence':
      return value.items.map((item) => toJson(item, machine, depth + 1)).filter((item) => item !== undefined)
    case 'mapping':
      return mappingToJson(value, machine, depth)
    case 'alternatives':
      return toJson(value.options[0]?.value, machine, depth + 1)
    case 'external':
      return statusNumber(value) ?? undefined
    case 'instance':
      return instanceToJson(value, machine, depth)
    default:
      return undefined
  }
}

function mappingToJson(value: Value & { kind: 'mapping' }, machine: Machine, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const entry of value.entries.values()) {
    const key =
      entry.key.kind === 'member'
        ? toJson(entry.key, machine)
        : (stringOf(entry.key, machine) ?? statusNumber(entry.key))
    const item = toJson(entry.value, machine, depth + 1)
    if (key !== null && key !== undefined && item !== undefined) result[String(key)] = item
  }
  return result
}

/** An object of the project is written by its attributes, as a model would be. */
function instanceToJson(value: Value & { kind: 'instance' }, machine: Machine, depth: number): unknown {
  if (value.class.kind === 'external') return undefined
  const result: Record<string, unknown> = {}
  for (const name of fieldNames(value)) {
    const item = toJson(findAttribute(value, name, machine), machine, depth + 1)
    if (item !== undefined && !name.startsWith('_')) result[name] = item
  }
  return Object.keys(result).length > 0 ? result : undefined
}

const fieldNames = (value: Value & { kind: 'instance' }): readonly string[] => [...value.attributes.keys()]

/** Something said, not None and not left out. */
export const present = (value: Value | undefined): value is Value => value !== undefined && !isNone(value)

/** Puts one document into another, lists and mappings joined. */
export function mergeDeep(into: Record<string, unknown>, from: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(from)) {
    const before = into[key]
    if (isObject(before) && isObject(value)) mergeDeep(before, value)
    else if (Array.isArray(before) && Array.isArray(value)) into[key] = [...before, ...value]
    else into[key] = value
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
