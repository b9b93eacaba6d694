import type { Flag } from '../../model/runtime.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asBool, asText } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import { functionsIn, namesIn, tablesOf, valuesIn } from './names.ts'

const SWITCHES = /flag|feature|switch|toggle/i

/** `{Flag.NEW_SEARCH: False}`: members of a class with how each stands, and a table that knows otherwise. */
export function readFlags(modules: readonly SourceModule[], machine: Machine): readonly Flag[] {
  const registers = new Map<Value, readonly Flag[]>()
  for (const value of valuesIn(modules)) {
    const flags = flagsIn(value)
    if (flags) registers.set(value, flags)
  }
  if (registers.size === 0) return []
  const switched = new Set(
    functionsIn(modules).flatMap((of) => {
      const used = [...namesIn(of)].filter((value) => registers.has(value))
      return used.length > 0 && tablesOf(of, machine).size > 0 ? used : []
    }),
  )
  return [...registers].flatMap(([value, flags]) => (switched.has(value) ? flags : []))
}

function flagsIn(value: Value): readonly Flag[] | null {
  if (value.kind !== 'mapping' || value.open || value.entries.size === 0) return null
  const flags = [...value.entries.values()].map(({ key, value: stands }): Flag | null => {
    const on = asBool(stands)
    const isSwitch = key.kind === 'member' && SWITCHES.test(key.class.name)
    return isSwitch && on !== null ? { name: asText(key.value) ?? key.name, on } : null
  })
  return flags.includes(null) ? null : flags.flatMap((flag) => flag ?? [])
}
