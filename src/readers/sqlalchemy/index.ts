export { readTables, type TablesRead } from './tables.ts'
export { importModelModules } from './import-models.ts'
