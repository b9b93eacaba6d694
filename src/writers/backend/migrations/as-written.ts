import type { Catalog, CatalogTable, Table } from '../../../model/index.ts'

/**
 * A catalog with conditions as they were written. The server spells them out with casts, which nobody wants to read,
 * and which become others when they are run again.
 */
export const asWritten = (catalog: Catalog, tables: readonly Table[]): Catalog => ({
  ...catalog,
  tables: catalog.tables.map((table) => {
    const written = tables.find(({ name }) => name === table.name)
    return written ? conditionsOf(written, table) : table
  }),
})

function conditionsOf({ checks, indexes }: Table, table: CatalogTable): CatalogTable {
  const conditions = new Map(checks.map(({ name, expression }) => [name, expression]))
  const wheres = new Map(indexes.map(({ name, where }) => [name, where]))
  return {
    ...table,
    constraints: table.constraints.map((one) => {
      const expression = one.kind === 'check' ? conditions.get(one.name) : undefined
      return expression === undefined ? one : { ...one, definition: `CHECK (${expression})` }
    }),
    indexes: table.indexes.map((one) => {
      const where = wheres.get(one.name) ?? null
      return where === null
        ? one
        : { ...one, definition: one.definition.replace(/ WHERE .*$/s, () => ` WHERE (${where})`) }
    }),
  }
}
