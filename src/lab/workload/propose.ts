import type { Progress } from '../../kernel/progress.ts'
import { loadSql } from '../../sql/parser.ts'
import { Refused } from '../lab.ts'
import { type TwinIndex, keyOf } from '../twin/schema.ts'
import type { Twin } from '../twin/twin.ts'
import { type Candidate, candidatesFor, createIndex, distinct, isThere } from './candidates.ts'
import { type ScannedKey, deletionCheck, quoted } from './foreign-keys.ts'
import { type WorkloadQuery, weightOf } from './query.ts'
import { searchesOf } from './search.ts'

/** Costs below this are not worth an index: a thousand pages read in order. */
const CHEAP = 1_000
/** An index has to make something this much cheaper. */
const WORTH = 2
const MOST = 12

/** Something with a cost that an index may lower. */
interface Asked {
  readonly sql: string
  readonly tables: readonly string[]
  readonly weight: number
  readonly query: WorkloadQuery | null
  readonly key: ScannedKey | null
}

interface Tried {
  readonly candidate: Candidate
  readonly index: TwinIndex
}

export interface Gain {
  readonly query: WorkloadQuery
  readonly before: number
  readonly after: number
}

export interface Proposal extends Tried {
  readonly gains: readonly Gain[]
  readonly keys: readonly ScannedKey[]
}

/**
 * Searches indexes over the whole workload: each that could serve something is made, empty, and hidden; then the one
 * that saves most is shown for good, again and again, until none saves much. They are left in the twin, visible.
 */
export async function proposeIndexes(
  twin: Twin,
  planned: readonly { readonly query: WorkloadQuery; readonly cost: number }[],
  keys: readonly (ScannedKey & { readonly weight: number })[],
  progress: Progress,
): Promise<readonly Proposal[]> {
  const asked = [
    ...planned
      .filter(({ cost }) => cost > CHEAP)
      .map(({ query }): Asked => ({ ...query, weight: weightOf(query), query, key: null })),
    ...keys.map((key): Asked => ({
      sql: deletionCheck(key.table, key.key),
      tables: [keyOf(key.table)],
      weight: key.weight,
      query: null,
      key,
    })),
  ]
  const tried = await makeCandidates(twin, await candidatesOf(twin, asked), progress)
  await twin.hideIndexes(
    tried.map(({ index }) => index),
    true,
  )
  const chosen = await choose(twin, asked, tried, progress)
  for (const { index } of tried.filter((one) => !chosen.some((other) => other.index === one.index)))
    await twin.dropIndex(index)
  return chosen
}

async function candidatesOf(twin: Twin, asked: readonly Asked[]): Promise<readonly Candidate[]> {
  const sql = await loadSql()
  const trigrams = await twin.has('pg_trgm')
  const byName = new Map(twin.schema.tables.map((table) => [keyOf(table), table]))
  const found = asked.flatMap(({ sql: text, tables, key }): readonly Candidate[] => {
    if (key) return [{ table: key.table, keys: key.key.columns.map(quoted), using: 'btree', where: null }]
    const own = tables.flatMap((name) => byName.get(name) ?? [])
    return searchesOf(text, sql).flatMap((search) => {
      const table = own.find(({ name }) => name === search.table)
      return table ? candidatesFor(table, search, trigrams) : []
    })
  })
  return distinct(found).filter((one) => !isThere(one))
}

async function makeCandidates(
  twin: Twin,
  candidates: readonly Candidate[],
  progress: Progress,
): Promise<readonly Tried[]> {
  const made: Tried[] = []
  for (const [done, candidate] of candidates.entries()) {
    progress.report({ doing: 'trying indexes', done, of: candidates.length })
    try {
      made.push({ candidate, index: await twin.addIndex(createIndex(candidate, false)) })
    } catch (error) {
      // A type without an order has no B-tree: one candidate fewer.
      if (!(error instanceof Refused)) throw error
    }
  }
  return made
}

interface Scored {
  readonly tried: Tried
  saved: number
  /** The round it was last tried in: what was chosen since may have taken its place. */
  round: number
}

async function choose(
  twin: Twin,
  asked: readonly Asked[],
  tried: readonly Tried[],
  progress: Progress,
): Promise<readonly Proposal[]> {
  const costs = new Map<Asked, number>()
  for (const one of asked) costs.set(one, await costOf(twin, one))
  const total = [...costs].reduce((sum, [one, cost]) => sum + cost * one.weight, 0)
  const scored = tried.map((one): Scored => ({ tried: one, saved: Infinity, round: -1 }))
  const chosen: Proposal[] = []
  for (let round = 0; round < MOST; round++) {
    const best = await bestOf(twin, scored, costs, round, progress)
    if (!best || best.saved < total / 10_000) break
    await twin.hideIndexes([best.tried.index], false)
    chosen.push(await proposalOf(twin, best.tried, costs))
    scored.splice(scored.indexOf(best), 1)
  }
  return chosen.filter(({ gains, keys }) => gains.length + keys.length > 0)
}

/** Savings only shrink as indexes are chosen, so one that was the best when last tried and still is needs no rival. */
async function bestOf(
  twin: Twin,
  scored: Scored[],
  costs: ReadonlyMap<Asked, number>,
  round: number,
  progress: Progress,
): Promise<Scored | null> {
  for (let done = 0; ; done++) {
    scored.sort((one, other) => other.saved - one.saved)
    const [first] = scored
    if (!first || first.saved <= 0) return null
    if (first.round === round) return first
    progress.report({ doing: 'weighing indexes', done, of: scored.length })
    first.saved = await savedBy(twin, first.tried, costs)
    first.round = round
  }
}

async function savedBy(twin: Twin, { index, candidate }: Tried, costs: ReadonlyMap<Asked, number>): Promise<number> {
  await twin.hideIndexes([index], false)
  let saved = 0
  for (const [one, before] of costs) {
    if (!one.tables.includes(keyOf(candidate.table))) continue
    const after = await costOf(twin, one)
    if (after * WORTH < before) saved += (before - after) * one.weight
  }
  await twin.hideIndexes([index], true)
  return saved
}

async function proposalOf(twin: Twin, tried: Tried, costs: Map<Asked, number>): Promise<Proposal> {
  const gains: Gain[] = []
  const keys: ScannedKey[] = []
  for (const [one, before] of costs) {
    if (!one.tables.includes(keyOf(tried.candidate.table))) continue
    const after = await costOf(twin, one)
    costs.set(one, Math.min(before, after))
    if (after * WORTH >= before) continue
    if (one.query) gains.push({ query: one.query, before, after })
    if (one.key) keys.push(one.key)
  }
  const saved = ({ query, before, after }: Gain): number => (before - after) * weightOf(query)
  return { ...tried, gains: gains.toSorted((one, other) => saved(other) - saved(one)), keys }
}

const costOf = async (twin: Twin, { sql }: Asked): Promise<number> => (await twin.plan(sql)).cost
