import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { History, Script } from '../../../src/model/history.ts'
import { readSqlHistories } from '../../../src/readers/sql-migrations/index.ts'
import { loadSql } from '../../../src/sql/parser.ts'

export const histories = async (files: Readonly<Record<string, string>>): Promise<readonly History[]> =>
  readSqlHistories(memoryTree(files), await loadSql())

/** The only one. */
export async function history(files: Readonly<Record<string, string>>): Promise<History> {
  const [only, ...others] = await histories(files)
  if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} histories`)
  return only
}

/** Statements as a word each: in brackets what runs outside of the transaction. */
export const shown = (script: Script | null): readonly string[] | null =>
  script && script.steps.map((one) => (one.outsideTransaction ? `(${nameOf(one)})` : nameOf(one)))

const nameOf = ({ sql, notReproduced }: Script['steps'][number]): string =>
  notReproduced === null ? sql : `not run: ${notReproduced}`
