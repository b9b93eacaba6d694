import type { NewConstraint, NewKey, NewReference } from '../../model/index.ts'
import { checkLine, exclusionLine } from './constraints.ts'
import { identifier, identifiers, qualified } from './identifiers.ts'

/** A constraint as it stands in CREATE TABLE and behind ADD. */
export function constraintText(constraint: NewConstraint): string {
  switch (constraint.kind) {
    case 'check':
      return `${checkLine(constraint)}${spaced(constraint.options)}`
    case 'exclude':
      return exclusionLine(constraint)
    case 'foreign-key':
      return referenceText(constraint)
    default:
      return keyText(constraint)
  }
}

function keyText({ kind, name, columns, nullsNotDistinct, include, options }: NewKey): string {
  const words = kind === 'unique' ? `UNIQUE ${nullsNotDistinct ? 'NULLS NOT DISTINCT ' : ''}` : 'PRIMARY KEY '
  const included = include.length === 0 ? '' : ` INCLUDE (${identifiers(include)})`
  return `${named(name)}${words}(${identifiers(columns)})${included}${spaced(options)}`
}

/** SQLAlchemy puts no space after `FOREIGN KEY`. */
function referenceText({ name, columns, references, options }: NewReference): string {
  const { table } = references
  const target = `${qualified(table.schema, table.name)} (${identifiers(references.columns)})`
  return `${named(name)}FOREIGN KEY(${identifiers(columns)}) REFERENCES ${target}${spaced(options)}`
}

const named = (name: string | null): string => (name === null ? '' : `CONSTRAINT ${identifier(name)} `)
const spaced = (text: string): string => (text === '' ? '' : ` ${text}`)
