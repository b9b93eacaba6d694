import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { designOf } from '../../src/flows/build/design.ts'
import { missingRevision } from '../../src/flows/build/revision.ts'
import { traceRevision } from '../../src/flows/build/trace.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { overlayTree } from '../../src/kernel/files/overlay.ts'
import { silent } from '../../src/kernel/progress.ts'
import { type ServerChoice, emptied } from '../../src/lab/engines/chosen.ts'
import { openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'
import { backendFiles, backendStatements } from '../../src/writers/backend/index.ts'
import { productionsOf } from '../../tests/blueprint/productions.ts'
import { randomBlueprint } from '../../tests/blueprint/random.ts'
import { type Difference, factsBoth, isWaiting, surveyed } from '../../tests/flows/round-trip.ts'

export interface RoundTrip {
  readonly text: string
  readonly after: string
  readonly lost: readonly Difference[]
  /** What differs because nobody builds it yet. */
  readonly later: readonly Difference[]
}

/** Law 1 on one blueprint. */
export async function roundTrip(seed: number): Promise<RoundTrip> {
  const text = randomBlueprint(seed, true)
  const after = await surveyed(text)
  const all = factsBoth(text, after)
  const isLater = isWaiting(text)
  return {
    text,
    after,
    lost: all.filter((one) => !isLater(one)),
    later: all.filter((one) => isLater(one)),
  }
}

/** A difference without the names somebody chose. */
export const nameOf = (key: string): string =>
  key
    .replace(/^[A-Z]\w*\./, '')
    .replace(/^(fields|states|operations)\.\w+/, '$1')
    .replace(/^(jobs|webhooks|integrations)\.\w+/, '$1')

/** What a server kept in memory it gives back only when it is closed. */
const MOST_USES = 60
const labs = new Map<string, { readonly lab: Lab; uses: number }>()

/** A server is opened for what it has to know, and emptied for the next blueprint. */
const KEPT: ServerChoice = {
  kind: 'given',
  open: async (extensions) => {
    const key = extensions.toSorted().join()
    const known = labs.get(key)
    const isWorn = known !== undefined && known.uses >= MOST_USES
    if (isWorn) await known.lab.close()
    const held = known && !isWorn ? known : { lab: await openEmbedded(extensions), uses: 0 }
    labs.set(key, held)
    held.uses += 1
    await emptied(held.lab)
    return { ...held.lab, close: () => Promise.resolve() }
  },
}

/** A process does not end while a server is open. */
export async function closeServers(): Promise<void> {
  for (const { lab } of labs.values()) await lab.close()
  labs.clear()
}

/** Law 3 on one blueprint: the first migration makes the models, and goes back to nothing. Null where it holds. */
export async function oneSchema(seed: number): Promise<string | null> {
  const { blueprint } = checkBlueprint(randomBlueprint(seed, true))
  const normaliser = loadNormaliser()
  const design = designOf(blueprint!)
  const files = backendFiles(design, normaliser)
  const wanted = { renames: { tables: [], columns: [] }, statements: backendStatements(design), brought: [] }
  const tree = memoryTree(Object.fromEntries(files.map(({ path, text }) => [path, text])))
  const { revision, problem } = await missingRevision(tree, wanted, normaliser, silent, KEPT)
  if (revision === null) return problem ?? 'no migration was written'
  const migrated = overlayTree(tree, new Map([[revision.path, revision.text]]))
  const traced = await traceRevision(migrated, revision, silent, KEPT)
  if (traced.problem !== null) return traced.problem
  const again = await missingRevision(migrated, wanted, normaliser, silent, KEPT)
  if (again.problem !== null) return again.problem
  return again.revision === null ? null : `after it this is missing: ${again.revision.message}`
}

/** How often each part of the grammar occurs in these blueprints. */
export const productions = (seeds: readonly number[]): ReadonlyMap<string, number> =>
  productionsOf(seeds.map((seed) => randomBlueprint(seed, true)))
