import type { Watch } from '../../model/data.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asText } from '../../python/values/ask.ts'
import type { ClassValue, Value } from '../../python/values/value.ts'
import { isMapped, memberOf, tableOf } from '../queries/entities.ts'
import { namesIn, tablesOf } from './names.ts'

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
    const columns = isNameOf(said, key as ClassValue)
      ? []
      : textsIn(said).filter((text) => memberOf(key as ClassValue, text) === 'column')
    return table === null ? [] : [{ table, columns }]
  })
}

/** `{Text: "text"}` says what rows are called, though they may have a column of that name. */
const isNameOf = (said: Value, { name }: ClassValue): boolean =>
  asText(said)?.replaceAll('_', '').toLowerCase() === name.toLowerCase()

const textsIn = (value: Value): readonly string[] => {
  const text = asText(value)
  if (text !== null) return [text]
  return value.kind === 'sequence' ? value.items.flatMap(textsIn) : []
}
