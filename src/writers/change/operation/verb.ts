import type { Column, Table } from '../../../model/index.ts'
import { kindOfColumn } from '../field/wanted.ts'
import { participles } from './words.ts'

/** What an operation does to one row: the column it sets, and to what. */
export interface Effect {
  readonly column: string
  readonly sets: 'true' | 'now' | { readonly member: string }
}

export interface HeldColumn {
  readonly name: string
  readonly kind: ReturnType<typeof kindOfColumn>
  readonly values: readonly string[]
}

/** The columns a verb may set, by their names and values: `archive` sets `archived`, `archived_at` or `state` to `archived`. */
export function effectsOf(verb: string, columns: readonly HeldColumn[]): readonly Effect[] {
  const done = participles(verb)
  return columns.flatMap(({ name, kind, values }): readonly Effect[] => {
    const said = name.toLowerCase()
    if (kind === 'bool' && done.some((one) => said === one || said === `is_${one}`))
      return [{ column: name, sets: 'true' }]
    if (kind === 'datetime' && done.some((one) => said === `${one}_at` || said === `${one}_on`))
      return [{ column: name, sets: 'now' }]
    const member = values.find((value) => [verb, ...done].includes(value.toLowerCase()))
    return member === undefined ? [] : [{ column: name, sets: { member } }]
  })
}

/** Everything an operation could set, where no column is called after what it does. */
export const possibleEffects = (columns: readonly HeldColumn[]): readonly Effect[] =>
  columns.flatMap(({ name, kind, values }): readonly Effect[] => {
    if (kind === 'bool') return [{ column: name, sets: 'true' }]
    return values.map((member) => ({ column: name, sets: { member } }))
  })

/** What an effect is called where somebody chooses one: `archived`, `state=done`. */
export const effectName = ({ column, sets }: Effect): string =>
  typeof sets === 'string' ? column : `${column}=${sets.member}`

export const heldBy = ({ columns }: Table): readonly HeldColumn[] =>
  columns.map((column: Column) => ({
    name: column.attribute,
    kind: kindOfColumn(column),
    values: column.choice?.values ?? [],
  }))
