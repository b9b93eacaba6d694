import type { Figure, KeyEnd, Serving, TableSize, VectorMemory } from '../../model/index.ts'
import { bytes, short } from '../text/amounts.ts'

/** A figure with how it is known, where it is not measured: `1.2 GB (model)`. */
export const withSource = (figure: Figure, shown: (value: number) => string): string =>
  `${shown(figure.value)} (${figure.known})`

export const indexBytes = ({ indexes }: TableSize): number => indexes.reduce((sum, one) => sum + one.bytes.value, 0)

export const wholeBytes = (table: TableSize): number => table.bytes.value + table.besideBytes.value + indexBytes(table)

export function keyText({ table, column, type, used, year }: KeyEnd): string {
  const part = used.value >= 0.001 ? `${(used.value * 100).toFixed(1)}% used` : 'hardly used'
  const end = year === null ? 'state --growth to learn when it runs out' : `runs out in ${year.value} (${year.known})`
  return `${table}.${column} is ${type}: ${part}, ${end}`
}

export const vectorText = ({ index, table, dimensions, bytes: size, build }: VectorMemory): string =>
  `${index} on ${table}, ${dimensions} dimensions: ${withSource(size, bytes)} to keep in memory, maintenance_work_mem ${withSource(build, bytes)} to build`

export function servingLines(serving: Serving): readonly string[] {
  const milliseconds = (value: number): string => `${short(value)} ms`
  return [
    `${withSource(serving.requestsPerSecond, short)} requests a second, ${withSource(serving.databaseTime, milliseconds)} of each in the database, ${withSource(serving.requestTime, milliseconds)} altogether`,
    `connections busy: ${withSource(serving.busyConnections, short)}; a pool of ${withSource(serving.pool, short)} on ${withSource(serving.cores, short)} cores${serving.databaseKeepsUp ? '' : ': more work than the cores can do'}`,
    `requests served at once: ${withSource(serving.workers, short)}; ${(serving.waiting.value * 100).toFixed(1)}% wait, ${milliseconds(serving.wait.value)} on the average (model)`,
  ]
}
