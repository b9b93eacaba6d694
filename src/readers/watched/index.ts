import type { Watch } from '../../model/data.ts'
import type { Node } from '../../python/ast.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asText } from '../../python/values/ask.ts'
import { type Scope, readHere } from '../../python/values/scope.ts'
import type { ClassValue, FunctionValue, Value } from '../../python/values/value.ts'
import { isMapped, memberOf, tableOf } from '../queries/entities.ts'

/** How far a function is followed to the rows it writes. */
const DEEPEST = 3

/** Registers of mapped classes, and the tables whoever looks them up there writes to. */
export function readWatches(modules: readonly SourceModule[], machine: Machine): readonly Watch[] {
  const registers = new Map<Value, readonly Omit<Watch, 'kept'>[]>()
  for (const { scope } of modules)
    for (const [, value] of scope.variables) {
      if (value.kind !== 'mapping' || value.open) continue
      const read = registerIn(value, machine)
      if (read) registers.set(value, read)
    }
  if (registers.size === 0) return []
  const kept = new Map<Value, Set<string>>()
  for (const { scope } of modules)
    for (const [, value] of scope.variables) {
      if (value.kind !== 'function' || value.node.kind !== 'FunctionDef') continue
      const used = [...namesIn(value)].flatMap((name) => (registers.has(name) ? [name] : []))
      if (used.length === 0) continue
      const tables = tablesOf(value, machine, 0)
      for (const register of used) kept.set(register, new Set([...(kept.get(register) ?? []), ...tables]))
    }
  return [...registers].flatMap(([register, watches]) =>
    watches.map((watch) => ({ ...watch, kept: [...(kept.get(register) ?? [])].filter((id) => id !== watch.table) })),
  )
}

/** `{Task: "task"}` and `{Task: ("task", ("status",))}`; texts that are columns are what is watched of it. */
function registerIn(value: Value & { kind: 'mapping' }, machine: Machine): readonly Omit<Watch, 'kept'>[] | null {
  const entries = [...value.entries.values()]
  if (entries.length === 0 || !entries.every(({ key }) => isMapped(key, machine))) return null
  return entries.flatMap(({ key, value: said }) => {
    const table = tableOf(key as ClassValue, machine)
    const columns = textsIn(said).filter((text) => memberOf(key as ClassValue, text) === 'column')
    return table === null ? [] : [{ table, columns }]
  })
}

const textsIn = (value: Value): readonly string[] => {
  const text = asText(value)
  if (text !== null) return [text]
  return value.kind === 'sequence' ? value.items.flatMap(textsIn) : []
}

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
function namesIn({ node, scope }: FunctionValue): ReadonlySet<Value> {
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

function idsIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(node)) for (const one of node) idsIn(one, found)
  else if (typeof node === 'object' && node !== null) {
    const { kind, id } = node as Node & { readonly kind?: string; readonly id?: string }
    if (kind === 'Name' && id !== undefined) found.add(id)
    for (const value of Object.values(node)) if (typeof value === 'object') idsIn(value, found)
  }
  return found
}
