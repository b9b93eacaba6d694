import type { Check, Constraint, ForeignKey, Table } from '../../model/index.ts'
import { identifier, identifiers, qualified } from './identifiers.ts'

export function primaryKeyLine(constraint: Constraint): string {
  return `${named(constraint.name)}PRIMARY KEY (${identifiers(constraint.columns)})${options(constraint.options)}`
}

export function uniqueLine(constraint: Constraint): string {
  return `${named(constraint.name)}UNIQUE (${identifiers(constraint.columns)})${options(constraint.options)}`
}

export function checkLine(check: Check): string {
  return `${named(check.name)}CHECK (${check.expression})`
}

export function foreignKeyLine(key: ForeignKey, target: Table): string {
  const columns = key.references.columns.length === 0 ? '' : ` (${identifiers(key.references.columns)})`
  const onDelete = key.onDelete === null ? '' : ` ON DELETE ${key.onDelete}`
  const onUpdate = key.onUpdate === null ? '' : ` ON UPDATE ${key.onUpdate}`
  const references = `REFERENCES ${qualified(target.schema, target.name)}${columns}${onDelete}${onUpdate}${options(key.options)}`
  return `${named(key.name)}FOREIGN KEY (${identifiers(key.columns)}) ${references}`
}

function named(name: string | null): string {
  return name === null ? '' : `CONSTRAINT ${identifier(name)} `
}

function options(text: string): string {
  return text === '' ? '' : ` ${text}`
}
