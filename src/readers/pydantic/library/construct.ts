import { call } from '../../../python/interpret/calls.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { asText, inherits } from '../../../python/values/ask.ts'
import { instance, unknown } from '../../../python/values/make.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { CallOf, ClassValue, Instance, Value } from '../../../python/values/value.ts'
import { attributesOf, isFieldInfo, isUndefined } from '../core/field-info.ts'

/** A field as far as it can be told without reading its type: types may name what is not defined yet. */
export interface DeclaredField {
  readonly name: string
  /** `Field(...)` or the plain default. */
  readonly assigned: Value | undefined
  readonly owner: ClassValue
}

export function declaredFields(of: ClassValue): readonly DeclaredField[] {
  const found = new Map<string, DeclaredField>()
  for (const base of [...of.mro].reverse())
    if (base.kind === 'class')
      for (const name of base.annotations.keys())
        if (!name.startsWith('_') && name !== 'model_config')
          found.set(name, { name, assigned: readHere(base.scope, name), owner: base })
  return [...found.values()]
}

/** `Model(...)`: attributes from keywords by name or alias, else the defaults. */
export function constructModel(self: Instance, given: CallOf, machine: Machine): void {
  const of = self.class
  const fields = of.kind === 'class' ? declaredFields(of) : []
  const aliases = new Set(fields.flatMap((field) => aliasOf(field) ?? []))
  for (const [name, value] of given.keywords) if (!aliases.has(name)) self.attributes.set(name, value)
  if (of.kind !== 'class') return
  for (const field of fields) {
    const alias = aliasOf(field)
    const value =
      given.keywords.get(field.name) ??
      (alias === null ? undefined : given.keywords.get(alias)) ??
      (given.open ? unknown(`${field.name} may be given`) : defaultOf(field, machine, given))
    if (value) self.attributes.set(field.name, value)
  }
  if (given.args[0] && inherits(of, 'pydantic.root_model.RootModel')) self.attributes.set('root', given.args[0])
}

function aliasOf(field: DeclaredField): string | null {
  if (!isFieldInfo(field.assigned)) return null
  const attributes = attributesOf(field.assigned)
  return asText(attributes.get('validation_alias')) ?? asText(attributes.get('alias'))
}

/** The default the code gives; undefined when a value must be given. */
export function defaultOf(field: DeclaredField, machine: Machine, given: CallOf): Value | undefined {
  const { assigned } = field
  if (!isFieldInfo(assigned)) return assigned && !isUndefined(assigned) ? assigned : undefined
  const attributes = attributesOf(assigned)
  const factory = attributes.get('default_factory')
  if (factory && !(factory.kind === 'constant'))
    return call(factory, { args: [], keywords: new Map(), open: false, site: given.site }, machine)
  return attributes.get('default')
}

/** `model.model_copy(update={...})` */
export function copyModel(self: Value, given: CallOf): Value {
  if (self.kind !== 'instance') return unknown('a copy', given.site)
  const copy = instance(self.class, { args: self.args, keywords: self.keywords, site: given.site }, self.labels)
  for (const [name, value] of self.attributes) copy.attributes.set(name, value)
  const update = given.keywords.get('update')
  if (update?.kind === 'mapping')
    for (const { key, value } of update.entries.values()) copy.attributes.set(asText(key) ?? '', value)
  return copy
}

/** Class methods that make an object of data: its class is known, its content is not. */
export function instanceOf(self: Value, given: CallOf): Value | undefined {
  const of = self.kind === 'generic' ? self.origin : self
  return of.kind === 'class' ? instance(of, { site: given.site }, labelsOf(given.args[0])) : undefined
}

const labelsOf = (value: Value | undefined): readonly string[] =>
  value?.kind === 'instance' || value?.kind === 'unknown' ? value.labels : []
