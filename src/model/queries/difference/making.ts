import type { Fates } from './fates.ts'
import { Ready, rankOf } from './order.ts'
import { type Part, type PartOf, type Parts, dependentsOf, keyOf } from './parts.ts'
import { serialsOf } from './serials.ts'

/** What is left to be made or changed, in an order in which everything finds what it needs. */
export class Making {
  readonly serials: ReadonlySet<string>
  private readonly fates: Fates
  private readonly left = new Map<string, Part>()
  private readonly needs = new Map<string, Set<string>>()
  private readonly neededBy = new Map<string, string[]>()
  private readonly ready = new Ready()

  constructor(fates: Fates) {
    this.fates = fates
    const serials = serialsOf(fates)
    const withColumn = new Map(
      serials.flatMap((one) => [[one.sequence, one.column] as const, [one.default, one.column]]),
    )
    this.serials = new Set(serials.map(({ column }) => column))
    for (const part of fates.after.values()) {
      const fate = fates.of.get(part.key)
      if (fate !== 'keep' && !withColumn.has(part.key)) this.left.set(part.key, part)
    }
    const all = allNeeds(fates.after)
    for (const part of this.left.values()) this.connect(part, all.get(part.key) ?? part.needs, withColumn)
    for (const part of this.left.values()) this.offer(part)
  }

  isMade({ key }: Part): boolean {
    return this.fates.of.get(key) !== 'alter'
  }

  next(): Part | undefined {
    for (let key = this.ready.take(); key !== undefined; key = this.ready.take()) {
      const part = this.left.get(key)
      if (part) return this.done(part)
    }
    const [stuck] = [...this.left.values()].sort((a, b) => rankOf(a) - rankOf(b))
    return stuck && this.done(stuck)
  }

  /** Parts of a table that can be made in one statement with it. */
  takeInner(table: PartOf<'table'>): readonly Part[] {
    const inner = (this.neededBy.get(table.key) ?? []).flatMap((key) => this.left.get(key) ?? [])
    const wanted = inner.filter((part) => this.isMade(part) && standsInTable(part))
    const taken: Part[] = []
    for (let before = -1; before < taken.length;) {
      before = taken.length
      for (const part of wanted) if (this.isReady(part)) taken.push(this.done(part))
    }
    return taken
  }

  /** The default of a column that is made, when everything it needs is there. */
  takeDefault({ name, inner }: PartOf<'column'>): Part | null {
    const part = this.left.get(keyOf(['default', name.schema, name.name, inner]))
    return part && this.isReady(part) ? this.done(part) : null
  }

  private connect(part: Part, needs: Iterable<string>, instead: ReadonlyMap<string, string>): void {
    const known = [...needs].map((need) => instead.get(need) ?? need)
    const wanted = new Set(known.filter((need) => this.left.has(need) && need !== part.key))
    this.needs.set(part.key, wanted)
    for (const need of wanted) this.neededBy.set(need, [...(this.neededBy.get(need) ?? []), part.key])
  }

  private isReady({ key }: Part): boolean {
    return this.left.has(key) && this.needs.get(key)?.size === 0
  }

  private offer(part: Part): void {
    if (this.isReady(part)) this.ready.add(part.key, rankOf(part))
  }

  private done<One extends Part>(part: One): One {
    this.left.delete(part.key)
    for (const key of this.neededBy.get(part.key) ?? []) {
      const other = this.left.get(key)
      if (other && this.needs.get(key)?.delete(part.key)) this.offer(other)
    }
    return part
  }
}

const standsInTable = (part: Part): boolean =>
  part.kind === 'column' ||
  part.kind === 'default' ||
  (part.kind === 'constraint' && part.value.kind !== 'foreign key' && part.value.valid)

/** A partition is attached when it and the table it becomes a part of are complete. */
function allNeeds(parts: Parts): ReadonlyMap<string, ReadonlySet<string>> {
  const dependents = dependentsOf(parts)
  const needs = new Map<string, ReadonlySet<string>>()
  for (const part of parts.values()) {
    if (part.kind !== 'partition') continue
    const tables = [...part.needs].filter((need) => parts.get(need)?.kind === 'table')
    const complete = tables
      .flatMap((table) => dependents.get(table) ?? [])
      .filter((key) => isStructure(parts.get(key)!))
    needs.set(part.key, new Set([...part.needs, ...complete]))
  }
  return needs
}

const isStructure = ({ kind }: Part): boolean =>
  kind === 'column' || kind === 'default' || kind === 'constraint' || kind === 'index'
