import type { ClassValue, Instance, Value } from '../values/value.ts'
import type { Machine } from './machine.ts'

const settings = new WeakMap<ClassValue, boolean>()

/** A class whose objects are filled from the environment: the default in the code is only one answer. */
function isSettings(of: ClassValue): boolean {
  let known = settings.get(of)
  if (known === undefined)
    settings.set(of, (known = of.mro.some((base) => base.kind === 'external' && base.path.endsWith('.BaseSettings'))))
  return known
}

/** The default of a setting remembers that it is one, unless its value was given. */
export function fromSettings(value: Value, owner: Instance, name: string, machine: Machine): Value {
  if (!inside.has(owner) && !(owner.class.kind === 'class' && isSettings(owner.class))) return value
  if (value.kind === 'instance') inside.add(value)
  if (value.kind !== 'constant' || value.setting !== undefined || isGiven(name, machine)) return value
  return { ...value, setting: name }
}

/** Models that settings hold are filled from the environment with them: `settings.auth.enabled`. */
const inside = new WeakSet<Instance>()

export function isGiven(name: string, machine: Machine): boolean {
  const wanted = name.toUpperCase()
  return Object.keys(machine.environment).some(
    (key) => key.toUpperCase() === wanted || key.toUpperCase().endsWith(`_${wanted}`),
  )
}
