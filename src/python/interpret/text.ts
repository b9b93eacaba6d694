import type { Instance, Value } from '../values/value.ts'
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
      if (value.class.mro.some((base) => base.kind === 'external' && base.path === 'enum.StrEnum'))
        return stringOf(value.value, machine)
      return `${value.class.name}.${value.name}`
    }
    case 'instance': {
      if (value.class.kind === 'external') return outsideText(value, machine)
      const own = callMethod(value, '__str__', machine) ?? callMethod(value, '__repr__', machine)
      return own?.kind === 'constant' && own.type === 'str' ? String(own.value) : null
    }
    case 'sequence':
    case 'mapping':
      return representation(value, machine)
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

function outsideText(value: Instance, machine: Machine): string | null {
  const path = value.class.kind === 'external' ? value.class.path : ''
  const run = value.site && machine.library.find(path, (summary) => summary.methods?.['__str__'])
  const shown = run && run(value, { args: [], keywords: new Map(), open: false, site: value.site! }, machine)
  return shown?.kind === 'constant' && shown.type === 'str' ? String(shown.value) : null
}

const BRACKETS = { list: ['[', ']'], tuple: ['(', ')'], set: ['{', '}'] } as const
const LONGEST = 10_000

/** `repr(value)` when it is known. */
export function representation(value: Value, machine: Machine, depth = 0): string | null {
  if (depth > 8) return null
  if (value.kind === 'constant' && value.type === 'str') return quoted(String(value.value))
  if (value.kind === 'instance' && value.class.kind === 'class') {
    const own = callMethod(value, '__repr__', machine)
    return own?.kind === 'constant' && own.type === 'str' ? String(own.value) : null
  }
  if (value.kind === 'sequence') {
    if (value.type === 'iterator' || value.open) return null
    if (value.type === 'set' && value.items.length === 0) return 'set()'
    const inside = listed(value.items.map((item) => () => representation(item, machine, depth + 1)))
    const [open, close] = BRACKETS[value.type]
    return inside === null
      ? null
      : `${open}${inside}${value.type === 'tuple' && value.items.length === 1 ? ',' : ''}${close}`
  }
  if (value.kind === 'mapping') {
    const pair = (key: Value, item: Value) => () =>
      listed([() => representation(key, machine, depth + 1), () => representation(item, machine, depth + 1)], ': ')
    const inside = value.open ? null : listed([...value.entries.values()].map((one) => pair(one.key, one.value)))
    return inside === null ? null : `{${inside}}`
  }
  return value.kind === 'constant' ? stringOf(value, machine) : null
}

/** Parts that are all known and do not grow beyond what anybody reads. */
function listed(parts: readonly (() => string | null)[], between = ', '): string | null {
  let result = ''
  for (const [i, part] of parts.entries()) {
    const shown = part()
    if (shown === null || result.length > LONGEST) return null
    result += i === 0 ? shown : between + shown
  }
  return result
}

function quoted(value: string): string {
  const mark = value.includes("'") && !value.includes('"') ? '"' : "'"
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
  return `${mark}${mark === "'" ? escaped.replaceAll("'", "\\'") : escaped}${mark}`
}
