import { inBatches as batches } from '../../sql/batches.ts'
import type { HazardFacts } from './hazard.ts'
import type { Step } from './proposal.ts'
import type { Rehearsed } from './statements.ts'

/** A name as it can be sent: plain ones bare. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.')

export const list = (names: readonly string[]): string => names.map(quoted).join(', ')

/** A statement without its `;`, with a word put behind the first one of another: `CREATE INDEX` + `CONCURRENTLY`. */
export const withWord = (sql: string, after: RegExp, word: string): string =>
  oneLine(sql).replace(after, (found) => `${found} ${word}`)

export const oneLine = (sql: string): string =>
  sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A change of all rows, some thousands at a time, whatever key the table has. Each takes away what the next looks for. */
export const inBatches = (table: string, column: string, value: string): Step => ({
  untilNone: batches(
    quoted(table),
    `${column} = ${value}`,
    `${column} IS NULL${value === 'DEFAULT' ? '' : ` AND (${value}) IS NOT NULL`}`,
  ),
})

/** The same statement, after something is set for its session. */
export const withSetting = (
  { observed }: Rehearsed,
  setting: string,
): Pick<HazardFacts<object>, 'rewrite' | 'traced'> => ({
  rewrite: [setting, oneLine(observed.sql)],
  traced: { place: 'before', steps: [setting] },
})
