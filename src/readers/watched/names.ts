import type { Call, Node } from '../../python/ast.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { type Scope, readHere } from '../../python/values/scope.ts'
import type { FunctionValue, Value } from '../../python/values/value.ts'
import { isMapped, tableOf } from '../queries/entities.ts'

/** How far a function is followed to what it speaks of. */
const DEEPEST = 3

/** Mapped classes a function, and those it calls, speak of. */
export function tablesOf(of: FunctionValue, machine: Machine, depth = 0): ReadonlySet<string> {
  const found = new Set<string>()
  for (const value of namesIn(of)) {
    if (isMapped(value, machine)) found.add(tableOf(value, machine)!)
    else if (value.kind === 'function' && value !== of && depth < DEEPEST)
      for (const table of tablesOf(value, machine, depth + 1)) found.add(table)
  }
  return found
}

const known = new WeakMap<FunctionValue['node'], ReadonlySet<Value>>()

/** What the names in a body stand for, as far as its module tells. */
export function namesIn({ node, scope }: FunctionValue): ReadonlySet<Value> {
  const before = known.get(node)
  if (before) return before
  const found = new Set<Value>()
  known.set(node, found)
  for (const name of idsIn(node.body)) {
    const value = valueOf(name, scope)
    if (value) found.add(value)
  }
  return found
}

function valueOf(name: string, scope: Scope): Value | undefined {
  for (let at: Scope | null = scope; at; at = at.parent) if (at.variables.has(name)) return readHere(at, name)
  return undefined
}

export function idsIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(node)) for (const one of node) idsIn(one, found)
  else if (typeof node === 'object' && node !== null) {
    const { kind, id } = node as Node & { readonly kind?: string; readonly id?: string }
    if (kind === 'Name' && id !== undefined) found.add(id)
    for (const value of Object.values(node)) if (typeof value === 'object') idsIn(value, found)
  }
  return found
}

/** What modules define, each value once, whoever imports it. */
export const valuesIn = (modules: readonly SourceModule[]): readonly Value[] => [
  ...new Set(
    modules.flatMap(({ scope }) => [...scope.variables.values()].flatMap((one) => (one.kind === 'lazy' ? [] : [one]))),
  ),
]

export const functionsIn = (modules: readonly SourceModule[]): readonly FunctionValue[] =>
  valuesIn(modules).flatMap((one) => (one.kind === 'function' && one.node.kind === 'FunctionDef' ? [one] : []))

/** Tables a function, or one it calls, deletes rows of; none where it does not tell which. Null where it deletes nothing. */
export function deletedBy(of: FunctionValue, machine: Machine, depth = 0): ReadonlySet<string> | null {
  const calls = callsOf(of.node.body, 'delete')
  let found: Set<string> | null = calls.length > 0 ? new Set() : null
  for (const name of calls) {
    const value = name === null ? undefined : valueOf(name, of.scope)
    if (value && isMapped(value, machine)) found?.add(tableOf(value, machine)!)
  }
  for (const value of depth < DEEPEST ? namesIn(of) : []) {
    if (value.kind !== 'function' || value === of) continue
    const inner = deletedBy(value, machine, depth + 1)
    if (inner) found = new Set([...(found ?? []), ...inner])
  }
  return found
}

/** What is handed to each call of this name: a name, or null for anything else. */
function callsOf(node: unknown, name: string): readonly (string | null)[] {
  if (Array.isArray(node)) return node.flatMap((one) => callsOf(one, name))
  if (typeof node !== 'object' || node === null) return []
  const inner = Object.values(node).flatMap((one) => (typeof one === 'object' ? callsOf(one, name) : []))
  if ((node as { readonly kind?: string }).kind !== 'Call') return inner
  const { callee, args } = node as Call
  const isIt = callee.kind === 'Name' ? callee.id === name : callee.kind === 'Attribute' && callee.name === name
  const [first] = args
  return isIt ? [first?.kind === 'Name' ? first.id : null, ...inner] : inner
}

/** A function, and those it leads to. */
export function reachedFrom(
  of: FunctionValue,
  found = new Set<FunctionValue>(),
  depth = 0,
): ReadonlySet<FunctionValue> {
  if (found.has(of)) return found
  found.add(of)
  for (const value of depth < DEEPEST ? namesIn(of) : [])
    if (value.kind === 'function') reachedFrom(value, found, depth + 1)
  return found
}
