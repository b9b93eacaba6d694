import { classAttribute, externalBases, inherits, isMade } from '../values/ask.ts'
import { external, instance, same, unknown } from '../values/make.ts'
import type { CallOf, ClassValue, EnumMember, Instance, Value } from '../values/value.ts'
import { call } from './calls.ts'
import { callFunction } from './functions.ts'
import type { Machine } from './machine.ts'
import { fieldNames } from './records.ts'

/** `Class(...)` */
export function construct(of: ClassValue, given: CallOf, machine: Machine): Value {
  if (inherits(of, 'enum.Enum', 'enum.IntEnum', 'enum.StrEnum', 'enum.Flag', 'enum.IntFlag'))
    return memberByValue(of, given)
  if (inherits(of, 'typing.TypedDict')) return call(external('builtins.dict'), given, machine)
  machine.observer?.onCall?.(of.qualname, of, given)
  const made = instance(of, given)
  const replaced = runNew(of, made, given, machine)
  if (replaced && replaced.class !== of) return replaced
  const object = replaced ?? made
  const init = initializer(of)
  if (init?.kind === 'function') callFunction(init, { ...given, args: [object, ...given.args] }, machine, object)
  else initializeOutside(of, object, given, machine)
  return object
}

/** `__init__` of the project, unless a class from outside with one of its own comes first. */
function initializer(of: ClassValue): Value | undefined {
  return classAttribute(of, '__init__')?.value
}

function runNew(of: ClassValue, made: Instance, given: CallOf, machine: Machine): Instance | undefined {
  const create = classAttribute(of, '__new__')?.value
  const target = create?.kind === 'instance' ? create.args[0] : create
  if (target?.kind !== 'function') return undefined
  const result = callFunction(target, { ...given, args: [of, ...given.args] }, machine, made)
  return result.kind === 'instance' && result.class.kind === 'class' ? result : undefined
}

function initializeOutside(of: ClassValue, made: Instance, given: CallOf, machine: Machine): void {
  const construct = externalBases(of)
    .map((base) => machine.library.find(base.path, (summary) => summary.construct))
    .find((one) => one)
  if (construct) construct(made, given, machine)
  else for (const [name, value] of given.keywords) made.attributes.set(name, value)
  if (isRecord(of)) fillFields(of, made, given, machine)
  const after = classAttribute(of, '__post_init__')?.value
  if (after?.kind === 'function' && isDataclass(of))
    callFunction(after, { args: [made], keywords: new Map(), open: false, site: given.site }, machine, made)
  if (given.open) forgetDefaults(of, made, given)
}

/** `Token(**payload)`: a field that is not named may have been given all the same. */
function forgetDefaults(of: ClassValue, made: Instance, given: CallOf): void {
  for (const base of of.mro) {
    if (base.kind !== 'class') continue
    for (const name of base.annotations.keys())
      if (!given.keywords.has(name) && !made.attributes.has(name))
        made.attributes.set(name, unknown(`${name} may come from unknown arguments`, given.site))
  }
}

const isRecord = (of: ClassValue): boolean => isDataclass(of) || inherits(of, 'typing.NamedTuple')

export const isDataclass = (of: ClassValue): boolean =>
  of.mro.some((base) => base.kind === 'class' && base.decorators.some(({ value }) => /dataclass/.test(nameOf(value))))

function nameOf(value: Value): string {
  if (value.kind === 'external') return value.path
  return value.kind === 'instance' && value.class.kind === 'external' ? value.class.path : ''
}

/** The generated `__init__` of a dataclass or named tuple: fields in order, then defaults. */
function fillFields(of: ClassValue, made: Instance, given: CallOf, machine: Machine): void {
  for (const [i, name] of fieldNames(of).entries()) {
    const value =
      given.args[i] ?? given.keywords.get(name) ?? defaultOf(classAttribute(of, name)?.value, given, machine)
    if (value) made.attributes.set(name, value)
  }
}

/** `field(default_factory=list)` makes a new one for each object. */
function defaultOf(value: Value | undefined, given: CallOf, machine: Machine): Value | undefined {
  if (!isMade(value, 'dataclasses.field')) return value
  const factory = value.keywords.get('default_factory')
  return factory
    ? call(factory, { args: [], keywords: new Map(), open: false, site: given.site }, machine)
    : value.keywords.get('default')
}

function memberByValue(of: ClassValue, given: CallOf): Value {
  const wanted = given.args[0] ?? given.keywords.get('value')
  const members = [...of.namespace.values()].filter((one): one is EnumMember => one.kind === 'member')
  const found = wanted && members.find((member) => member === wanted || same(member.value, wanted))
  return found ?? unknown(`a member of ${of.name}`, given.site)
}
