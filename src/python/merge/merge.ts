import type { Merged } from '../../kernel/merge/merged.ts'
import { asWritten } from '../../kernel/merge/written.ts'
import { mergeUnits } from '../../kernel/merge/units.ts'
import type { Module } from '../ast.ts'
import { unitsOf } from './units.ts'

/** What reads Python: the parser of the caller's thread. */
export interface Reads {
  parse(source: string): Module
}

/** Three versions of a file in one, declaration by declaration; null where one of them, or the result, is no Python. */
export function mergePython(parser: Reads, base: string, yours: string, generated: string): Merged | null {
  return asWritten(yours, [base, yours, generated], (...texts) => {
    const modules = texts.map((text) => parser.parse(text))
    if (modules.some(({ broken }) => broken.length > 0)) return null
    const [was, own, made] = modules.map(unitsOf)
    const lists = { base: was!, yours: own!, generated: made! }
    const honest = mergeUnits(lists)
    const needed = new Set([...honest.dropped].filter((name) => uses(honest.code, name)))
    const { text, conflicts, notes } = needed.size > 0 ? mergeUnits(lists, needed) : honest
    if (conflicts.length === 0 && parser.parse(text).broken.length > 0) return null
    return { text, conflicts, notes }
  })
}

const uses = (code: string, name: string): boolean =>
  /^\w+$/.test(name) && new RegExp(`(?<![.\\w])${name}(?!\\w)`).test(code.replaceAll(/#[^\n]*/g, ''))
