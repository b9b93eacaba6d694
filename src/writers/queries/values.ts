import type { EnumType, Filter } from '../../model/index.ts'
import { literal } from '../ddl/identifiers.ts'
import type { Parameters } from './parameters.ts'
import type { ColumnOf } from './scope.ts'

/** What a filter compares with: a value that stands in the code, or a parameter. */
export function valueOf(filter: Filter, on: ColumnOf, enums: readonly EnumType[], parameters: Parameters): string {
  return constantOf(filter, on, enums) ?? parameters.next()
}

export const isNone = ({ from, text }: Filter): boolean => from === 'constant' && text === 'None'

function constantOf({ from, text }: Filter, on: ColumnOf, enums: readonly EnumType[]): string | null {
  if (from !== 'constant') return null
  if (text === 'True' || text === 'False') return text.toLowerCase()
  if (/^-?\d+(\.\d+)?$/.test(text)) return text
  const quoted = /^(['"])([^'"\\{}]*)\1$/.exec(text)?.[2]
  return quoted === undefined ? memberOf(text, on, enums) : literal(quoted)
}

/** `OrderStatus.paid` is a value of the enum of its column, when that has one of this name. */
function memberOf(text: string, { column }: ColumnOf, enums: readonly EnumType[]): string | null {
  const member = /^[\w.]+\.(\w+?)(?:\.value)?$/.exec(text)?.[1]
  const type = column.type.replaceAll('"', '').toLowerCase()
  const known = enums.find(({ name, schema }) => [name, `${schema}.${name}`].some((one) => one.toLowerCase() === type))
  const value = known?.values.find((one) => one.toLowerCase() === member?.toLowerCase())
  return value === undefined ? null : literal(value)
}
