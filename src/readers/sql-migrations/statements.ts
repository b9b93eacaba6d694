import type { SqlStatement } from '../../sql/parser.ts'

/** Whether a transaction refuses it: Flyway leaves its own out for a script that holds one. */
export function leavesTransaction({ kind, tree, text }: SqlStatement): boolean {
  if (kind === 'IndexStmt') return tree['concurrent'] === true
  if (kind === 'DropStmt') return tree['concurrent'] === true
  if (kind === 'ReindexStmt')
    return /\bconcurrently\b|\breindex\s*(\([^)]*\)\s*)?(schema|database|system)\b/i.test(text)
  if (kind === 'VacuumStmt') return tree['is_vacuumcmd'] === true
  return /^(CreatedbStmt|DropdbStmt|CreateTableSpaceStmt|DropTableSpaceStmt|AlterSystemStmt)$/.test(kind)
}

const OUTSIDE: Readonly<Record<string, string>> = {
  CreatedbStmt: 'another database is made',
  DropdbStmt: 'a database is dropped',
  AlterDatabaseStmt: 'the database itself is altered',
  AlterDatabaseSetStmt: 'the database itself is altered',
  CreateTableSpaceStmt: 'a folder of the server is used',
  DropTableSpaceStmt: 'a folder of the server is used',
  AlterSystemStmt: 'the server is configured',
  LoadStmt: 'a library of the server is loaded',
  CreateSubscriptionStmt: 'another server is asked',
}

/** Why a statement is not run: it reaches out of the database, into files, programs and other servers. */
export function outsideOfDatabase({ kind, tree }: SqlStatement): string | null {
  if (kind === 'CopyStmt') {
    if (tree['is_program'] === true) return 'COPY with a program'
    if (typeof tree['filename'] === 'string') return 'COPY with a file of the server'
    return tree['is_from'] === true ? 'COPY FROM stdin' : null
  }
  return OUTSIDE[kind] ?? null
}

/** `BEGIN` and `COMMIT` as written; null for anything else, savepoints included. */
export function transactionWord({ kind, tree }: SqlStatement): 'begin' | 'end' | null {
  if (kind !== 'TransactionStmt') return null
  const word = String(tree['kind'])
  if (/^TRANS_STMT_(BEGIN|START)$/.test(word)) return 'begin'
  return /^TRANS_STMT_(COMMIT|ROLLBACK|PREPARE)$/.test(word) ? 'end' : null
}
