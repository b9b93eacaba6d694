import { type Merged, type Versions, settled } from '../../kernel/merge/merged.ts'
import { type Unit, coreOf } from '../../kernel/merge/unit.ts'
import { mergeUnits } from '../../kernel/merge/units.ts'
import { slotsOf } from '../../kernel/merge/sequence.ts'
import { asWritten } from '../../kernel/merge/written.ts'
import type { Module } from '../ast.ts'
import { unitsOf } from './units.ts'

/** What reads Python: the parser of the caller's thread. */
export interface Reads {
  parse(source: string): Module
}

/**
 * Three versions of a file in one, declaration by declaration; null where one of them, or the result, is no Python.
 * With `onlyNew`, declarations that are new arrive, and nothing else.
 */
export function mergePython(parser: Reads, versions: Versions, onlyNew = false): Merged | null {
  return asWritten(versions, ({ base, yours, generated }) => {
    const modules = [base, yours, generated].map((text) => parser.parse(text))
    if (modules.some(({ broken }) => broken.length > 0)) return null
    const [was, own, made] = modules.map(unitsOf)
    const lists = { base: was!, yours: own!, generated: onlyNew ? additions(was!, made!) : made! }
    const first = mergeUnits(lists)
    // Of one side alone it is not for us to judge.
    const needed = settled(base, yours, generated) === undefined ? usedOf(first.dropped, first.code) : new Set<string>()
    const { text, conflicts, notes } = needed.size > 0 ? mergeUnits(lists, needed) : first
    if (conflicts.length === 0 && parser.parse(text).broken.length > 0) return null
    return { text, conflicts, notes }
  })
}

/** The base with what is new in the generation: its imports, too. */
const additions = (base: readonly Unit[], generated: readonly Unit[]): readonly Unit[] =>
  slotsOf(base, base, generated).flatMap(({ base, generated }) => {
    if (!base || !generated) return base ?? generated ?? []
    if (base.names) return generated
    return base.parts && generated.parts && coreOf(base) !== coreOf(generated)
      ? { ...base, parts: additions(base.parts, generated.parts) }
      : base
  })

/** Those of some names that code names, too: a comment does not. */
function usedOf(names: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const words = new Set(code.replaceAll(/#[^\n]*/g, '').match(/(?<![.\w])\w+/g))
  return new Set([...names].filter((name) => words.has(name)))
}
