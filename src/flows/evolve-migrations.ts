import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import type { DriftDifference, EvolutionMigrations, History } from '../model/index.ts'
import { chosenHistory } from './choose-history.ts'
import { driftOf } from './compare-models.ts'
import type { SchemaState } from './evolve-schema.ts'
import type { NamedState } from './evolve.ts'
import { readHistoriesHere } from './read-histories.ts'

/** The migrations of a state, where it is clear which they are. */
export async function historyOf(
  state: NamedState,
  environment: Readonly<Record<string, string>>,
  progress: Progress,
): Promise<History | null> {
  if (state.what === 'contract' || state.what === 'blueprint') return null
  const revision = state.what === 'revision' ? state.revision : null
  const { directory } = state
  const histories = await readHistoriesHere({ directory, revision, changed: [], environment }, progress)
  try {
    return chosenHistory(histories, null, directory)
  } catch (error) {
    if (error instanceof Trouble) return null
    throw error
  }
}

/** What the head brings in migrations, and whether they lead to what its models say. */
export async function migrationsPart(base: SchemaState, head: SchemaState): Promise<EvolutionMigrations | null> {
  const { history } = head
  if (history === null) return null
  const known = new Set(base.history?.revisions.map(({ id }) => id))
  const added = history.revisions.filter(({ id }) => !known.has(id)).map(({ id, message, at }) => ({ id, message, at }))
  const { folder, tool, heads } = history
  const found = await differencesOf(head)
  const old = found === null || found.length === 0 ? [] : ((await differencesOf(base)) ?? [])
  const isKnown = ({ message }: DriftDifference): boolean => old.some((one) => one.message === message)
  return {
    folder: folder || '.',
    tool,
    heads,
    follows: base.history?.heads ?? [],
    added,
    differences: found?.filter((one) => !isKnown(one)) ?? null,
    known: found?.filter(isKnown).length ?? 0,
  }
}

async function differencesOf({ backend, history }: SchemaState): Promise<readonly DriftDifference[] | null> {
  const drift = history && backend && (await driftOf(backend, [history]))
  return drift?.differences ?? null
}
