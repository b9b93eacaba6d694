import { annotationValue } from '../../../python/interpret/annotations.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { asNumber, asText, isMade, isNone } from '../../../python/values/ask.ts'
import { instance, external, integer, text } from '../../../python/values/make.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { ClassValue, Value } from '../../../python/values/value.ts'
import { type Config, configOf, optionSet } from './config.ts'
import { fieldDocstrings } from './field-docstrings.ts'
import { type FieldInfo, fieldInfo, inspect, isFieldInfo } from './field-info.ts'
import { NO_TYPES, parametrised, substitute, type TypeMap } from './generic-types.ts'
import type { Kinds } from './kinds.ts'

/** The fields of models, as pydantic collects them. */
export class ModelFields {
  private readonly machine: Machine
  private readonly kinds: Kinds
  private readonly known = new Map<ClassValue, ReadonlyMap<string, FieldInfo>>()

  constructor(machine: Machine, kinds: Kinds) {
    this.machine = machine
    this.kinds = kinds
  }

  /** Fields of a model class, or of a generic model with its types filled in. */
  of(type: Value): ReadonlyMap<string, FieldInfo> {
    const seen = parametrised(this.kinds.classFor(type) ?? type)
    if (!seen) return new Map()
    let fields = this.known.get(seen.class)
    if (!fields) {
      this.known.set(seen.class, new Map())
      this.known.set(seen.class, (fields = this.collect(seen.class)))
    }
    return seen.map.size ? filled(fields, seen.map) : fields
  }

  /** The annotation of `__pydantic_extra__`, wherever it is inherited from. */
  extraType(of: ClassValue): Value | undefined {
    for (const base of of.mro) {
      const annotation = base.kind === 'class' ? base.annotations.get('__pydantic_extra__') : undefined
      if (annotation) return annotationValue(annotation, this.machine)
    }
    return undefined
  }

  /** The alias a computed field gets from the model's generator. */
  generated(name: string, config: Config): string | null {
    const generator = config.get('alias_generator')
    if (!generator || isNone(generator)) return null
    const made = generatedAliases(generator, name, this.machine)
    return asText(made.serialization_alias ?? made.alias)
  }

  private collect(of: ClassValue): ReadonlyMap<string, FieldInfo> {
    const inherited = new Map<string, FieldInfo>()
    for (const base of [...of.bases].reverse())
      if (this.kinds.isModel(base)) for (const [name, info] of this.of(base)) inherited.set(name, info)
    const config = configOf(of)
    const documented = optionSet(config, 'use_attribute_docstrings')
    const fields = new Map<string, FieldInfo>()
    for (const name of this.names(of, inherited)) {
      const info = this.field(of, name, inherited)
      if (info) fields.set(name, applyConfig(documented ? described(info, of) : info, config, this.machine))
    }
    return fields
  }

  /** Annotated names of all classes in resolution order, parents first. */
  private names(of: ClassValue, inherited: ReadonlyMap<string, FieldInfo>): ReadonlySet<string> {
    const names = new Set<string>()
    for (const base of [...of.mro].reverse()) {
      if (base.kind === 'class') for (const name of base.annotations.keys()) names.add(name)
      else for (const name of this.of(base).keys()) names.add(name)
    }
    // A known class from outside may stand behind a parametrised base only.
    for (const name of inherited.keys()) names.add(name)
    return names
  }

  private field(of: ClassValue, name: string, inherited: ReadonlyMap<string, FieldInfo>): FieldInfo | null {
    if (name === 'model_config' || (name.startsWith('_') && name !== '__root__')) return null
    const own = of.annotations.get(name)
    if (!own && inherited.has(name) && !this.assignedByOther(of, name)) return inherited.get(name)!
    const owner = own
      ? of
      : of.mro.find((base): base is ClassValue => base.kind === 'class' && base.annotations.has(name))
    const annotation = owner?.annotations.get(name)
    if (!owner || !annotation) return inherited.get(name) ?? null
    const type = annotationValue(annotation, this.machine)
    const { qualifiers } = inspect(type)
    if (qualifiers.has('ClassVar')) return null
    const assigned = (own ? readHere(of.scope, name) : undefined) ?? this.assignedByOther(of, name)
    if (qualifiers.has('Final') && assigned && !isFieldInfo(assigned)) return null
    if (isMade(assigned, 'sqlmodel.main.Relationship', 'pydantic.fields.PrivateAttr')) return null
    return fieldInfo(name, type, assigned)
  }

  /** The value a class that is no model gives a name: it stays an attribute, so pydantic meets it. */
  private assignedByOther(of: ClassValue, name: string): Value | undefined {
    for (const base of of.mro) {
      if (base.kind !== 'class' || base === of || this.kinds.isModel(base)) continue
      const value = readHere(base.scope, name)
      if (value) return value
    }
    return undefined
  }
}

function filled(fields: ReadonlyMap<string, FieldInfo>, map: TypeMap): ReadonlyMap<string, FieldInfo> {
  if (map === NO_TYPES) return fields
  return new Map([...fields].map(([name, info]) => [name, fillTypes(info, map)]))
}

/** A type variable may stand for an annotated type: its metadata joins that of the field. */
export function fillTypes(info: FieldInfo, map: TypeMap): FieldInfo {
  const type = substitute(info.annotation, map)
  if (type === info.annotation) return info
  const merged = fieldInfo(info.name, type, undefined)
  return {
    ...info,
    annotation: merged.annotation,
    metadata: [...merged.metadata, ...info.metadata],
    attributes: new Map([...merged.attributes, ...info.attributes]),
  }
}

function described(info: FieldInfo, of: ClassValue): FieldInfo {
  const docstring = info.attributes.has('description') ? undefined : fieldDocstrings(of).get(info.name)
  return docstring === undefined
    ? info
    : { ...info, attributes: new Map([...info.attributes, ['description', text(docstring)]]) }
}

/** Generated aliases and titles. */
export function applyConfig(info: FieldInfo, config: Config, machine: Machine): FieldInfo {
  const attributes = new Map(info.attributes)
  const titles = attributes.get('field_title_generator') ?? config.get('field_title_generator')
  if (titles && !isNone(titles) && !attributes.has('title')) {
    const title = asText(
      ask(
        titles,
        [text(info.name), instance(external('pydantic.fields.FieldInfo'), { keywords: attributes })],
        machine,
      ),
    )
    if (title !== null) attributes.set('title', text(title))
  }
  const generator = config.get('alias_generator')
  if (generator && !isNone(generator)) generateAliases(attributes, generator, info.name, machine)
  return { ...info, attributes }
}

const ALIASES = ['alias', 'validation_alias', 'serialization_alias'] as const

function generateAliases(attributes: Map<string, Value>, generator: Value, name: string, machine: Machine): void {
  const priority = asNumber(attributes.get('alias_priority'))
  if ((priority ?? 0) > 1 && ALIASES.every((key) => attributes.has(key))) return
  const made = generatedAliases(generator, name, machine)
  if ((priority ?? 1) <= 1) {
    attributes.set('alias_priority', integer(1))
    for (const key of ALIASES) attributes.delete(key)
  }
  for (const key of ALIASES) {
    const value = made[key] ?? made.alias
    if (!attributes.has(key) && value) attributes.set(key, value)
  }
}

function generatedAliases(
  generator: Value,
  name: string,
  machine: Machine,
): { readonly [K in (typeof ALIASES)[number]]?: Value } {
  if (!isMade(generator, 'pydantic.aliases.AliasGenerator')) return { alias: ask(generator, [text(name)], machine) }
  const made: { [K in (typeof ALIASES)[number]]?: Value } = {}
  for (const [i, key] of ALIASES.entries()) {
    const one = generator.keywords.get(key) ?? generator.args[i]
    if (one && !isNone(one)) made[key] = ask(one, [text(name)], machine)
  }
  return made
}

export function ask(callable: Value, args: readonly Value[], machine: Machine): Value {
  const target = isMade(callable, 'builtins.staticmethod', 'builtins.classmethod')
    ? (callable.args[0] ?? callable)
    : callable
  return call(target, { args, keywords: new Map(), open: false, site: null as never }, machine)
}
