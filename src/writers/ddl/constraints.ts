import type { Check, Constraint, ForeignKey, Table } from '../../model/index.ts'
import { identifier, identifiers, qualified } from './identifiers.ts'

export function primaryKeyLine(constraint: Constraint): string {
  return `${named(constraint.name)}PRIMARY KEY (${identifiers(constraint.columns)})${options(constraint.options)}`
}

/** `NULLS NOT DISTINCT` stands before the columns, everything else behind them. */
export function uniqueLine(constraint: Constraint): string {
  const [, nulls = '', rest = ''] = /^(NULLS (?:NOT )?DISTINCT ?)?(.*)$/s.exec(constraint.options) ?? []
  return `${named(constraint.name)}UNIQUE ${nulls && `${nulls.trim()} `}(${identifiers(constraint.columns)})${options(rest)}`
}

/** The expression is the whole clause: `EXCLUDE USING gist (...)`. */
export function exclusionLine(exclusion: Check): string {
  return `${named(exclusion.name)}${exclusion.expression}`
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
