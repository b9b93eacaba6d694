import { external, native, unknown } from '../values/make.ts'
import type { ClassValue, Instance, Value } from '../values/value.ts'
import type { Frame } from './frame.ts'
import type { Machine } from './machine.ts'
import { instance } from '../values/make.ts'

/** `super()`: an object whose attributes are looked up behind the class the method was written in. */
export function superObject(frame: Frame): Value {
  const owner = ownerOf(frame)
  if (!owner || !frame.self) return unknown('super() outside a method')
  return makeSuper(owner, frame.self)
}

export function makeSuper(owner: ClassValue, self: Value): Instance {
  return instance(external('builtins.super'), { args: [owner, self] })
}

function ownerOf(frame: Frame): ClassValue | null {
  return frame.function?.owner ?? null
}

export function superAttribute(made: Instance, name: string, machine: Machine): Value | undefined {
  const [owner, self] = made.args
  if (owner?.kind !== 'class' || !self) return undefined
  const mro = mroOf(self, owner)
  const after = mro.slice(mro.indexOf(owner) + 1)
  for (const base of after) {
    if (base.kind === 'class') {
      const found = base.namespace.get(name)
      if (found) return bindSuper(found, self)
    } else if (base.kind === 'external') {
      const known = outside(base.path, name, self, machine)
      if (known) return known
    }
  }
  if (name === '__init__' || name === '__init_subclass__')
    return native(name, () => ({ kind: 'constant', type: 'none', value: null }))
  if (
    name === '__new__' &&
    self.kind === 'instance' &&
    after.every(
      (base) =>
        base.kind === 'class' || (base.kind === 'external' && /^(builtins\.object$|typing\.|abc\.)/.test(base.path)),
    )
  )
    return native(name, () => self)
  const nearest = after.find((base) => base.kind === 'external' && base.path !== 'builtins.object')
  return nearest?.kind === 'external'
    ? { kind: 'method', function: external(`${nearest.path}.${name}`), self }
    : undefined
}

function mroOf(self: Value, owner: ClassValue): readonly Value[] {
  if (self.kind === 'class') return self.mro.includes(owner) ? self.mro : owner.mro
  if (self.kind === 'instance' && self.class.kind === 'class' && self.class.mro.includes(owner)) return self.class.mro
  return owner.mro
}

function bindSuper(found: Value, self: Value): Value {
  if (found.kind === 'function' || found.kind === 'native') return { kind: 'method', function: found, self }
  if (found.kind === 'instance' && found.class.kind === 'external' && /(class|static)method$/.test(found.class.path)) {
    const inner = found.args[0]
    if (inner?.kind === 'function' && found.class.path === 'builtins.classmethod')
      return { kind: 'method', function: inner, self: self.kind === 'instance' ? self.class : self }
    return inner ?? found
  }
  return found
}

function outside(path: string, name: string, self: Value, machine: Machine): Value | undefined {
  if (name === '__init__') {
    const construct = machine.library.find(path, (summary) => summary.construct)
    if (!construct) return undefined
    return native(name, (call) => {
      if (self.kind === 'instance') construct(self, call, machine)
      return { kind: 'constant', type: 'none', value: null }
    })
  }
  const owner = machine.library.find(path, (summary) => (summary.methods?.[name] ? summary.path : undefined))
  return owner ? { kind: 'method', function: external(`${owner}.${name}`), self } : undefined
}
