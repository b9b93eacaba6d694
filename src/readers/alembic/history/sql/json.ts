import { asText } from '../../../../python/values/ask.ts'
import type { Value } from '../../../../python/values/value.ts'

/** A value as `json.dumps` writes it; null when a part is not told. */
export function jsonText(value: Value): string | null {
  switch (value.kind) {
    case 'constant':
      if (value.type === 'none') return 'null'
      if (value.type === 'str') return ascii(JSON.stringify(value.value))
      return value.type === 'bool' || value.type === 'int' || value.type === 'float' ? String(value.value) : null
    case 'member':
      return jsonText(value.value)
    case 'sequence':
      return value.open ? null : joined(value.items.map(jsonText), '[', ']')
    case 'mapping':
      return value.open ? null : joined([...value.entries.values()].map(entry), '{', '}')
    default:
      return null
  }
}

function entry({ key, value }: { readonly key: Value; readonly value: Value }): string | null {
  const [name, text] = [asText(key), jsonText(value)]
  return name === null || text === null ? null : `${ascii(JSON.stringify(name))}: ${text}`
}

const joined = (parts: readonly (string | null)[], open: string, close: string): string | null =>
  parts.includes(null) ? null : `${open}${parts.join(', ')}${close}`

const ascii = (text: string): string =>
  text.replace(/[\u007f-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
