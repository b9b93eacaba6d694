import type { Backend, EnvironmentVariable, Setting } from '../../model/index.ts'
import { compareText } from '../../model/queries/index.ts'

/** What has to be, or may be, set where it runs: what is new, or all where there was nothing. */
export function environmentOf({ runtime }: Backend, before: Backend | null): readonly EnvironmentVariable[] {
  const known = new Set((before?.runtime.settings ?? []).map(({ variable }) => variable))
  const seen = new Set<string>()
  return runtime.settings
    .filter(({ variable }) => !known.has(variable) && !seen.has(variable) && seen.add(variable))
    .map((setting) => ({
      name: setting.variable,
      what: setting.about ?? `${spoken(setting)} (${setting.type || 'of no type that is known'})`,
      required: setting.default === null,
      example: exampleOf(setting),
    }))
    .toSorted((a, b) => Number(b.required) - Number(a.required) || compareText(a.name, b.name))
}

const spoken = ({ name }: Setting): string => name.slice(name.lastIndexOf('.') + 1).replace(/_/g, ' ')

/** Never what a secret is: only what it looks like. */
function exampleOf({ secret, variable, type, default: value }: Setting): string {
  if (/(^|_)(DATABASE|DB|POSTGRES)\w*_?(URL|URI|DSN|ADDRESS)$/.test(variable))
    return 'postgresql://user:password@localhost:5432/database'
  if (secret) return /KEY|SECRET/.test(variable) ? '(at least 32 random bytes)' : '(a secret)'
  return value === null ? shapeOf(type) : written(value)
}

function shapeOf(type: string): string {
  if (/\bint\b/.test(type)) return '1'
  if (/\bbool\b/.test(type)) return 'true'
  if (/\bfloat\b/.test(type)) return '1.0'
  const [, first] = /Literal\[\s*["']([^"']*)["']/.exec(type) ?? []
  if (first !== undefined) return first
  return /Url\b/.test(type) ? 'https://example.com' : '(a text)'
}

/** A default of Python as the environment says it; '' for what only the program can say. */
function written(value: string): string {
  if (/^(True|False)$/.test(value)) return value.toLowerCase()
  if (/^-?\d[\d_]*(\.\d+)?$/.test(value)) return value.replaceAll('_', '')
  const [, text] = /^(?:\w*Path\()?["']([^"'\\]*)["']\)?$/.exec(value) ?? []
  if (text !== undefined) return text
  const [, seconds] = /^(?:datetime\.)?timedelta\(seconds=(\d+)\)$/.exec(value) ?? []
  if (seconds !== undefined) return `PT${seconds}S`
  return /^\[[^\]]*\]$/.test(value) ? value.replaceAll("'", '"') : ''
}
