import { groupBy } from '../../../kernel/group.ts'
import type { CatalogStep } from '../../index.ts'
import { type Fates, INNER, columnKey, goneTable, isGone } from './fates.ts'
import { Ready, rankOf } from './order.ts'
import { type Part, keyOf } from './parts.ts'

/** Kinds that something that stays may go on needing until it has changed. */
const TYPES: ReadonlySet<Part['kind']> = new Set(['enum', 'domain', 'extension', 'schema'])

/** Types, and where they come from, that columns use until they have their new type. */
export function deferredOf({ before, of }: Fates): ReadonlySet<string> {
  const deferred = new Set<string>()
  const ask = (part: Part): void => {
    for (const need of part.needs) {
      const needed = before.get(need)
      if (!needed || deferred.has(need) || !isGone(of.get(need)) || !TYPES.has(needed.kind)) continue
      deferred.add(need)
      ask(needed)
    }
  }
  for (const part of before.values()) {
    const fate = of.get(part.key)
    if (!isGone(fate)) ask(part)
    if (fate === 'recreate') {
      deferred.add(part.key)
      ask(part)
    }
  }
  return deferred
}

/** Takes away these, whoever needs another one first. */
export function dropSteps(fates: Fates, going: ReadonlySet<string>): readonly CatalogStep[] {
  const removal = new Removal(fates, going)
  const steps: CatalogStep[] = []
  for (let part = removal.next(); part; part = removal.next()) steps.push(...stepsOf(part))
  return steps
}

/** What goes with its table or its column is not dropped by itself, unless two of them hold each other up. */
class Removal {
  private readonly fates: Fates
  /** What is still there. */
  private readonly left: Map<string, Part>
  /** What each goes with: its table, its column, or itself. */
  private readonly units: ReadonlyMap<string, string>
  /** By what goes as one: how many others still need something of it. */
  private readonly needed = new Map<string, number>()
  private readonly members: ReadonlyMap<string, readonly string[]>
  private readonly ready = new Ready()

  constructor(fates: Fates, going: ReadonlySet<string>) {
    this.fates = fates
    this.left = new Map([...going].map((key) => [key, fates.before.get(key)!]))
    this.units = new Map([...going].map((key) => [key, this.unitOf(key)]))
    this.members = groupBy(going, (key) => this.units.get(key)!)
    for (const part of this.left.values())
      for (const unit of this.unitsNeeded(part)) this.needed.set(unit, (this.needed.get(unit) ?? 0) + 1)
    for (const unit of this.members.keys()) if (!this.needed.get(unit)) this.offer(unit)
  }

  next(): Part | undefined {
    for (let unit = this.ready.take(); unit !== undefined; unit = this.ready.take()) {
      const part = this.left.get(unit)
      if (part) return this.removeUnit(part)
    }
    return this.breakCircle()
  }

  private offer(unit: string): void {
    this.ready.add(unit, -rankOf(this.fates.before.get(unit)!))
  }

  private removeUnit(part: Part): Part {
    for (const key of this.members.get(part.key) ?? []) this.remove(key)
    return part
  }

  private remove(key: string): void {
    const part = this.left.get(key)
    if (!part) return
    this.left.delete(key)
    for (const unit of this.unitsNeeded(part)) {
      const count = (this.needed.get(unit) ?? 0) - 1
      this.needed.set(unit, count)
      if (count === 0) this.offer(unit)
    }
  }

  /** Tables that lead to each other: one of the things that lead is dropped by itself. */
  private breakCircle(): Part | undefined {
    const leads = (part: Part): boolean => this.unitsNeeded(part).some((unit) => this.left.has(unit))
    const inner = [...this.left.values()].filter((part) => INNER.has(part.kind) && leads(part))
    const part = inner.sort((a, b) => breaking(a) - breaking(b))[0]
    if (part) {
      this.remove(part.key)
      return part
    }
    const [first] = this.left.keys()
    return first === undefined ? undefined : this.removeUnit(this.fates.before.get(this.units.get(first)!)!)
  }

  private unitOf(key: string): string {
    const owner = ownerOf(this.fates.before.get(key)!, this.fates)
    return owner !== null && this.left.has(owner) ? this.unitOf(owner) : key
  }

  private unitsNeeded(part: Part): readonly string[] {
    const own = this.units.get(part.key)
    const needs = [...part.needs].flatMap((need) => this.units.get(need) ?? [])
    return [...new Set(needs)].filter((unit) => unit !== own)
  }
}

const BREAKING: readonly Part['kind'][] = ['trigger', 'policy', 'default', 'index', 'constraint', 'column']

const breaking = (part: Part): number =>
  part.kind === 'constraint' && part.value.kind === 'foreign key' ? -1 : BREAKING.indexOf(part.kind)

/** What takes a part away with itself. */
function ownerOf(part: Part, fates: Fates): string | null {
  const table = goneTable(part, fates)
  if (table !== null) return table
  const column = part.kind === 'default' ? columnKey(part.name, part.inner) : null
  if (column !== null && isGone(fates.of.get(column))) return column
  return part.kind === 'sequence' && part.value.owner !== null ? ownerOfSequence(part.value.owner, fates) : null
}

function ownerOfSequence(owner: readonly string[], { of }: Fates): string | null {
  const column = keyOf(owner)
  const table = keyOf(['table', owner[1]!, owner[2]!])
  if (isGone(of.get(table))) return table
  return isGone(of.get(column)) ? column : null
}

function stepsOf(part: Part): readonly CatalogStep[] {
  const { name } = part
  switch (part.kind) {
    case 'schema':
      return [{ do: 'drop schema', name: name.name }]
    case 'extension':
      return [{ do: 'drop extension', name: name.name }]
    case 'enum':
    case 'domain':
      return [{ do: 'drop type', what: part.kind === 'enum' ? 'type' : 'domain', type: name }]
    case 'sequence':
      return [{ do: 'drop sequence', sequence: name }]
    case 'function':
      return [{ do: 'drop function', function: part.value }]
    case 'view':
      return [{ do: 'drop view', view: part.value }]
    case 'table':
      return [{ do: 'drop table', table: part.value }]
    case 'column':
      return [{ do: 'drop column', table: name, column: part.inner, definition: part.value }]
    case 'default':
      return [{ do: 'set default', table: name, column: part.inner, default: null, was: part.value }]
    case 'constraint':
      return [{ do: 'drop constraint', table: name, constraint: part.value }]
    case 'index':
      return [{ do: 'drop index', table: name, index: part.value }]
    case 'trigger':
      return [{ do: 'drop trigger', table: name, trigger: part.value }]
    case 'policy':
      return [{ do: 'drop policy', table: name, policy: part.value }]
    case 'partition':
      return []
  }
}
