import type { Catalog, History } from '../../model/index.ts'
import type { Sql } from '../../sql/parser.ts'
import { type Lab, Refused } from '../lab.ts'
import { surroundings } from '../rehearsal/surroundings.ts'
import { triedStep } from '../rehearsal/tried.ts'
import type { RefusedStatement } from './load-script.ts'
import { readCatalog } from './read.ts'

export interface Head {
  readonly catalog: Catalog
  /** What the server would not do, and what was never sent because it hangs on rows or code. */
  readonly refused: readonly (RefusedStatement & { readonly at: string })[]
}

/** Runs every revision of a history in an empty server, and reads what is there in the end. */
export async function readHead(lab: Lab, history: History, sql: Sql): Promise<Head> {
  await surroundings(lab, history, sql)
  const refused: (RefusedStatement & { readonly at: string })[] = []
  for (const { up } of history.revisions)
    for (const step of up.steps) {
      const at = `${step.at.file}:${step.at.line}`
      const reason = await run(lab, triedStep(step, sql).sql)
      if (reason !== null) refused.push({ sql: step.sql, reason, at })
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
