import type { Column, Table } from '../../../../model/index.ts'
import {
  isIndexed,
  isKeyColumn,
  isPersonal,
  isUniqueColumn,
  keyOf,
  placeText,
  secretKindOf,
} from '../../../../model/queries/index.ts'
import { kind } from '../kind.ts'

interface InTable {
  readonly table: Table
  readonly column: Column
}

export const columns = kind<InTable>({
  name: 'columns',
  answers: 'one column: type, default, what it refers to, whether it holds a secret or something personal',
  brief: ['column', 'type', 'at', 'references', 'secret'],
  all: ({ data }) => data.tables.flatMap((table) => table.columns.map((column) => ({ table, column }))),
  called: ({ table, column }) => `${table.id}.${column.name}`,
  places: ({ column }) => [column.at],
  fields: {
    column: ({ table, column }) => `${table.id}.${column.name}`,
    type: ({ column }) => column.type || 'unknown',
    at: ({ column }) => placeText(column.at),
    nullable: ({ column }) => column.nullable || null,
    key: ({ table, column }) => isKeyColumn(table, column.name) || null,
    unique: ({ table, column }) => isUniqueColumn(table, column.name) || null,
    default: ({ column }) => column.default,
    serverDefault: ({ column }) => column.serverDefault,
    computed: ({ column }) => column.computed,
    references: ({ table, column }) => keyOf(table, column.name)?.references.table,
    onDelete: ({ table, column }) => keyOf(table, column.name)?.onDelete,
    indexed: ({ table, column }) => isIndexed(table, column.name) || null,
    values: ({ column }) => column.choice?.values,
    secret: ({ column }) => secretKindOf(column.name),
    personal: ({ column }) => isPersonal(column.name) || null,
    comment: ({ column }) => column.comment,
  },
})
