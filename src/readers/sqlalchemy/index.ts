export { readTables, type TablesRead, type UnresolvedTable } from './tables.ts'
export { importModelModules } from './import-models.ts'
