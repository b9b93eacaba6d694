import { unknown } from '../values/make.ts'
import type { ClassValue, FunctionValue, Instance, Value } from '../values/value.ts'
import { functionText } from '../values/ask.ts'
import { callFunction } from './functions.ts'
import type { Machine } from './machine.ts'

const ASSIGNED = /\bself\.(\w+)[ \t]*(?::[^=\n]+)?=(?!=)/g
const assigners = new WeakMap<ClassValue, ReadonlyMap<string, FunctionValue>>()
const tried = new WeakMap<Instance, Set<string>>()

/**
 * An attribute that no constructor sets but another method does: objects that are made first and
 * initialised later. That method is run once, with unknown arguments, to learn what it sets.
 */
export function lateAttribute(self: Instance, of: ClassValue, name: string, machine: Machine): Value | undefined {
  const setter = of.mro
    .map((base) => (base.kind === 'class' ? settersOf(base).get(name) : undefined))
    .find((one) => one)
  if (!setter || machine.stack.some((call) => call.function.node === setter.node)) return undefined
  const before = tried.get(self) ?? new Set()
  if (before.has(setter.name)) return undefined
  tried.set(self, before.add(setter.name))
  machine.bounded(
    `${of.name}.${setter.name}()`,
    setter.site,
    () => callFunction(setter, { args: [self], keywords: new Map(), open: true, site: setter.site }, machine, self),
    () => unknown('late'),
    20_000,
  )
  return self.attributes.get(name)
}

function settersOf(of: ClassValue): ReadonlyMap<string, FunctionValue> {
  let found = assigners.get(of)
  if (found) return found
  const result = new Map<string, FunctionValue>()
  for (const value of of.namespace.values()) {
    if (value.kind !== 'function' || value.name === '__init__') continue
    for (const [, name] of functionText(value).matchAll(ASSIGNED)) if (!result.has(name!)) result.set(name!, value)
  }
  assigners.set(of, (found = result))
  return found
}
