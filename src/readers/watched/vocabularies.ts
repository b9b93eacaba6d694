import type { Vocabulary } from '../../model/data.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asText } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import { functionsIn, namesIn, tablesOf, valuesIn } from './names.ts'

const DOTTED = /^[a-z]\w*(\.\w+)+$/

/** Sets of dotted texts among the names of modules: events somebody listens to, scopes a key may have. */
export function readVocabularies(modules: readonly SourceModule[], machine: Machine): readonly Vocabulary[] {
  const sets = new Map<Value, readonly string[]>()
  for (const value of valuesIn(modules)) {
    if (value.kind !== 'sequence' || value.type !== 'set' || value.open) continue
    const texts = value.items.flatMap((item) => asText(item) ?? [])
    if (texts.length > 0 && texts.length === value.items.length && texts.every((text) => DOTTED.test(text)))
      sets.set(value, texts)
  }
  if (sets.size === 0) return []
  const tables = new Map<Value, Set<string>>()
  for (const of of functionsIn(modules))
    for (const value of namesIn(of))
      if (sets.has(value)) tables.set(value, new Set([...(tables.get(value) ?? []), ...tablesOf(of, machine)]))
  return [...sets].map(([value, values]) => ({ values, tables: [...(tables.get(value) ?? [])] }))
}
