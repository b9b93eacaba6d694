import type { Value } from '../values/value.ts'
import { callMethod } from './attributes.ts'
import type { Machine } from './machine.ts'

/** `str(value)` when it is known. */
export function stringOf(value: Value, machine: Machine): string | null {
  switch (value.kind) {
    case 'constant':
      return constantText(value.type, value.value)
    case 'member': {
      const own = callMethod(value, '__str__', machine)
      if (own) return own.kind === 'constant' ? String(own.value) : null
      if (value.class.mro.some((base) => base.kind === 'external' && base.path === 'enum.StrEnum')) return stringOf(value.value, machine)
      return `${value.class.name}.${value.name}`
    }
    case 'instance': {
      const own = callMethod(value, '__str__', machine)
      return own?.kind === 'constant' && own.type === 'str' ? String(own.value) : null
    }
    default:
      return null
  }
}

function constantText(type: string, value: unknown): string | null {
  if (type === 'none') return 'None'
  if (type === 'ellipsis') return 'Ellipsis'
  if (type === 'bool') return value ? 'True' : 'False'
  if (type === 'bytes') return null
  if (type === 'float' && Number.isInteger(value)) return `${String(value)}.0`
  return String(value)
}
