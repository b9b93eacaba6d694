import { classAttribute } from '../values/ask.ts'
import type { Instance, Site, Value } from '../values/value.ts'
import { call } from './calls.ts'
import { importModule } from './imports.ts'
import type { Machine } from './machine.ts'

const NOWHERE = null as unknown as Site

export function setAttribute(to: Value, name: string, value: Value, machine: Machine, site: Site = NOWHERE): void {
  switch (to.kind) {
    case 'instance':
      if (site) machine.observer?.onSet?.(to, name, value, site)
      if (!propertySetter(to, name, value, machine)) to.attributes.set(name, value)
      return
    case 'function':
      if (name === '__wrapped__') to.wrapped = value
      to.attributes.set(name, value)
      return
    case 'class':
      to.namespace.set(name, value)
      return
    case 'module':
      importModule(to.module, machine)
      to.module.scope.variables.set(name, value)
      return
    case 'method':
      setAttribute(to.function, name, value, machine)
      return
    case 'alternatives':
      for (const option of to.options) setAttribute(option.value, name, value, machine, site)
  }
}

/** `setattr(row, key, value)` of a key nobody knows: told, and nothing is remembered of it. */
export function setSomeAttribute(to: Value, value: Value, machine: Machine, site: Site): void {
  if (to.kind === 'alternatives') for (const option of to.options) setSomeAttribute(option.value, value, machine, site)
  else if (to.kind === 'instance') machine.observer?.onSet?.(to, ANY_ATTRIBUTE, value, site)
}

/** The name of an attribute that may be any. */
export const ANY_ATTRIBUTE = '*'

function propertySetter(to: Instance, name: string, value: Value, machine: Machine): boolean {
  if (to.class.kind !== 'class') return false
  const found = classAttribute(to.class, name)?.value
  const own =
    found?.kind === 'instance' && found.class.kind === 'class'
      ? classAttribute(found.class, '__set__')?.value
      : undefined
  if (found && own?.kind === 'function') {
    call(
      { kind: 'method', function: own, self: found },
      { args: [to, value], keywords: new Map(), open: false, site: own.site },
      machine,
    )
    return true
  }
  const setter = found?.kind === 'instance' ? found.attributes.get('<setter>') : undefined
  if (!setter || !found || found.kind !== 'instance') return false
  call(setter, { args: [to, value], keywords: new Map(), open: false, site: found.site ?? NOWHERE }, machine)
  return true
}
