import { oneLine } from './rewrite.ts'
import type { Rehearsed } from './statements.ts'
import { type Fields, type TableCommand, fieldsIn, listIn } from '../../sql/tree.ts'

/** A column as it is written in `ADD COLUMN` or `ALTER COLUMN ... TYPE`, in pieces that can be put together anew. */
export interface ColumnClauses {
  readonly type: string
  readonly constraints: readonly { readonly fields: Fields; readonly text: string }[]
  /** What follows `USING`; '' for nothing. */
  readonly using: string
}

/** Null where a statement does several things: nobody knows here where one ends. */
export function clausesOf({ observed, commands }: Rehearsed, command: TableCommand): ColumnClauses | null {
  if (commands.length !== 1) return null
  const bytes = Buffer.from(observed.sql)
  const definition = fieldsIn(command.fields, 'def')
  const constraints = listIn(definition, 'constraints').toSorted((a, b) => placeOf(a) - placeOf(b))
  const using = / using (.*)$/is.exec(oneLine(observed.sql))?.[1] ?? ''
  const text = (from: number, to: number | undefined): string => oneLine(bytes.subarray(from, to).toString())
  const type = text(placeOf(fieldsIn(definition, 'typeName')), constraints[0] && placeOf(constraints[0]))
  return {
    type: command.does === 'AlterColumnType' ? type.replace(/ using .*$/i, '') : type,
    constraints: constraints.map((fields, index) => {
      const next = constraints[index + 1]
      return { fields, text: text(placeOf(fields), next && placeOf(next)) }
    }),
    using,
  }
}

const placeOf = ({ location }: Fields): number => (typeof location === 'number' ? location : 0)
