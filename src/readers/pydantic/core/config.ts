import { asBool, asText } from '../../../python/values/ask.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { ClassValue, Value } from '../../../python/values/value.ts'

/** `model_config` of a class, with what it inherits. */
export type Config = ReadonlyMap<string, Value>

export const NO_CONFIG: Config = new Map()

const known = new WeakMap<ClassValue, Config>()

/** Options of the bases in order, then of the class itself, then keywords of the class statement. */
export function configOf(of: ClassValue): Config {
  const before = known.get(of)
  if (before) return before
  const merged = new Map<string, Value>()
  known.set(of, merged)
  for (const base of of.bases) {
    const origin = base.kind === 'generic' ? base.origin : base
    if (origin.kind === 'class') for (const [name, value] of configOf(origin)) merged.set(name, value)
  }
  for (const [name, value] of written(readHere(of.scope, 'model_config') ?? readHere(of.scope, '__pydantic_config__')))
    merged.set(name, value)
  for (const [name, value] of oldStyle(readHere(of.scope, 'Config'))) merged.set(name, value)
  for (const [name, value] of of.keywords) merged.set(name, value)
  return merged
}

export function written(value: Value | undefined): ReadonlyMap<string, Value> {
  if (value?.kind === 'instance') return value.keywords
  if (value?.kind !== 'mapping') return new Map()
  return new Map(
    [...value.entries.values()].flatMap(({ key, value: item }) =>
      asText(key) === null ? [] : [[asText(key)!, item] as const],
    ),
  )
}

const RENAMED: Readonly<Record<string, string>> = {
  allow_population_by_field_name: 'populate_by_name',
  schema_extra: 'json_schema_extra',
  anystr_strip_whitespace: 'str_strip_whitespace',
  orm_mode: 'from_attributes',
  allow_mutation: 'frozen',
}

/** `class Config:` of pydantic 1, which pydantic 2 still reads. */
function oldStyle(value: Value | undefined): ReadonlyMap<string, Value> {
  if (value?.kind !== 'class') return new Map()
  const all = new Map<string, Value>()
  for (const base of [...value.mro].reverse())
    if (base.kind === 'class')
      for (const [name, item] of base.namespace)
        if (!name.startsWith('__')) all.set(RENAMED[name] ?? name, extraName(item))
  return all
}

/** `extra = Extra.forbid` */
function extraName(value: Value): Value {
  const path = value.kind === 'external' ? value.path : ''
  return /\.Extra\.(allow|forbid|ignore)$/.test(path)
    ? { kind: 'constant', type: 'str', value: path.slice(path.lastIndexOf('.') + 1) }
    : value
}

export const optionText = (config: Config, name: string): string | null => {
  const value = config.get(name)
  return value ? asText(extraName(value)) : null
}
export const optionSet = (config: Config, name: string): boolean => asBool(config.get(name)) === true
