import type { Value } from '../../../python/values/value.ts'

/** A constant as Python's `repr` writes it. */
export function literalText(value: Value): string {
  if (value.kind === 'member') return `<${value.class.name}.${value.name}: ${literalText(value.value)}>`
  if (value.kind !== 'constant') return value.kind
  switch (value.type) {
    case 'str': {
      const text = String(value.value)
      return text.includes("'") && !text.includes('"')
        ? `"${text}"`
        : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    }
    case 'none':
      return 'None'
    case 'bool':
      return value.value ? 'True' : 'False'
    case 'ellipsis':
      return '...'
    default:
      return String(value.value)
  }
}
