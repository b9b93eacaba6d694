import type { Merged, Versions } from '../../kernel/merge/merged.ts'
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
    const needed = new Set([...first.dropped].filter((name) => uses(first.code, name)))
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

const uses = (code: string, name: string): boolean =>
  /^\w+$/.test(name) && new RegExp(`(?<![.\\w])${name}(?!\\w)`).test(code.replaceAll(/#[^\n]*/g, ''))
