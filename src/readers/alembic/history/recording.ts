import { labelsOn } from '../../../python/values/make.ts'
import type { ConditionOf, Site } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { SchemaState } from './inspected.ts'
import type { NotReproduced, SchemaChange } from '../../../model/schema-change.ts'

export type Direction = 'up' | 'down'

/** On values that only the rows of a database decide. */
export const ROWS = 'rows'

export interface RecordedStep {
  readonly change: SchemaChange | NotReproduced
  readonly site: Site
  readonly outsideTransaction: boolean
  /** Decisions nobody could make that lead here. */
  readonly conditions: readonly ConditionOf[]
}

/** What one function of a revision does, written down while it is run. */
export class Recording {
  readonly direction: Direction
  readonly steps: RecordedStep[] = []
  /** Why the tool would stop, in the order it would find out. */
  readonly refusals: string[] = []
  /** Enum types that came into being with a table: a second table does not create them again. */
  readonly types: Set<string>
  /** How many autocommit blocks surround this point. */
  autocommit = 0
  /** Steps of the batches around this point: they are sent when the batch ends. */
  readonly batches: RecordedStep[][] = []
  /** What the revisions before this step have left behind. */
  readonly schema: SchemaState
  private readonly machine: Machine
  private readonly around: number

  constructor(direction: Direction, machine: Machine, schema: SchemaState) {
    this.direction = direction
    this.schema = schema
    this.types = direction === 'up' ? schema.createdWithTables : new Set()
    this.machine = machine
    this.around = machine.conditions.length
  }

  add(change: SchemaChange | NotReproduced, site: Site, batched = false): void {
    const hangs = change.kind !== 'not-reproduced' && this.hangsOnRows()
    if (change.kind !== 'not-reproduced' && !hangs) this.schema.apply(change)
    const step: RecordedStep = {
      change: hangs ? { kind: 'not-reproduced', text: writtenAt(site) } : change,
      site,
      outsideTransaction: this.autocommit > 0,
      conditions: this.machine.conditions.slice(this.around),
    }
    const batch = batched ? this.batches[this.batches.length - 1] : undefined
    ;(batch ?? this.steps).push(step)
  }

  skip(site: Site): void {
    this.add({ kind: 'not-reproduced', text: writtenAt(site) }, site)
  }

  refuse(reason: string): void {
    this.refusals.push(reason)
  }

  /** In a loop over rows, or under a condition that asks for them. */
  private hangsOnRows(): boolean {
    const { machine } = this
    return (
      machine.loops > 0 ||
      machine.conditions.slice(this.around).some((one) => one.value && labelsOn(one.value).includes(ROWS))
    )
  }
}

export function writtenAt({ module, node }: Site): string {
  return (module.tree?.source.slice(node.start, node.end) ?? '').replace(/\s+/g, ' ').trim()
}
