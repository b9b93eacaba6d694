import type { PGlite } from '@electric-sql/pglite'
import type { Plan, PlanNode, Touched } from '../../model/plans.ts'
import { refusedBy } from '../lab.ts'
import { ASKING } from './fences.ts'

/** A node as `EXPLAIN (FORMAT JSON)` writes it. */
interface Explained {
  readonly 'Node Type': string
  readonly 'Join Type'?: string
  readonly 'Relation Name'?: string
  readonly Schema?: string
  readonly 'Index Name'?: string
  readonly 'Plan Rows': number
  readonly 'Total Cost': number
  readonly Plans?: readonly Explained[]
  readonly [detail: string]: unknown
}

const CONDITIONS = ['Index Cond', 'Hash Cond', 'Merge Cond', 'Recheck Cond', 'Join Filter', 'Order By'] as const

/** The plan of a statement with its parameters left open: what a prepared statement settles on. */
export async function explain(database: PGlite, sql: string): Promise<Plan> {
  const [only] = await explained(database, `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sql}`)
  return planOf(only!)
}

/** The prices the planner reckons with, in units of its own. */
const PRICES = {
  seq_page_cost: 1,
  random_page_cost: 4,
  cpu_tuple_cost: 0.01,
  cpu_index_tuple_cost: 0.005,
  cpu_operator_cost: 0.0025,
} as const
type Price = keyof typeof PRICES
/** All prices are raised by this, which changes no plan; then one more unit is next to nothing. */
const RAISED = 100_000

/**
 * What a plan touches. The planner does not tell how many pages and rows it reckons with, but a cost is their number
 * times their price: with pages one unit dearer, the same plan costs one unit more for each page.
 */
export async function touchedBy(database: PGlite, sql: string): Promise<Touched> {
  const ask = `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sql}`
  const script = [
    setPrices([]),
    ask,
    setPrices(['seq_page_cost', 'random_page_cost']),
    ask,
    setPrices(['cpu_tuple_cost']),
    ask,
    Object.keys(PRICES)
      .map((name) => `RESET ${name}`)
      .join('; '),
  ]
  const [plain, pages, rows] = await explained(database, script.join(';\n'))
  const more = (other: Explained | undefined): number =>
    Math.max(0, (other?.['Total Cost'] ?? 0) - (plain?.['Total Cost'] ?? 0))
  return { pages: Math.round(more(pages)), rows: Math.round(more(rows)) }
}

const setPrices = (dearer: readonly Price[]): string =>
  (Object.entries(PRICES) as readonly [Price, number][])
    .map(([name, price]) => `SET ${name} = ${price * RAISED + (dearer.includes(name) ? 1 : 0)}`)
    .join('; ')

async function explained(database: PGlite, script: string): Promise<readonly Explained[]> {
  try {
    const answers = await database.exec(`SET ROLE ${ASKING};\n${script};\nRESET ROLE`)
    return answers.flatMap(({ rows }) =>
      rows.flatMap((row) => (row as { 'QUERY PLAN'?: readonly { Plan: Explained }[] })['QUERY PLAN']?.[0]?.Plan ?? []),
    )
  } catch (error) {
    throw refusedBy(error)
  }
}

function planOf(explained: Explained): Plan {
  const root = nodeOf(explained)
  return { root, shape: shapeOf(root), cost: root.cost }
}

export function nodeOf(explained: Explained): PlanNode {
  const kind = explained['Join Type']
  return {
    node: nameOf(explained['Node Type'], kind),
    relation: explained['Relation Name'] ?? null,
    index: explained['Index Name'] ?? null,
    condition: textOf(CONDITIONS.map((name) => explained[name]).find((one) => one !== undefined)),
    filter: textOf(explained['Filter']),
    rows: explained['Plan Rows'],
    cost: explained['Total Cost'],
    inputs: (explained.Plans ?? []).map(nodeOf),
  }
}

/** `Hash Left Join`, where it is no plain one. */
const nameOf = (node: string, kind: string | undefined): string =>
  kind === undefined || kind === 'Inner' ? node : `${node.replace(/ Join$/, '')} ${kind} Join`

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Nodes that only keep or pass on what another one made. */
const PASSING = new Set(['Materialize', 'Memoize', 'Result', 'ProjectSet', 'Hash'])

export function shapeOf({ node, relation, index, inputs }: PlanNode): string {
  const inner = inputs.map(shapeOf).filter((one) => one !== '')
  if (PASSING.has(node) && inner.length === 1) return inner[0]!
  const on = index ?? relation
  const self = on === null ? node : `${node} on ${on}`
  return inner.length === 0 ? self : `${self} (${inner.join(', ')})`
}
