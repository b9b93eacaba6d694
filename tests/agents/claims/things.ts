import type { ToolEntry } from '../../../src/agents/ledger/entry.ts'
import type { Json } from '../../../src/kernel/json.ts'
import type { Backend } from '../../../src/model/index.ts'
import { randomFrom } from './random.ts'

/** Something of a backend with what is true of it: numbers by the words a tool counts them in, and its place. */
export interface Thing {
  readonly name: string
  readonly numbers: Readonly<Record<string, number>>
  readonly place: { readonly file: string; readonly line: number } | null
}

export interface Told {
  readonly calls: readonly ToolEntry[]
  readonly groups: readonly (readonly Thing[])[]
  readonly whole: Thing
}

/** What three tools answer about a backend, and the same as things. */
export function toldOf({ api, data, project }: Backend, seed: number): Told {
  const random = randomFrom(seed)
  const whole = { operations: api.operations.length, tables: data.tables.length, enums: data.enums.length }
  const tables = data.tables.map((table) => ({
    name: table.name,
    columns: table.columns.length,
    indexes: table.indexes.length,
    foreignKeys: table.foreignKeys.length,
    declared: placeOf(table.at),
  }))
  const operations = api.operations.map((operation) => ({
    operation: operation.id,
    parameters: operation.parameters.length,
    responses: operation.responses.length,
    dependencies: operation.dependencies.length,
    handler: placeOf(operation.handler),
  }))
  const plans = api.operations.map((operation) => ({
    operation: operation.id,
    pages: 10 + random.below(5000),
    rows: 100 + random.below(2_000_000),
    milliseconds: random.below(90_000) / 100,
  }))
  return {
    calls: [
      entry('T1', 'survey', { project: project.name, counts: whole, read: ['files', 'settings'] }),
      entry('T2', 'look', { kind: 'table', tables }),
      entry('T3', 'look', { kind: 'operation', operations }),
      entry('T4', 'plans', { server: 'PostgreSQL 18.6', statements: plans }),
    ],
    whole: { name: 'the backend', numbers: whole, place: null },
    groups: [
      tables.map(({ name, columns, indexes, foreignKeys, declared }) => ({
        name,
        numbers: { columns, indexes, 'foreign keys': foreignKeys },
        place: declared,
      })),
      operations.map(({ operation, parameters, responses, dependencies, handler }) => ({
        name: operation,
        numbers: { parameters, responses, dependencies },
        place: handler,
      })),
      plans.map(({ operation, pages, rows, milliseconds }) => ({
        name: operation,
        numbers: { pages, rows, milliseconds },
        place: null,
      })),
    ],
  }
}

const placeOf = ({ file, line, endLine }: { file: string; line: number; endLine: number }) => ({ file, line, endLine })

export const entry = (id: string, name: string, answer: Json, input = '{}'): ToolEntry => ({
  kind: 'tool',
  id,
  at: '',
  agent: 'lead',
  name,
  input,
  digest: id,
  inner: false,
  outcome: { kind: 'answered', answer, runs: [], places: [], approved: false },
  milliseconds: 0,
})
