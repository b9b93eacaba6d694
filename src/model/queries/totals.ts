import type { Backend } from '../index.ts'

export interface Totals {
  readonly operations: number
  readonly webSockets: number
  readonly tables: number
  readonly statements: number
  readonly revisions: number
  readonly heads: number
  readonly unresolved: number
}

export function totalsOf(backend: Backend): Totals {
  const { api, data, reading } = backend
  return {
    operations: api.operations.length,
    webSockets: api.webSockets.length,
    tables: data.tables.length,
    statements: api.operations.reduce((sum, operation) => sum + operation.statements.length, 0),
    revisions: data.migrations.reduce((sum, chain) => sum + chain.revisions.length, 0),
    heads: data.migrations.reduce((sum, chain) => sum + chain.heads.length, 0),
    unresolved: reading.unresolved.length,
  }
}
