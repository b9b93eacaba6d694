import type { Flip, Plan, PlannedStep } from '../../model/plans.ts'
import type { Progress } from '../../kernel/progress.ts'
import { Refused } from '../lab.ts'
import type { Twin } from '../twin/twin.ts'
import type { WorkloadQuery } from './query.ts'
import { type Scale, plainName, resized } from './scale.ts'

/** How far apart two sizes may be between which a plan flips: the number told is within a third of the true one. */
const NEAR = 1.8

export interface Planned {
  readonly query: WorkloadQuery
  readonly steps: readonly PlannedStep[]
  readonly flips: readonly Flip[]
  readonly plan: Plan
}

export interface PlannedWorkload {
  readonly planned: readonly Planned[]
  readonly refused: readonly { readonly query: WorkloadQuery; readonly message: string }[]
}

/** A plan at one size of the whole database. */
interface Probe {
  readonly factor: number
  readonly plan: Plan
}

/**
 * Plans every query at every size, and looks between two sizes with different plans for the one where they meet. All
 * queries that flip in the same stretch share its probes, as making the database another size is what takes time.
 */
export async function planSteps(
  twin: Twin,
  queries: readonly WorkloadQuery[],
  scale: Scale,
  factors: readonly number[],
  progress: Progress,
): Promise<PlannedWorkload> {
  const probes = new Map<WorkloadQuery, Probe[]>(queries.map((query) => [query, []]))
  const refused = new Map<WorkloadQuery, string>()
  const probe = async (factor: number, asked: readonly WorkloadQuery[], doing: string): Promise<void> => {
    await twin.resize(sizesOf(asked, resized(scale, factor)))
    for (const [done, query] of asked.entries()) {
      progress.report({ doing, done, of: asked.length })
      await planOne(twin, query, factor, probes, refused)
    }
  }
  for (const factor of factors)
    await probe(
      factor,
      queries.filter((one) => !refused.has(one)),
      doingAt(scale, factor),
    )
  await bisect(probes, probe)
  await twin.resize(resized(scale, factors.at(-1) ?? 1))
  return {
    planned: queries.flatMap((query) =>
      refused.has(query) ? [] : plannedOf(query, probes.get(query)!, scale, factors),
    ),
    refused: [...refused].map(([query, message]) => ({ query, message })),
  }
}

/** Only what is asked about need be another size. */
function sizesOf(asked: readonly WorkloadQuery[], all: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const touched = new Set(asked.flatMap(({ tables }) => tables))
  return new Map([...all].filter(([table]) => touched.has(table)))
}

async function planOne(
  twin: Twin,
  query: WorkloadQuery,
  factor: number,
  probes: ReadonlyMap<WorkloadQuery, Probe[]>,
  refused: Map<WorkloadQuery, string>,
): Promise<void> {
  try {
    probes.get(query)!.push({ factor, plan: await twin.plan(query.sql) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    refused.set(query, error.message)
  }
}

async function bisect(
  probes: ReadonlyMap<WorkloadQuery, Probe[]>,
  probe: (factor: number, asked: readonly WorkloadQuery[], doing: string) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < 8; round++) {
    const middles = new Map<number, WorkloadQuery[]>()
    for (const [query, made] of probes)
      for (const [one, other] of neighbours(made)) {
        if (one.plan.shape === other.plan.shape || other.factor / one.factor < NEAR) continue
        const middle = Math.sqrt(one.factor * other.factor)
        middles.set(middle, [...(middles.get(middle) ?? []), query])
      }
    if (middles.size === 0) return
    for (const [factor, asked] of [...middles].sort(([one], [other]) => one - other))
      await probe(factor, asked, 'looking where plans flip')
  }
}

const ordered = (probes: readonly Probe[]): readonly Probe[] =>
  probes.toSorted((one, other) => one.factor - other.factor)

function neighbours(probes: readonly Probe[]): readonly (readonly [Probe, Probe])[] {
  const sorted = ordered(probes)
  return sorted.slice(1).map((other, i) => [sorted[i]!, other])
}

function plannedOf(
  query: WorkloadQuery,
  probes: readonly Probe[],
  scale: Scale,
  factors: readonly number[],
): readonly Planned[] {
  const [table = ''] = query.tables
  const rows = (factor: number): number => resized(scale, factor).get(table) ?? 0
  const last = ordered(probes).at(-1)
  if (!last) return []
  return [
    {
      query,
      plan: last.plan,
      steps: ordered(probes)
        .filter(({ factor }) => factors.includes(factor))
        .map(({ factor, plan }) => ({ rows: rows(factor), shape: plan.shape, cost: plan.cost })),
      flips: neighbours(probes)
        .filter(([one, other]) => one.plan.shape !== other.plan.shape)
        .map(([one, other]) => ({
          table: plainName(table),
          rows: Math.sqrt(rows(one.factor) * rows(other.factor)),
          before: one.plan.shape,
          after: other.plan.shape,
        })),
    },
  ]
}

function doingAt(scale: Scale, factor: number): string {
  const most = Math.max(...resized(scale, factor).values())
  return `planning with ${most.toLocaleString('en')} rows`
}
