import type { Fates } from './fates.ts'
import { type Part, type PartOf, keyOf } from './parts.ts'

/** A column whose sequence comes with it, under the name the server would give it. */
export interface Serial {
  readonly column: string
  readonly default: string
  readonly sequence: string
}

const LONGEST_NAME = 63

export function serialsOf({ after, of }: Fates): readonly Serial[] {
  return [...after.values()].flatMap((part) => {
    if (part.kind !== 'default' || !part.value.startsWith('nextval(')) return []
    const column = after.get(keyOf(['column', part.name.schema, part.name.name, part.inner]))
    if (column?.kind !== 'column' || ![column, part].every(({ key }) => isNew(of.get(key)))) return []
    const sequence = sequenceOf(column, part, after)
    return sequence && of.get(sequence) === 'create' ? [{ column: column.key, default: part.key, sequence }] : []
  })
}

const isNew = (fate: string | undefined): boolean => fate === 'create' || fate === 'replace'

function sequenceOf(column: PartOf<'column'>, { needs }: Part, after: ReadonlyMap<string, Part>): string | null {
  const { name, inner, value } = column
  const usual = `${name.name}_${inner}_seq`
  const key = keyOf(['sequence', name.schema, usual])
  const sequence = after.get(key)
  if (sequence?.kind !== 'sequence' || !needs.has(key) || Buffer.byteLength(usual) > LONGEST_NAME) return null
  const isOwn = sequence.value.owner !== null && keyOf(sequence.value.owner) === column.key
  return isOwn && value.notNull && sequence.value.type === value.type ? key : null
}
