import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import { rehearse } from '../../src/lab/rehearsal/rehearse.ts'
import { readSqlHistories } from '../../src/readers/sql-migrations/index.ts'
import type { Subject } from '../../src/rules/rule.ts'
import { loadSql } from '../../src/sql/parser.ts'

type Ran = Pick<Subject, 'histories' | 'sql'>

let opened: Promise<EmbeddedLab> | null = null

/** One server for all pages: making one costs more than all of them. It goes with its thread. */
const server = (): Promise<EmbeddedLab> => (opened ??= openEmbedded(['citext', 'pg_trgm', 'btree_gist']))

/** The migrations of a case, run on a server of ours; nothing where there are none. */
export async function rehearsedIn(files: Readonly<Record<string, string>>): Promise<Ran> {
  if (!Object.keys(files).some((path) => path.endsWith('.sql'))) return { histories: [], sql: null }
  const [sql, lab] = await Promise.all([loadSql(), server()])
  const histories = []
  for (const history of readSqlHistories(memoryTree(files), sql)) {
    await lab.execute('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public')
    histories.push(await rehearse(lab, history, sql, silent))
  }
  return { histories, sql }
}
