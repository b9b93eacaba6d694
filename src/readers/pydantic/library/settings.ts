import { annotationValue } from '../../../python/interpret/annotations.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { asItems, asText, inherits, isMade } from '../../../python/values/ask.ts'
import { instance, setItem, mapping, text, unknown } from '../../../python/values/make.ts'
import type { CallOf, ClassValue, Instance, Mapping, Value } from '../../../python/values/value.ts'
import { committedValues } from '../../dotenv/committed.ts'
import { type Config, configOf, optionSet, optionText } from '../core/config.ts'
import { attributesOf, inspect, isFieldInfo } from '../core/field-info.ts'
import { type DeclaredField, declaredFields, defaultOf } from './construct.ts'
import { convert } from './settings-values.ts'

/** Settings take what the environment says, else the file the class names if the repository holds it, else what the code says. */
export function constructSettings(self: Instance, given: CallOf, machine: Machine): void {
  const of = self.class
  for (const [name, value] of given.keywords) self.attributes.set(name, value)
  if (of.kind !== 'class') return
  const source = environmentOf(configOf(of), of, machine)
  for (const field of declaredFields(of)) {
    if (given.keywords.has(field.name)) continue
    self.attributes.set(
      field.name,
      fromEnvironment(field, source, machine) ?? nested(field, source, machine) ?? written(field, of, machine, given),
    )
  }
}

interface Environment {
  readonly prefix: string
  readonly delimiter: string | null
  read(name: string): string | undefined
  readonly names: readonly string[]
  readonly exact: boolean
}

function environmentOf(
  config: Config,
  of: ClassValue,
  machine: Machine,
  prefix = optionText(config, 'env_prefix') ?? '',
): Environment {
  const exact = optionSet(config, 'case_sensitive')
  const file = optionText(config, 'env_file')
  const held =
    file === null
      ? []
      : [...committedValues(file, of.site, machine)].filter(
          ([, value]) => value !== '' || !optionSet(config, 'env_ignore_empty'),
        )
  const known = new Map(
    [...held, ...Object.entries(machine.environment)].map(([name, value]) => [
      exact ? name : name.toLowerCase(),
      value,
    ]),
  )
  return {
    prefix,
    delimiter: optionText(config, 'env_nested_delimiter'),
    exact,
    names: [...known.keys()],
    read: (name) => known.get(exact ? name : name.toLowerCase()),
  }
}

function fromEnvironment(field: DeclaredField, source: Environment, machine: Machine): Value | undefined {
  for (const name of namesOf(field, source, machine)) {
    const value = source.read(name)
    if (value !== undefined) return convert(value, typeOf(field, machine), machine)
  }
  return undefined
}

const typeOf = (field: DeclaredField, machine: Machine): Value =>
  inspect(annotationValue(field.owner.annotations.get(field.name)!, machine)).type

/** The variables that may set a field: its aliases as they stand, else its name with the prefix. */
function namesOf(field: DeclaredField, source: Environment, machine: Machine): readonly string[] {
  const attributes = new Map<string, Value>()
  const annotation = field.owner.annotations.get(field.name)
  const metadata = source.names.length && annotation ? inspect(annotationValue(annotation, machine)).metadata : []
  for (const one of [...metadata, field.assigned])
    if (isFieldInfo(one)) for (const [name, value] of attributesOf(one)) attributes.set(name, value)
  const alias = attributes.get('env') ?? attributes.get('validation_alias') ?? attributes.get('alias')
  const names = aliasNames(alias)
  return names.length ? names : [source.prefix + field.name]
}

function aliasNames(alias: Value | undefined): readonly string[] {
  const written = asText(alias)
  if (written !== null) return [written]
  const several = asItems(alias) ?? (isMade(alias, 'pydantic.aliases.AliasChoices') ? alias.args : [])
  return several.flatMap((one) => asText(one) ?? [])
}

/** `DB__HOST` sets `host` of the model in `db`. */
function nested(field: DeclaredField, source: Environment, machine: Machine): Value | undefined {
  if (!source.delimiter) return undefined
  const start = source.prefix + field.name + source.delimiter
  const matches = (name: string): boolean =>
    source.exact ? name.startsWith(start) : name.startsWith(start.toLowerCase())
  if (!source.names.some(matches)) return undefined
  const type = typeOf(field, machine)
  const model =
    type.kind === 'class'
      ? type
      : type.kind === 'generic'
        ? type.args.find((arg): arg is ClassValue => arg.kind === 'class')
        : undefined
  if (!model || !inherits(model, 'pydantic.main.BaseModel')) return nestedMapping(source, start, matches)
  const made = instance(model)
  const inner: Environment = { ...source, prefix: start }
  for (const one of declaredFields(model)) {
    const value =
      fromEnvironment(one, inner, machine) ?? nested(one, inner, machine) ?? written(one, model, machine, null)
    made.attributes.set(one.name, value)
  }
  return made
}

function nestedMapping(source: Environment, start: string, matches: (name: string) => boolean): Mapping {
  const made = mapping()
  for (const name of source.names.filter(matches))
    setItem(made, text(name.slice(start.length)), text(source.read(name)!))
  return made
}

function written(field: DeclaredField, of: ClassValue, machine: Machine, given: CallOf | null): Value {
  const call: CallOf = given ?? { args: [], keywords: new Map(), open: false, site: of.site }
  return (
    defaultOf(field, machine, call) ??
    unknown(
      `${of.name}.${field.name} comes from the environment`,
      field.owner.annotations.get(field.name)?.site ?? null,
    )
  )
}
