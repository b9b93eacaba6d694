import type { Backend, Operation, Table } from '../../model/index.ts'

/** Operations that ask for a table: whoever loads a row of a mapped class names every column of it. */
export const operationsOn = (backend: Backend, schema: string, table: string): readonly Operation[] => {
  const names = new Set([table, `${schema}.${table}`])
  return backend.api.operations.filter(({ statements }) =>
    statements.some(({ tables }) => tables.some((name) => names.has(name))),
  )
}

/** The table of the models that goes by this name in the database. */
export const modelOf = (backend: Backend, schema: string, name: string): Table | null =>
  backend.data.tables.find((table) => table.name === name && (table.schema ?? 'public') === schema) ?? null
