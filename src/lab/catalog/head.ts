import type { Catalog, History } from '../../model/index.ts'
import type { Sql, SqlStatement } from '../../sql/parser.ts'
import { relationsIn } from '../../sql/relations.ts'
import { type Lab, Refused } from '../lab.ts'
import { surroundings } from '../rehearsal/surroundings.ts'
import { type TriedStep, triedStep } from '../rehearsal/tried.ts'
import type { RefusedStatement } from './load-script.ts'
import { readCatalog } from './read.ts'

export interface Head {
  readonly catalog: Catalog
  readonly refused: readonly RefusedStep[]
}

/** A step the server would not do, with what it would have changed. */
export interface RefusedStep extends RefusedStatement {
  readonly at: string
  /** Tables and types it names, as they are written: `"shop"."orders"`. Nothing for what is only about rows. */
  readonly touches: readonly string[]
}

const ABOUT_ROWS = new Set(['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'DoStmt'])

/** Runs every revision of a history in an empty server, and reads what is there in the end. */
export async function readHead(lab: Lab, history: History, sql: Sql): Promise<Head> {
  await surroundings(lab, history, sql)
  const refused: RefusedStep[] = []
  for (const { up } of history.revisions)
    for (const step of up.steps) {
      const tried = triedStep(step, sql)
      const reason = await run(lab, tried.sql)
      if (reason === null) continue
      refused.push({ sql: step.sql, reason, at: `${step.at.file}:${step.at.line}`, touches: touchedBy(tried) })
    }
  return { catalog: await readCatalog(lab), refused }
}

async function run(lab: Lab, sql: string | null): Promise<string | null> {
  if (sql === null) return null
  try {
    await lab.execute(sql)
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.message
  }
}

function touchedBy({ statement }: TriedStep): readonly string[] {
  if (statement === null || ABOUT_ROWS.has(statement.kind)) return []
  return [...relationsIn(statement), ...typesIn(statement)]
}

/** What `CREATE TYPE`, `ALTER TYPE` and `DROP TYPE` name. */
function typesIn({ kind, tree }: SqlStatement): readonly string[] {
  if (!/^(?:CreateEnum|AlterEnum|Drop)Stmt$/.test(kind)) return []
  return [...JSON.stringify(tree).matchAll(/"sval":("(?:[^"\\]|\\.)*")/g)].map(
    ([, name]) => JSON.parse(name!) as string,
  )
}
