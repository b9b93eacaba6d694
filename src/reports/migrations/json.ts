import type {
  Finding,
  MigrationsReport,
  ObservedStatement,
  RehearsedHistory,
  RehearsedRevision,
} from '../../model/index.ts'
import {
  type HistoryEntry,
  type MigrationsDocument,
  type RevisionEntry,
  type StatementEntry,
  migrationsSchemaId,
} from './document.ts'
import { findingsOf } from './hazards.ts'
import type { RenderMigrations } from './options.ts'

/** Everything that was observed, pretty. */
export const render: RenderMigrations = (report) => {
  const document: MigrationsDocument = {
    $schema: migrationsSchemaId,
    version: 1,
    histories: report.histories.map(historyEntry),
    revisions: report.histories.flatMap((history) =>
      history.revisions.map((revision) => revisionEntry(history, revision, report)),
    ),
    findings: report.findings,
    suppressed: report.suppressed,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const historyEntry = ({
  folder,
  tool,
  heads,
  server,
  revisions,
  unresolved,
  supposed,
}: RehearsedHistory): HistoryEntry => ({
  folder,
  tool,
  heads,
  server,
  revisions: revisions.length,
  unresolved,
  supposed,
})

const revisionEntry = (
  { folder }: RehearsedHistory,
  { id, message, at, roundTrip, reason, differences, observed }: RehearsedRevision,
  { findings }: MigrationsReport,
): RevisionEntry => ({
  id,
  folder,
  message,
  at,
  roundTrip,
  reason,
  differences,
  statements: observed.map((one) => statementEntry(one, findings)),
})

const statementEntry = ({ changes, ...one }: ObservedStatement, findings: readonly Finding[]): StatementEntry => ({
  sql: one.sql,
  at: one.at,
  outsideTransaction: one.outsideTransaction,
  notReproduced: one.notReproduced,
  locks: one.locks,
  held: one.held,
  rewrites: one.rewrites,
  scans: one.scans,
  rows: changes,
  creates: one.creates,
  error: one.error,
  failsOnRows: one.failsOnRows,
  hazards: findingsOf(one.at, findings).map(({ rule, severity, message }) => ({ rule, severity, message })),
})
