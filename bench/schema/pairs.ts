import { openEmbedded } from '../../src/lab/engines/embedded.ts'
import { pairOf, preparePairs, tryPair } from '../../tests/lab/pairs.ts'
import { tryRollout } from '../../tests/lab/rollouts.ts'

/** What was taken back still lies in the server's catalogs, and is gone through again and again. */
const PAIRS_OF_A_SERVER = 100

/** Tries pairs from one seed on; calls back after each. */
export async function tryPairs(
  from: number,
  count: number,
  what: 'pairs' | 'rollouts',
  told: (seed: number, problems: readonly string[]) => void,
): Promise<void> {
  let lab = await preparePairs(await openEmbedded())
  const another = async (): Promise<void> => {
    await lab.close().catch(() => undefined)
    lab = await preparePairs(await openEmbedded())
  }
  for (let seed = from; seed < from + count; seed++) {
    if (seed > from && (seed - from) % PAIRS_OF_A_SERVER === 0) await another()
    try {
      told(seed, await (what === 'rollouts' ? tryRollout : tryPair)(lab, seed))
    } catch (error) {
      told(seed, [`it breaks: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`])
      await another()
    }
  }
  await lab.close()
}

export { pairOf }
