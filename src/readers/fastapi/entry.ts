import { type Made, isMade } from '../../python/values/ask.ts'
import { instance, unknown } from '../../python/values/make.ts'
import type { Instance, Site, Value } from '../../python/values/value.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import { call } from '../../python/interpret/calls.ts'
import { importModule } from '../../python/interpret/imports.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { APPLICATION, type Applications } from './library/application.ts'

/** Where an application is found: a file and the variable, factory or method that holds it. */
export interface Entry {
  readonly file: string
  readonly variable: string
}

export type Found = { readonly application: Instance; readonly id: string } | { readonly problem: string }

/** Runs the entry's module and returns its application, calling a factory if that is what the name is. */
export function openEntry(entry: Entry, program: SourceProgram, machine: Machine, applications: Applications): Found {
  const module = program.module(entry.file)
  importModule(module, machine)
  const at = siteOf(module)
  const value = follow(entry.variable, module, machine, at)
  if (!value) return { problem: `${entry.file} has no ${entry.variable}` }
  const before = applications.made.length
  const made =
    applicationOf(value, machine, at) ??
    applications.made.slice(before).pop() ??
    applications.made.findLast((one) => one.site?.module === module)
  return made
    ? { application: made, id: `${module.name}:${entry.variable}` }
    : { problem: `${entry.variable} in ${entry.file} is no FastAPI application` }
}

const siteOf = (module: SourceModule): Site => ({ module, node: module.tree?.body[0] ?? { start: 0, end: 0 } })

/** `app`, `create_app`, `Server.init_app`: each step an attribute; a class on the way is instantiated. */
function follow(variable: string, module: SourceModule, machine: Machine, at: Site): Value | undefined {
  let value: Value | undefined = { kind: 'module', module }
  for (const name of variable.split('.')) {
    if (value?.kind === 'class') value = instanceOf(value, machine, at)
    value = value && findAttribute(value, name, machine, at)
  }
  return value
}

/** An object as its constructor leaves it, with unknown arguments. */
function instanceOf(value: Value & { kind: 'class' }, machine: Machine, at: Site): Value {
  return machine.bounded(
    `${value.name}()`,
    at,
    () => call(value, { args: [], keywords: new Map(), open: true, site: at }, machine),
    () => instance(value),
  )
}

/** An application that was seen being made, not one that is only known by its type. */
const isReal = (value: Value): value is Made => isMade(value, APPLICATION) && value.attributes.has('router')

/** The application a value is, wraps or makes. */
export function applicationOf(value: Value, machine: Machine, at: Site, depth = 0): Instance | null {
  if (depth > 6) return null
  if (isReal(value)) return value
  if (value.kind === 'alternatives')
    return value.options.map((option) => applicationOf(option.value, machine, at, depth + 1)).find((one) => one) ?? null
  if (value.kind === 'function' || value.kind === 'method') {
    const made = machine.bounded(
      'the application factory',
      at,
      () => call(value, { args: [], keywords: new Map(), open: false, site: at }, machine),
      () => unknown('a factory that takes too many steps'),
    )
    return applicationOf(made, machine, at, depth + 1)
  }
  if (value.kind === 'instance') {
    // An ASGI middleware or server object around the application.
    for (const inner of [...value.args, ...value.keywords.values(), ...value.attributes.values()]) {
      const found = isReal(inner) ? inner : null
      if (found) return found
    }
  }
  if (value.kind === 'sequence')
    return value.items.map((one) => applicationOf(one, machine, at, depth + 1)).find((one) => one) ?? null
  return null
}
