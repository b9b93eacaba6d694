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
  /** By what goes as one: how many others still need something of it. */
  private readonly needed = new Map<string, number>()
  private readonly members = new Map<string, string[]>()
  private readonly ready = new Ready()

  constructor(fates: Fates, going: ReadonlySet<string>) {
    this.fates = fates
    this.left = new Map([...going].map((key) => [key, fates.before.get(key)!]))
    for (const key of going) {
      const one = this.unitOf(key)
      this.members.set(one, [...(this.members.get(one) ?? []), key])
    }
    for (const part of this.left.values())
      for (const unit of this.unitsNeeded(part)) this.needed.set(unit, (this.needed.get(unit) ?? 0) + 1)
    for (const unit of this.members.keys()) if (!this.needed.get(unit)) this.offer(unit)
  }

  next(): Part | undefined {
    for (let unit = this.ready.take(); unit !== undefined; unit = this.ready.take()) {
      const part = this.left.get(unit)
      if (!part) continue
      for (const key of this.members.get(unit) ?? []) this.remove(key)
      return part
    }
    return this.breakCircle()
  }

  private offer(unit: string): void {
    this.ready.add(unit, -rankOf(this.fates.before.get(unit)!))
  }

  private remove(key: string): void {
    const part = this.left.get(key)
    this.left.delete(key)
    for (const unit of part ? this.unitsNeeded(part) : []) {
      const count = (this.needed.get(unit) ?? 0) - 1
      this.needed.set(unit, count)
      if (count === 0) this.offer(unit)
    }
  }

  /** Tables that lead to each other: one of the things that lead is dropped by itself. */
  private breakCircle(): Part | undefined {
    const inner = [...this.left.values()].filter((part) => INNER.has(part.kind) && this.unitsNeeded(part).length > 0)
    const part = inner.sort((a, b) => breaking(a) - breaking(b))[0] ?? this.left.values().next().value
    if (part) this.remove(part.key)
    return part
  }

  private unitOf(key: string): string {
    const part = this.fates.before.get(key)!
    const owner = ownerOf(part, this.fates)
    return owner !== null && this.left.has(owner) ? this.unitOf(owner) : key
  }

  private unitsNeeded(part: Part): readonly string[] {
    const own = this.unitOf(part.key)
    return [...new Set([...part.needs].filter((need) => this.left.has(need)).map((need) => this.unitOf(need)))].filter(
      (unit) => unit !== own,
    )
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
