import type { Progress } from '../kernel/progress.ts'
import { readModels } from '../lab/catalog/models.ts'
import { type ServerChoice, openChosen } from '../lab/engines/chosen.ts'
import { extensionsOf } from '../lab/extensions.ts'
import { type Foundation, NO_FOUNDATION } from '../lab/foundation/foundation.ts'
import { layFoundation, needsFoundation } from '../lab/foundation/lay.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { History } from '../model/index.ts'
import { EMPTY_CATALOG } from '../model/queries/index.ts'
import { loadSql } from '../sql/parser.ts'

/** The tables of the code as SQL; '' where there are none. */
export type ReadModelsScript = () => Promise<string>

/** The tables of the code, where a history speaks of some it never makes; '' otherwise. */
export const modelsFor = async (history: History, models: ReadModelsScript): Promise<string> =>
  history.tool === 'alembic' && needsFoundation(history, await loadSql()) ? models() : ''

/** What a history takes for granted, found out on a server of its own; nothing where it makes everything itself. */
export async function foundationOf(
  history: History,
  models: string,
  server: ServerChoice,
  progress: Progress,
): Promise<Foundation> {
  const sql = await loadSql()
  if (!needsFoundation(history, sql)) return NO_FOUNDATION
  progress.report({ doing: `supposing what ${history.folder} takes for granted`, done: 0, of: null })
  const { created, assumed } = extensionsOf([models, ...scripts(history)].join('\n'))
  const lab = await openChosen(server, [...created, ...assumed])
  try {
    const catalog = models === '' ? null : (await readModels(lab, models, EMPTY_CATALOG)).catalog
    return await layFoundation(lab, history, sql, catalog)
  } finally {
    await lab.close()
  }
}
