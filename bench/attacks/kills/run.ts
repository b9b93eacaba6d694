import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Claim } from '../../../src/model/index.ts'
import { type Attacked, built, open } from './backend.ts'
import { type BackendName, type Mutant, NoLongerApplies, nameOf, takeOut } from './mutant.ts'

/**
 * - killed: its attack holds on the backend as it was built, and gets through without the protection
 * - survived: the attack is repelled still
 * - not decided: the attack does not hold on the backend as it was built, or could not be run without the protection
 * - no longer applies: the text that is to be taken out is not there once
 */
export type Fate = 'killed' | 'survived' | 'not decided' | 'no longer applies'

export interface Result extends Pick<Mutant, 'attack' | 'backend' | 'fault'> {
  readonly verdict: Fate
  /** What was seen, or why nothing was. */
  readonly detail: string
  /** Where all attacks were tried: the others that held before and do not any more. */
  readonly others?: readonly string[]
}

export interface Plan {
  /** The folder of this repository. */
  readonly root: string
  readonly full: boolean
  /** Where the backends are built, and stay; empty for a folder that goes. */
  readonly keep: string
  /** Told of each as soon as it is known. */
  told(result: Result, line: string): void
}

const SECTION = 'attacks/'

/** Each mutant, backend by backend. */
export async function killed(mutants: readonly Mutant[], plan: Plan): Promise<readonly Result[]> {
  const folder = plan.keep === '' ? mkdtempSync(join(tmpdir(), 'architect-kills-')) : plan.keep
  const results: Result[] = []
  try {
    for (const backend of new Set(mutants.map((one) => one.backend))) {
      const own = mutants.filter((one) => one.backend === backend)
      results.push(...(await killedOn(backend, own, folder, plan)))
    }
  } finally {
    if (plan.keep === '') rmSync(folder, { recursive: true, force: true })
  }
  return results
}

async function killedOn(
  backend: BackendName,
  mutants: readonly Mutant[],
  folder: string,
  { root, full, told }: Plan,
): Promise<readonly Result[]> {
  const attacked = await open(built(backend, root, folder))
  const results: Result[] = []
  try {
    const ids = full ? undefined : [...new Set(mutants.map(({ attack }) => attack))]
    // A backend that does not start as it was built decides nothing.
    const whole = await attacked.tried(ids, []).then(byAttack, (error: Error) => error.message)
    for (const mutant of mutants) {
      const began = performance.now()
      const { attack, fault } = mutant
      const seen = await fateOf(mutant, attacked, whole, full)
      const result = { attack, backend, fault, ...seen }
      results.push(result)
      const seconds = ((performance.now() - began) / 1000).toFixed(0)
      told(result, `${seen.verdict.padEnd(17)} ${nameOf(mutant)} (${seconds} s): ${seen.detail}`)
    }
  } finally {
    await attacked.close()
  }
  return results
}

type Claims = ReadonlyMap<string, Claim>

const byAttack = (claims: readonly Claim[]): Claims =>
  new Map(claims.map((claim) => [claim.id.slice(SECTION.length), claim]))

type Seen = Pick<Result, 'verdict' | 'detail' | 'others'>

async function fateOf(mutant: Mutant, attacked: Attacked, whole: Claims | string, full: boolean): Promise<Seen> {
  if (typeof whole === 'string') return { verdict: 'not decided', detail: whole.split('\n')[0] ?? '' }
  const before = whole.get(mutant.attack)
  if (before?.verdict !== 'held')
    return { verdict: 'not decided', detail: `as it was built: ${before?.detail ?? 'there is no such attack'}` }
  let restore: (() => void) | null = null
  try {
    restore = takeOut(mutant, attacked.directory)
    const claims = byAttack(await onceMore(mutant, attacked, full ? undefined : [mutant.attack]))
    const claim = claims.get(mutant.attack)
    const verdict = claim?.verdict === 'broken' ? 'killed' : claim?.verdict === 'held' ? 'survived' : 'not decided'
    const fallen = [...claims].filter(([id, one]) => one.verdict === 'broken' && whole.get(id)?.verdict === 'held')
    const others = fallen.map(([id]) => id).filter((id) => id !== mutant.attack)
    return { verdict, detail: claim?.detail ?? '', ...(full && { others }) }
  } catch (error) {
    if (error instanceof NoLongerApplies) return { verdict: 'no longer applies', detail: error.message }
    return { verdict: 'not decided', detail: (error as Error).message }
  } finally {
    restore?.()
  }
}

/** What a migration makes was made before: then the ground is laid anew. */
async function onceMore(
  { edits }: Mutant,
  attacked: Attacked,
  only: readonly string[] | undefined,
): Promise<readonly Claim[]> {
  const files = edits.map(({ file }) => file)
  if (!files.some((file) => file.startsWith('migrations/'))) return attacked.tried(only, files)
  const anew = await open(attacked.directory)
  try {
    return await anew.tried(only, files)
  } finally {
    await anew.close()
  }
}
