import type { IndexRevision, PlannedStatement, PlansReport, ProposedIndex } from '../../model/index.ts'
import { modeText } from '../migrations/words.ts'
import { count } from '../../model/queries/index.ts'
import { bytes, short } from '../text/amounts.ts'

const PAGE = 8192

/** How bad what a statement touches is: a whole large table is, a few pages are not. */
export type Weight = 'light' | 'some' | 'heavy'

export const weightOf = ({ touched }: Pick<PlannedStatement, 'touched'>): Weight =>
  touched.pages >= 100_000 ? 'heavy' : touched.pages >= 1_000 ? 'some' : 'light'

export const sourceText = ({ statistics }: PlansReport): string =>
  ({
    assumed: 'nobody stated rows: the largest tables have a billion',
    stated: 'rows as stated',
    file: 'statistics from the file',
    database: 'statistics from the database',
  })[statistics]

/** `1,733 of 3,892 statements planned (412 different), 605 only add rows, 1,554 not planned`. */
export function countsText({ counts, statements }: PlansReport): string {
  return [
    `${counts.planned} of ${count(counts.statements, 'statement')} planned (${statements.length} different)`,
    `${counts.adding} only add rows`,
    ...(counts.unplanned > 0 ? [`${counts.unplanned} not planned`] : []),
  ].join(', ')
}

/** `12M pages (92 GB)`. */
export const pagesText = (pages: number): string =>
  `${short(pages)} ${pages === 1 ? 'page' : 'pages'} (${bytes(pages * PAGE)})`

export const sizeText = (pages: number): string => bytes(pages * PAGE)

export const rowsText = (rows: number): string => `${short(rows)} ${rows === 1 ? 'row' : 'rows'}`

export function usesText({ uses }: PlannedStatement, most = 2): string {
  const operations = [...new Set(uses.map(({ operation }) => operation))]
  const more = operations.length - most
  return `${operations.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}${uses.some(({ inLoop }) => inLoop) ? ', in a loop' : ''}`
}

/** `reads orders from end to end`, or the indexes it uses. */
export function wayText({ scans, indexes }: PlannedStatement): string {
  return [
    ...(scans.length > 0 ? [`reads ${scans.join(', ')} from end to end`] : []),
    ...(indexes.length > 0 ? [`by ${indexes.join(', ')}`] : []),
  ].join('; ')
}

/** Small tables are read from end to end, whatever there is: that they no longer are is no news. */
const SMALL = 10_000

/** The flip that matters is the last one: what holds from there on. */
export function flipText({ flips }: PlannedStatement): string | null {
  const last = flips.findLast(({ rows }) => rows >= SMALL)
  return last ? `flips at about ${short(last.rows)} rows of ${last.table}: ${last.before} → ${last.after}` : null
}

export function gainText({ gains }: ProposedIndex): string {
  const [first] = gains
  return first
    ? `${pagesText(first.before.pages)} → ${pagesText(first.after.pages)}`
    : 'checks of deleted rows no longer read the table'
}

export const paidText = ({ pages, writers }: ProposedIndex): string =>
  `${sizeText(pages)} to keep, written by ${count(writers, 'operation')}`

/** The largest first, and of the rest what was stated. */
export const shownTables = ({ tables }: PlansReport): PlansReport['tables'] =>
  tables.toSorted((one, other) => other.pages - one.pages)

/** What the migration that makes the indexes was seen to do. */
export function revisionText({ file, statements, failure }: IndexRevision): string {
  if (failure !== null) return `as a migration behind the last one they do not run: ${failure}`
  const modes = [...new Set(statements.flatMap(({ locks }) => locks.map(({ mode }) => modeText(mode))))]
  return `run behind the last migration, as ${file.path}: ${modes.join(', ') || 'no lock'} and nothing more, so that reads and writes go on`
}
