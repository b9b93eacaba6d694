import type { ClassDef } from '../ast.ts'
import { inherits, classAttribute } from '../values/ask.ts'
import { external, instance, integer, text, tuple } from '../values/make.ts'
import { newScope } from '../values/scope.ts'
import type { Annotation, ClassValue, EnumMember, Site, Value } from '../values/value.ts'
import { call } from './calls.ts'
import { evaluate } from './expressions.ts'
import { callFunction } from './functions.ts'
import { type Frame, site } from './frame.ts'
import { hideLaterNames } from './later-names.ts'
import type { Machine } from './machine.ts'
import { runBlock } from './statements.ts'

const ENUMS = ['enum.Enum', 'enum.IntEnum', 'enum.StrEnum', 'enum.Flag', 'enum.IntFlag']

/** The class a `class` statement makes, before decorators. */
export function defineClass(node: ClassDef, frame: Frame): ClassValue {
  const bases = node.bases.flatMap((base) => baseOf(evaluate(base, frame)))
  const keywords = new Map(
    node.keywords.flatMap((one) => (one.name === null ? [] : [[one.name, evaluate(one.value, frame)] as const])),
  )
  const scope = newScope('class', typeParameterScope(node, frame))
  const body: Frame = { ...frame, scope, function: frame.function, returns: [], yields: null, raised: null, loops: 0 }
  const made = classValue(node, bases, keywords, scope, frame)
  frame.machine.pendingAnnotations.push(made.annotations)
  runBlock(node.body, body)
  frame.machine.pendingAnnotations.pop()
  hideLaterNames(made, node)
  fillNamespace(made)
  nameDescriptors(made, frame.machine, site(frame, node))
  if (inherits(made, ...ENUMS)) makeMembers(made, frame.machine)
  frame.machine.classes.push(made)
  tellBases(made, frame.machine, site(frame, node))
  return made
}

/** Type parameters of `class Box[T]` are names around the body. */
function typeParameterScope(node: ClassDef, frame: Frame) {
  if (node.typeParameters.length === 0) return frame.scope
  const scope = newScope('function', frame.scope)
  for (const parameter of node.typeParameters) scope.variables.set(parameter.name, typeVariable(parameter.name))
  return scope
}

export function typeVariable(name: string): Value {
  return instance(external('typing.TypeVar'), { args: [text(name)] })
}

function baseOf(value: Value): Value[] {
  if (value.kind === 'alternatives') return value.options[0] ? baseOf(value.options[0].value) : []
  return value.kind === 'class' ||
    value.kind === 'external' ||
    value.kind === 'generic' ||
    value.kind === 'instance' ||
    value.kind === 'unknown'
    ? [value]
    : []
}

function classValue(
  node: ClassDef,
  bases: readonly Value[],
  keywords: Map<string, Value>,
  scope: ReturnType<typeof newScope>,
  frame: Frame,
): ClassValue {
  const made: { -readonly [K in keyof ClassValue]: ClassValue[K] } = {
    kind: 'class',
    name: node.name,
    qualname: `${frame.module.name}.${node.name}`,
    node,
    site: site(frame, node),
    bases,
    mro: [],
    namespace: scope.variables as Map<string, Value>,
    scope,
    annotations: new Map<string, Annotation>(),
    keywords,
    decorators: [],
    docstring: node.docstring,
  }
  made.mro = linearise(made, frame.machine)
  return made
}

/** C3 linearisation; bases in an order Python would refuse keep the order they are written in. */
export function linearise(of: ClassValue, machine: Machine): readonly Value[] {
  const bases = of.bases.map((base) => plainBase(base)).filter((base): base is Value => base !== null)
  const lists = [...bases.map((base) => [...lineOf(base, machine)]), [...bases]]
  const result: Value[] = [of]
  for (;;) {
    const open = lists.filter((line) => line.length > 0)
    if (open.length === 0) return result
    const head = open.map((line) => line[0]!).find((one) => !open.some((line) => line.indexOf(one) > 0)) ?? open[0]![0]!
    result.push(head)
    for (const line of lists) for (let i = line.indexOf(head); i >= 0; i = line.indexOf(head)) line.splice(i, 1)
  }
}

function plainBase(base: Value): Value | null {
  if (base.kind === 'generic') return plainBase(base.origin)
  if (base.kind === 'class' || base.kind === 'external') return base
  if (base.kind === 'instance' && base.class.kind === 'external') return external(base.class.path)
  return null
}

function lineOf(base: Value, machine: Machine): readonly Value[] {
  if (base.kind === 'class') return base.mro
  if (base.kind !== 'external') return []
  return machine.library.lineage(machine.library.canonical(base.path)).map((path) => external(path))
}

function fillNamespace(made: ClassValue): void {
  for (const value of made.namespace.values()) own(value, made)
}

/** Functions of the body, also behind `property`, `classmethod` and the like, know their class. */
function own(value: Value, owner: ClassValue): void {
  if (value.kind === 'function' && value.node.kind === 'FunctionDef') {
    value.owner ??= owner
    if (value.wrapped) own(value.wrapped, owner)
  } else if (
    value.kind === 'instance' &&
    value.class.kind === 'external' &&
    /^(builtins|functools)\./.test(value.class.path)
  ) {
    for (const arg of value.args) own(arg, owner)
    const setter = value.attributes.get('<setter>')
    if (setter) own(setter, owner)
  }
}

/** `__set_name__`: a descriptor of the project is told what it is called. */
function nameDescriptors(made: ClassValue, machine: Machine, at: Site): void {
  for (const [name, value] of new Map(made.namespace)) {
    const hook =
      value.kind === 'instance' && value.class.kind === 'class'
        ? classAttribute(value.class, '__set_name__')?.value
        : undefined
    if (hook?.kind === 'function')
      call(
        { kind: 'method', function: hook, self: value },
        { args: [made, text(name)], keywords: new Map(), open: false, site: at },
        machine,
      )
  }
}

function makeMembers(made: ClassValue, machine: Machine): void {
  let automatic = 0
  const text_ = inherits(made, 'enum.StrEnum')
  const flags = inherits(made, 'enum.Flag', 'enum.IntFlag')
  for (const [name, value] of made.namespace) {
    if (!isMemberName(name) || !isMemberValue(value)) continue
    const auto = value.kind === 'instance' && value.class.kind === 'external' && value.class.path === 'enum.auto'
    const number = value.kind === 'constant' && value.type === 'int' ? Number(value.value) : null
    if (number !== null) automatic = number
    if (auto) automatic = flags ? 2 ** (automatic === 0 ? 0 : Math.floor(Math.log2(automatic)) + 1) : automatic + 1
    const given: Value = auto ? (text_ ? text(name.toLowerCase()) : integer(automatic)) : value
    const alias = [...made.namespace.values()].find((one) => one.kind === 'member' && sameConstant(one.value, given))
    made.namespace.set(name, alias ?? memberOf(made, name, given, machine))
  }
}

/** Equal values make one member, and `True == 1`. */
function sameConstant(a: Value, b: Value): boolean {
  if (
    a.kind !== 'constant' ||
    b.kind !== 'constant' ||
    (a.type === 'str') !== (b.type === 'str') ||
    (a.type === 'none') !== (b.type === 'none')
  )
    return false
  return a.type === 'str' || a.type === 'none' ? a.value === b.value : Number(a.value) === Number(b.value)
}

function memberOf(made: ClassValue, name: string, given: Value, machine: Machine): EnumMember {
  const create = classAttribute(made, '__new__')?.value ?? classAttribute(made, '__init__')?.value
  if (given.kind === 'sequence' && given.type === 'tuple' && create?.kind === 'function')
    return customMember(made, name, given.items, create, machine)
  return { kind: 'member', class: made, name, value: given }
}

/** `def __new__(cls, value, label): obj._value_ = value`: the first part is the value unless it is set. */
function customMember(
  made: ClassValue,
  name: string,
  parts: readonly Value[],
  create: Value & { kind: 'function' },
  machine: Machine,
): EnumMember {
  const self = instance(made)
  const result = callFunction(
    create,
    { args: [create.name === '__new__' ? made : self, ...parts], keywords: new Map(), open: false, site: create.site },
    machine,
    self,
  )
  const object = result.kind === 'instance' ? result : self
  const value =
    object.attributes.get('_value_') ??
    (create.name === '__new__' ? (parts[0] ?? tuple(parts)) : inherits(made, 'builtins.str') ? parts[0]! : tuple(parts))
  const attributes = new Map([...object.attributes].filter(([key]) => key !== '_value_'))
  return { kind: 'member', class: made, name, value, attributes }
}

const isMemberName = (name: string): boolean => !name.startsWith('__') && !/^_[a-z]+_$/.test(name)
const isMemberValue = (value: Value): boolean =>
  value.kind === 'constant' ||
  value.kind === 'sequence' ||
  value.kind === 'unknown' ||
  value.kind === 'mapping' ||
  value.kind === 'member' ||
  (value.kind === 'instance' &&
    !(
      value.class.kind === 'external' &&
      /^builtins\.(property|classmethod|staticmethod)$|^functools\.|nonmember$/.test(value.class.path)
    ))

/** `__init_subclass__` of the nearest base, and subclasses registries hang on it. */
function tellBases(made: ClassValue, machine: Machine, at: Site): void {
  for (const base of made.mro.slice(1)) {
    const hook = base.kind === 'class' ? base.namespace.get('__init_subclass__') : undefined
    const target = hook?.kind === 'instance' ? hook.args[0] : hook
    if (target?.kind !== 'function') continue
    call(
      { kind: 'method', function: target, self: made },
      { args: [], keywords: made.keywords, open: false, site: at },
      machine,
    )
    return
  }
}

/** `type(name, bases, namespace)` and the factories that do the same. */
export function makeClass(
  name: string,
  bases: readonly Value[],
  namespace: Map<string, Value>,
  keywords: ReadonlyMap<string, Value>,
  at: Site,
  machine: Machine,
): ClassValue {
  const scope = newScope('class', at.module.scope)
  for (const [key, value] of namespace) scope.variables.set(key, value)
  const made: { -readonly [K in keyof ClassValue]: ClassValue[K] } = {
    kind: 'class',
    name,
    qualname: `${at.module.name}.${name}`,
    node: null,
    site: at,
    bases,
    mro: [],
    namespace: scope.variables as Map<string, Value>,
    scope,
    annotations: new Map(),
    keywords,
    decorators: [],
    docstring: null,
  }
  made.mro = linearise(made, machine)
  fillNamespace(made)
  machine.classes.push(made)
  return made
}
