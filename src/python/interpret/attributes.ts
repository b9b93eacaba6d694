import { classAttribute, isNone } from '../values/ask.ts'
import {
  NONE,
  alternatives,
  external,
  instance,
  list,
  mapping,
  text,
  tuple,
  unknown,
  externalMember,
} from '../values/make.ts'
import type { CallOf, ClassValue, EnumMember, Instance, Site, Value } from '../values/value.ts'
import { readHere } from '../values/scope.ts'
import type { SourceModule } from '../modules/module.ts'
import { annotationValue } from './annotations.ts'
import { builtinMethod } from './builtins/index.ts'
import { call } from './calls.ts'
import { decoratorAttribute, functionAttribute } from './function-attributes.ts'
import { importModule, submodule } from './imports.ts'
import { lateAttribute } from './late.ts'
import { fromSettings } from './settings.ts'
import type { Machine } from './machine.ts'
import { superAttribute } from './super.ts'
import { ofField, symbolic } from './symbolic.ts'

const NOWHERE = null as unknown as Site

/** `value.name` */
export function getAttribute(value: Value, name: string, machine: Machine, site: Site): Value {
  return (
    findAttribute(value, name, machine, site) ??
    (value.kind === 'function' && !name.startsWith('_') ? decoratorAttribute(value, name) : undefined) ??
    missing(value, name, site)
  )
}

/** An attribute, or undefined when the object surely or probably lacks it. */
export function findAttribute(value: Value, name: string, machine: Machine, site: Site = NOWHERE): Value | undefined {
  switch (value.kind) {
    case 'module':
      return moduleAttribute(value, name, machine, site)
    case 'class':
      return classMember(value, name, machine, site)
    case 'instance':
      return instanceAttribute(value, name, machine, site)
    case 'member':
      return memberAttribute(value, name, machine, site)
    case 'external':
      return externalAttribute(value.path, name, machine)
    case 'function':
      return functionAttribute(value, name)
    case 'method':
      return name === '__self__'
        ? value.self
        : name === '__func__'
          ? value.function
          : methodAttribute(value, name, machine, site)
    case 'alternatives':
      return alternativesAttribute(value.options, name, machine, site)
    case 'generic':
      return genericAttribute(value, name, machine, site)
    case 'unknown':
      return { ...value, site: value.site ?? site }
    default:
      return builtinMethod(value, name, machine)
  }
}

/** `request.state.user.id`: what is reached through an object stays its own. */
function methodAttribute(
  value: Value & { kind: 'method' },
  name: string,
  machine: Machine,
  site: Site,
): Value | undefined {
  const found = findAttribute(value.function, name, machine, site)
  return found?.kind === 'external' && value.self.kind === 'instance'
    ? { kind: 'method', function: found, self: value.self }
    : found
}

function missing(value: Value, name: string, site: Site): Value {
  const labels = value.kind === 'instance' ? value.labels : []
  return unknown(`attribute ${name} is not known`, site, labels)
}

function moduleAttribute(
  value: Value & { kind: 'module' },
  name: string,
  machine: Machine,
  site: Site,
): Value | undefined {
  const module = value.module
  importModule(module, machine)
  const own = readHere(module.scope, name)
  if (own) return own
  if (name === '__name__') return text(module.name)
  if (name === '__path__') return list([{ kind: 'module', module }])
  if (name === '__file__') return text(module.file)
  if (name === '__doc__') return text(module.tree?.docstring ?? '')
  if (name === '__dict__')
    return mapping(namesOf(module).map((key) => [text(key), readHere(module.scope, key) ?? unknown(`name ${key}`)]))
  return submodule(module, name, machine) ?? moduleAnswer(module, name, machine, site)
}

/** Names of a module in the order they were bound. */
const namesOf = (module: SourceModule): readonly string[] =>
  [...module.scope.variables].flatMap(([key, one]) => (one.kind === 'lazy' && one.typesOnly ? [] : [key]))

/** A module may answer for names it does not hold: `def __getattr__(name)`. */
function moduleAnswer(module: SourceModule, name: string, machine: Machine, site: Site): Value | undefined {
  const answer = name.startsWith('__') ? undefined : readHere(module.scope, '__getattr__')
  if (answer?.kind !== 'function') return undefined
  const made = call(
    answer,
    { args: [text(name)], keywords: new Map(), open: false, site: site ?? answer.site },
    machine,
  )
  return made.kind === 'unknown' ? undefined : made
}

function classMember(value: ClassValue, name: string, machine: Machine, site: Site): Value | undefined {
  const special = classSpecial(value, name, machine)
  if (special) return special
  const found = classAttribute(value, name)
  if (found) return bindClassMember(found.value, value, machine, site)
  for (const base of value.mro) {
    if (base.kind !== 'external') continue
    const computed = machine.library.find(base.path, (summary) => summary.classAttribute?.(value, name, machine))
    if (computed) return computed
    const known = machine.library.find(
      base.path,
      (summary) =>
        summary.members?.[name] ?? (summary.methods?.[name] ? external(`${summary.path}.${name}`) : undefined),
    )
    if (known) return known.kind === 'external' ? { kind: 'method', function: known, self: value } : known
  }
  const outside = value.mro.find(
    (base) => base.kind === 'external' && base.path !== 'builtins.object' && !/^(typing|abc|enum)\./.test(base.path),
  )
  if (outside?.kind === 'external') return { kind: 'method', function: externalMember(outside, name), self: value }
  return undefined
}

function classSpecial(value: ClassValue, name: string, machine: Machine): Value | undefined {
  switch (name) {
    case '__name__':
      return text(value.name)
    case '__qualname__':
      return text(value.qualname)
    case '__module__':
      return text(value.site.module.name)
    case '__doc__':
      return value.docstring === null ? undefined : text(value.docstring)
    case '__bases__':
      return tuple(value.bases)
    case '__mro__':
      return tuple(value.mro)
    case 'mro':
      return { kind: 'native', name, call: () => list(value.mro) }
    case '__members__': {
      const members = [...value.namespace].filter(([, one]) => one.kind === 'member')
      return mapping(members.map(([key, one]) => [text(key), one]))
    }
    case '__annotations__':
      return mapping(
        [...value.annotations.keys()].map((key) => [text(key), annotationValue(value.annotations.get(key)!, machine)]),
      )
    case '__subclasses__':
      return { kind: 'native', name, call: () => list(machine.subclassesOf(value)) }
    default:
      return undefined
  }
}

function bindClassMember(value: Value, owner: ClassValue, machine: Machine, site: Site): Value {
  const wrapper = value.kind === 'instance' && value.class.kind === 'external' ? value.class.path : ''
  if (wrapper === 'builtins.staticmethod') return value.kind === 'instance' ? (value.args[0] ?? value) : value
  if (wrapper === 'builtins.classmethod' && value.kind === 'instance') return bind(value.args[0], owner) ?? value
  return (
    (value.kind === 'instance' ? descriptor(value, NONE, owner, machine, site) : undefined) ??
    outsideDescriptor(value, NONE, owner, machine, site) ??
    value
  )
}

/** A descriptor from outside that a reader describes by its `__get__`. */
function outsideDescriptor(value: Value, self: Value, of: Value, machine: Machine, site: Site): Value | undefined {
  if (value.kind !== 'instance' || value.class.kind !== 'external') return undefined
  const get = machine.library.find(value.class.path, (summary) => summary.methods?.['__get__'])
  return get?.(value, { args: [self, of], keywords: new Map(), open: false, site }, machine)
}

function bind(value: Value | undefined, self: Value): Value | undefined {
  return value?.kind === 'function' || value?.kind === 'native' ? { kind: 'method', function: value, self } : undefined
}

function instanceAttribute(value: Instance, name: string, machine: Machine, site: Site): Value | undefined {
  const own = value.attributes.get(name)
  if (own)
    return value.labels.length
      ? relabelled(own, value.labels)
      : value.class.kind === 'class'
        ? fromSettings(own, value, name, machine)
        : own
  if (value.class.kind === 'external' && value.class.path === 'builtins.super')
    return superAttribute(value, name, machine)
  if (name === '__class__') return value.class
  if (name === '__dict__') return mapping([...value.attributes].map(([key, item]) => [text(key), item]))
  if (value.class.kind === 'class') {
    const stored = objectAttribute(value, value.class, name, machine, site)
    if (stored) return stored
    const found = classAttribute(value.class, name)
    // Of an object that came from a request, or that nobody was seen making, the default in its class says nothing.
    const sent =
      found && (value.labels.length > 0 || isUnseen(value)) && isPlain(found.value)
        ? annotatedAttribute(value, value.class, name, machine)
        : undefined
    if (sent) return sent
    if (found) return fromSettings(bindInstanceMember(found.value, value, machine, site), value, name, machine)
    const annotated = annotatedAttribute(value, value.class, name, machine)
    if (annotated) return annotated
    const late = lateAttribute(value, value.class, name, machine)
    if (late) return late
    const answered = name.startsWith('__')
      ? undefined
      : callMethod(value, '__getattr__', machine, { args: [text(name)], site })
    if (answered && answered.kind !== 'unknown') return answered
  }
  return outsideAttribute(value, name, machine)
}

/** An object known by its type alone. Settings are what their class says wherever they were made. */
const isUnseen = (value: Instance): boolean =>
  value.site === null &&
  value.class.kind === 'class' &&
  !value.class.mro.some((base) => base.kind === 'external' && base.path.endsWith('BaseSettings'))

/** What was stored on an object that carries labels carries them too. */
function relabelled(value: Value, labels: readonly string[]): Value {
  if (value.kind === 'alternatives')
    return alternatives(value.options.map((option) => ({ ...option, value: relabelled(option.value, labels) })))
  // `request.state.user`: some object nobody was seen making; a class stays a class.
  if (value.kind === 'external' && /\.[a-z_]\w*$/.test(value.path) && !/^(builtins|typing|operator)\./.test(value.path))
    return instance(value, {}, labels)
  if (value.kind !== 'instance' && value.kind !== 'unknown') return value
  return labels.every((label) => value.labels.includes(label))
    ? value
    : { ...value, labels: [...new Set([...value.labels, ...labels])] }
}

/** What a class from outside says its objects hold, whatever stands in the body of the class. */
function objectAttribute(
  value: Instance,
  of: ClassValue,
  name: string,
  machine: Machine,
  site: Site,
): Value | undefined {
  for (const base of of.mro) {
    if (base.kind !== 'external' || base.path === 'builtins.object') continue
    const found = machine.library.find(base.path, (summary) => summary.objectAttribute?.(value, name, machine, site))
    if (found) return found
  }
  return undefined
}

const isPlain = (value: Value): boolean =>
  value.kind === 'constant' ||
  value.kind === 'member' ||
  value.kind === 'sequence' ||
  value.kind === 'mapping' ||
  (value.kind === 'instance' && value.class.kind === 'external' && /\bField$/.test(value.class.path))

/** `repo: Repository` in a class body says what `self.repo` is, even when nobody is seen setting it. */
function annotatedAttribute(value: Instance, of: ClassValue, name: string, machine: Machine): Value | undefined {
  for (const base of of.mro) {
    if (base.kind !== 'class') continue
    const annotation = base.annotations.get(name)
    if (!annotation) continue
    const made = ofField(symbolic(annotationValue(annotation, machine), machine, value.labels), `${base.name}.${name}`)
    value.attributes.set(name, made)
    return made
  }
  return undefined
}

function bindInstanceMember(value: Value, self: Instance, machine: Machine, site: Site): Value {
  if (value.kind === 'function' || value.kind === 'native') return { kind: 'method', function: value, self }
  if (value.kind !== 'instance') return value
  const wrapper = value.class.kind === 'external' ? value.class.path : ''
  const inner = value.args[0]
  switch (wrapper) {
    case 'builtins.staticmethod':
      return inner ?? value
    case 'builtins.classmethod':
      return bind(inner, self.class) ?? value
    case 'functools.cached_property':
      return inner ? cached(inner, self, machine, site) : value
    case 'builtins.property':
      return inner ? call(inner, { args: [self], keywords: new Map(), open: false, site }, machine) : value
    case 'functools.partialmethod':
      return inner?.kind === 'function'
        ? { ...value, class: external('functools.partial'), args: [inner, self, ...value.args.slice(1)] }
        : value
    default:
      return (
        descriptor(value, self, self.class, machine, site) ??
        outsideDescriptor(value, self, self.class, machine, site) ??
        value
      )
  }
}

/** Computed once; the object holds it from then on. */
function cached(of: Value, self: Instance, machine: Machine, site: Site): Value {
  const made = call(of, { args: [self], keywords: new Map(), open: false, site }, machine)
  if (of.kind === 'function' && self.kind === 'instance') self.attributes.set(of.name, made)
  return made
}

/** A descriptor of the project: an object whose class has `__get__`. */
function descriptor(value: Instance, self: Value, of: Value, machine: Machine, site: Site): Value | undefined {
  if (value.class.kind !== 'class') return undefined
  const getter = classAttribute(value.class, '__get__')
  if (getter?.value.kind !== 'function') return undefined
  return call(
    { kind: 'method', function: getter.value, self: value },
    { args: [self, of], keywords: new Map(), open: false, site },
    machine,
  )
}

/** What a class from outside gives its instances. */
function outsideAttribute(value: Instance, name: string, machine: Machine): Value | undefined {
  const bases =
    value.class.kind === 'external' ? [value.class] : value.class.mro.filter((base) => base.kind === 'external')
  for (const base of bases) {
    if (base.kind !== 'external') continue
    const computed = machine.library.find(base.path, (summary) => summary.attribute?.(value, name, machine))
    if (computed) return computed
    const owner = machine.library.find(base.path, (summary) => (summary.methods?.[name] ? summary.path : undefined))
    if (owner) return { kind: 'method', function: external(`${owner}.${name}`), self: value }
    const member = machine.library.find(base.path, (summary) => summary.members?.[name])
    if (member) return member
  }
  const nearest = bases.find(
    (base) =>
      base.kind === 'external' &&
      base.path !== 'builtins.object' &&
      !base.path.startsWith('typing.') &&
      !base.path.startsWith('abc.'),
  )
  return nearest?.kind === 'external' && !name.startsWith('__')
    ? { kind: 'method', function: externalMember(nearest, name), self: value }
    : undefined
}

function memberAttribute(value: EnumMember, name: string, machine: Machine, site: Site): Value | undefined {
  if (name === 'value' || name === '_value_') return value.value
  if (name === 'name' || name === '_name_') return text(value.name)
  if (name === '__class__') return value.class
  const own = value.attributes?.get(name)
  if (own) return own
  const found = classAttribute(value.class, name)
  if (found && found.value.kind !== 'member')
    return bindInstanceMember(found.value, value as unknown as Instance, machine, site)
  return findAttribute(value.value, name, machine, site)
}

function externalAttribute(path: string, name: string, machine: Machine): Value {
  const known = machine.library.find(machine.library.canonical(path), (summary) => summary.members?.[name])
  if (!known && name === '__name__' && path.includes('.')) return text(path.slice(path.lastIndexOf('.') + 1))
  return known ?? external(machine.library.canonical(`${path}.${name}`))
}

function alternativesAttribute(
  options: readonly { value: Value; condition: never | unknown }[],
  name: string,
  machine: Machine,
  site: Site,
): Value | undefined {
  const found = options
    .filter((option) => !isNone(option.value))
    .map((option) => ({
      value: findAttribute(option.value, name, machine, site),
      condition: option.condition as never,
    }))
    .filter((option): option is { value: Value; condition: never } => option.value !== undefined)
  return found.length ? alternatives(found) : undefined
}

function genericAttribute(
  value: Value & { kind: 'generic' },
  name: string,
  machine: Machine,
  site: Site,
): Value | undefined {
  const annotated = value.origin.kind === 'external' && value.origin.path === 'typing.Annotated'
  if (name === '__metadata__') return annotated ? tuple(value.args.slice(1)) : undefined
  if (name === '__origin__') return annotated ? value.args[0] : value.origin
  if (name === '__args__') return tuple(value.args)
  return findAttribute(value.origin, name, machine, site)
}

/** Calls a method of the project if the object has one. */
export function callMethod(self: Value, name: string, machine: Machine, args: Partial<CallOf> = {}): Value | undefined {
  const of = self.kind === 'instance' || self.kind === 'member' ? self.class : null
  const method = of?.kind === 'class' ? classAttribute(of, name)?.value : undefined
  if (method?.kind !== 'function') return undefined
  return call(
    { kind: 'method', function: method, self },
    { args: args.args ?? [], keywords: args.keywords ?? new Map(), open: false, site: args.site ?? method.site },
    machine,
  )
}
