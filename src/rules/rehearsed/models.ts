import type { Backend, Column, Table } from '../../model/index.ts'

/** The model a table belongs to; null when the code maps none. */
export const mappedBy = ({ data }: Backend, name: string): Table | null =>
  data.tables.find((table) => table.id === name || `${table.schema ?? 'public'}.${table.name}` === `public.${name}`) ??
  null

export const columnMappedBy = (backend: Backend, table: string, column: string): Column | null =>
  mappedBy(backend, table)?.columns.find(({ name }) => name === column) ?? null
