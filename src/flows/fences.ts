import { openEmbedded } from '../lab/engines/embedded.ts'
import { extensionsOf } from '../lab/extensions.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import { type Fences, NO_FENCES } from '../lab/twin/fences.ts'
import type { History } from '../model/index.ts'
import { headSide } from './database-side.ts'

/** The row-level security a history leads to: models say nothing of it, and it decides how statements are planned. */
export async function fencesOf(history: History | null): Promise<Fences> {
  const texts = history === null ? [] : scripts(history)
  if (history === null || !texts.some((text) => /row\s+level\s+security/i.test(text))) return NO_FENCES
  const { created, assumed } = extensionsOf(texts.join('\n'))
  const lab = await openEmbedded([...created, ...assumed])
  try {
    const { tables, functions } = (await headSide(lab, history)).catalog
    return { tables: tables.filter(({ rowSecurity }) => rowSecurity !== 'off'), functions }
  } finally {
    await lab.close()
  }
}
