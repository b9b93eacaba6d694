import { compareWith } from '../../src/flows/compare-models.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import type { RunRewritten } from '../../src/flows/trace-rewrites.ts'
import { layFoundation, needsFoundation } from '../../src/lab/foundation/lay.ts'
import { rehearse } from '../../src/lab/rehearsal/rehearse.ts'
import { retrace } from '../../src/lab/rehearsal/retrace.ts'
import type { Backend, Drift, History, RehearsedHistory, RehearsedRevision } from '../../src/model/index.ts'
import { SourceProgram } from '../../src/python/modules/program.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { readHistories } from '../../src/readers/alembic/index.ts'
import { readSqlHistories } from '../../src/readers/sql-migrations/index.ts'
import type { Subject } from '../../src/rules/rule.ts'
import { type Sql, loadSql } from '../../src/sql/parser.ts'
import { runnable } from '../../src/writers/ddl/changes.ts'
import { render } from '../../src/writers/ddl/index.ts'

type Ran = Pick<Subject, 'histories' | 'sql' | 'drift' | 'before'>

let opened: Promise<EmbeddedLab> | null = null

/** One server for all pages: making one costs more than all of them. It goes with its thread. */
const server = (): Promise<EmbeddedLab> => (opened ??= openEmbedded(['citext', 'pg_trgm', 'btree_gist']))

/** Folders of SQL are always run. Alembic is, in cases that say so: most of its rules read what is written. */
export const saysSo = (title: string): boolean => /\bon a server\b/.test(title)

/** The migrations of a case, run on a server of ours; nothing where there are none. */
export async function rehearsedIn(
  files: Readonly<Record<string, string>>,
  alembic: boolean,
  backend: Backend,
): Promise<Ran> {
  if (!alembic && !Object.keys(files).some((path) => path.endsWith('.sql'))) return { histories: [], sql: null }
  const [sql, lab] = await Promise.all([loadSql(), server()])
  const histories: RehearsedHistory[] = []
  for (const history of await historiesIn(below(files, false), alembic, sql))
    histories.push(await onServer(lab, history, sql))
  return {
    histories,
    sql,
    drift: histories.length === 1 ? await driftOn(lab, backend, histories[0]!) : null,
    before: await historiesIn(below(files, true), alembic, sql),
  }
}

/** What stands in `before/` is how the migrations were at the revision they are compared with. */
function below(files: Readonly<Record<string, string>>, before: boolean): Readonly<Record<string, string>> {
  const chosen = Object.entries(files).filter(([path]) => path.startsWith('before/') === before)
  return Object.fromEntries(chosen.map(([path, text]) => [path.replace(/^before\//, ''), text]))
}

async function historiesIn(
  files: Readonly<Record<string, string>>,
  alembic: boolean,
  sql: Sql,
): Promise<readonly History[]> {
  const written = alembic ? await alembicHistories(files) : []
  return [...written, ...readSqlHistories(memoryTree(files), sql)].filter(({ revisions }) => revisions.length > 0)
}

/** Runs revisions written otherwise on the same server, from the beginning. */
export const runRewritten: RunRewritten = async (history, rewritten) => {
  const [sql, lab] = await Promise.all([loadSql(), server()])
  await lab.execute('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public')
  return retrace(lab, history, rewritten, sql, silent)
}

/** The server is where the migrations led. */
async function driftOn(lab: EmbeddedLab, backend: Backend, history: RehearsedHistory): Promise<Drift | null> {
  if (backend.data.tables.length === 0) return null
  const about = { kind: 'migrations', name: history.folder, heads: history.heads, server: lab.version } as const
  const catalog = await readCatalog(lab)
  const side = { about, where: 'the migrations', catalog, unknown: [], notKnown: [] }
  return (await compareWith(lab, backend, render(backend), side)).drift
}

async function alembicHistories(files: Readonly<Record<string, string>>): Promise<readonly History[]> {
  const tree = memoryTree(files)
  return readHistories(tree, new SourceProgram(tree, await loadParser())).map(runnable)
}

const EMPTIED = 'DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public'

/** What the case speaks of and never makes is supposed, as for anybody else. */
async function onFoundation(lab: EmbeddedLab, history: History, sql: Sql): Promise<RehearsedHistory> {
  const foundation = await layFoundation(lab, history, sql, null)
  await lab.execute(EMPTIED)
  return rehearse(lab, history, sql, silent, foundation)
}

const bases = new Map<string, RehearsedRevision>()

/** The cases of a page begin with the same migration: it is watched once, and only sent for the others. */
async function onServer(lab: EmbeddedLab, history: History, sql: Sql): Promise<RehearsedHistory> {
  await lab.execute(EMPTIED)
  if (needsFoundation(history, sql)) return onFoundation(lab, history, sql)
  const [first, ...later] = history.revisions
  const key = JSON.stringify(first)
  const base = bases.get(key)
  if (!first || !base || later.length === 0) {
    const whole = await rehearse(lab, history, sql, silent)
    if (whole.revisions[0]?.observed.every(({ error }) => error === null)) bases.set(key, whole.revisions[0])
    return whole
  }
  for (const step of first.up.steps) await lab.execute(step.sql)
  const rest = await rehearse(lab, { ...history, revisions: later }, sql, silent)
  return { ...rest, revisions: [base, ...rest.revisions] }
}
