export { readTables, type TablesRead, type UnresolvedTable } from './tables.ts'
