import type { Backend, EnumType, Table } from '../../model/index.ts'
import { definitions } from '../ddl/index.ts'

/** The tables it is about, with the types they use that were not there before. */
export function ddlOf({ data }: Backend, before: Backend | null, tables: readonly Table[]): string {
  if (tables.length === 0) return ''
  const known = new Set((before?.data.enums ?? []).map(typeName))
  const types = new Set(tables.flatMap(({ columns }) => columns.map(({ type }) => type.replace(/\[\]$/, ''))))
  const enums = data.enums.filter(
    (one) => !known.has(typeName(one)) && (types.has(one.name) || types.has(typeName(one))),
  )
  return definitions({ ...data, tables, enums, sequences: before === null ? data.sequences : [] }, data)
}

const typeName = ({ schema, name }: EnumType): string => (schema === null ? name : `${schema}.${name}`)
