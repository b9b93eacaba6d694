import { groupBy } from '../../kernel/group.ts'
import { keyOf } from '../twin/schema.ts'

/** A parent has a tenth of the rows of its children, a thousandth at the least. */
const FAN_OUT = 10
const DEEPEST = 3
/** Rows of a table that nothing stated has to do with. */
const UNRELATED = 10_000

export interface ScaledRows {
  readonly rows: number
  readonly because: string
}

export type Scale = ReadonlyMap<string, ScaledRows>

/** Tables by the keys that lead from one to the other: all it takes to tell how many rows each has. */
interface ScaledSchema {
  readonly tables: readonly {
    readonly schema: string
    readonly name: string
    readonly foreignKeys: readonly { readonly references: string }[]
  }[]
}

/** Rows of every table when the largest have `most`: what is referred to has fewer. */
export function evenScale(schema: ScaledSchema, most: number): Scale {
  const heights = heightsOf(schema)
  return new Map(
    schema.tables.map((table) => {
      const steps = Math.min(DEEPEST, heights.get(keyOf(table)) ?? 0)
      const because = steps === 0 ? 'nothing refers to it' : `a ${share(steps)} of what refers to it`
      return [keyOf(table), { rows: most / FAN_OUT ** steps, because }]
    }),
  )
}

/** Rows of every table when some are stated: parents get fewer, children as many, the rest a default. */
export function statedScale(schema: ScaledSchema, stated: ReadonlyMap<string, number>): Scale {
  const scale = new Map<string, ScaledRows>([...stated].map(([name, rows]) => [name, { rows, because: 'stated' }]))
  const most = Math.max(...stated.values())
  const references = referencesOf(schema)
  const ofChild = ({ rows }: ScaledRows, child: string): ScaledRows => ({
    rows: Math.max(10, rows / FAN_OUT),
    because: `a tenth of ${plainName(child)}`,
  })
  spread(references, scale, 'parent', ofChild)
  spread(references, scale, 'child', ({ rows }, parent) => ({ rows, because: `as many as ${plainName(parent)}` }))
  spread(references, scale, 'parent', ofChild)
  for (const table of schema.tables)
    if (!scale.has(keyOf(table)))
      scale.set(keyOf(table), { rows: Math.min(UNRELATED, most), because: 'nothing stated has to do with it' })
  return scale
}

/** The same scale at another size. No table gets below ten rows, or above what it has. */
export function resized(scale: Scale, factor: number): ReadonlyMap<string, number> {
  return new Map([...scale].map(([name, { rows }]) => [name, Math.max(Math.min(rows, 10), rows * factor)]))
}

interface Reference {
  readonly child: string
  readonly parent: string
}

const referencesOf = (schema: ScaledSchema): readonly Reference[] =>
  schema.tables.flatMap((table) =>
    table.foreignKeys
      .filter((key) => key.references !== keyOf(table))
      .map((key) => ({ child: keyOf(table), parent: key.references })),
  )

/** Goes along foreign keys from what is known to parents or to children; of several answers the largest. */
function spread(
  references: readonly Reference[],
  scale: Map<string, ScaledRows>,
  to: 'parent' | 'child',
  answer: (known: ScaledRows, name: string) => ScaledRows,
): void {
  const from = to === 'parent' ? 'child' : 'parent'
  for (;;) {
    const found = new Map<string, ScaledRows>()
    for (const reference of references) {
      const known = scale.get(reference[from])
      if (!known || scale.has(reference[to])) continue
      const next = answer(known, reference[from])
      if ((found.get(reference[to])?.rows ?? 0) < next.rows) found.set(reference[to], next)
    }
    if (found.size === 0) return
    for (const [name, rows] of found) scale.set(name, rows)
  }
}

/** The longest way of references that leads to each table, as far as it matters; none goes in a circle. */
function heightsOf(schema: ScaledSchema): ReadonlyMap<string, number> {
  const children = groupBy(referencesOf(schema), ({ parent }) => parent)
  const height = (name: string, path: readonly string[]): number => {
    if (path.length === DEEPEST) return 0
    const below = (children.get(name) ?? []).map(({ child }) => child).filter((child) => !path.includes(child))
    return below.reduce((most, child) => Math.max(most, 1 + height(child, [...path, name])), 0)
  }
  return new Map(schema.tables.map((table) => [keyOf(table), height(keyOf(table), [])]))
}

const share = (steps: number): string => ['', 'tenth', 'hundredth', 'thousandth'][steps] ?? 'thousandth'

export const plainName = (name: string): string => name.replace(/^public\./, '')
