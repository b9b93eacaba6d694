import type { RehearsedHistory, Backend } from '../model/index.ts'
import { Code } from '../python/code/code.ts'
import { SourceProgram } from '../python/modules/program.ts'
import { loadParser } from '../python/syntax/index.ts'
import { findMigrations } from '../readers/alembic/index.ts'
import { loadSql } from '../sql/parser.ts'
import type { Subject } from '../rules/rule.ts'
import { type ReviewedFiles, openMigrations } from './read-folder.ts'

/** What rules on migrations look at, where nobody asks for the application around them. */
export async function migrationSubject(
  request: ReviewedFiles,
  histories: readonly RehearsedHistory[],
): Promise<Subject> {
  const files = openMigrations(request)
  const program = new SourceProgram(files, await loadParser())
  const { chains } = findMigrations(files, program, true)
  const backend: Backend = {
    version: 1,
    project: { name: files.name, frameworks: [], documents: [] },
    api: { applications: [], operations: [], webSockets: [], mounts: [] },
    data: { tables: [], enums: [], sequences: [], migrations: chains },
    runtime: { settings: [], jobs: [], caches: [], outbound: [], models: [], vectorStores: [] },
    reading: {
      files: { found: 0, read: 0, unreachable: 0, broken: 0 },
      lines: 0,
      assumptions: [],
      unresolved: histories.flatMap(({ unresolved }) => unresolved),
    },
  }
  return { backend, code: new Code(program, []), histories, sql: await loadSql() }
}
