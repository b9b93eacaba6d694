import { asBool, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { CallOf, Instance, Site, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { SchemaChange, TableName } from '../../../model/schema-change.ts'
import type { Recording } from './recording.ts'
import { type OneTable, tableOf } from './tables.ts'

/** One call of an operation, and where its steps are written down. */
export class OperationCall {
  readonly given: CallOf
  readonly machine: Machine
  readonly metadata: Instance
  readonly recording: Recording
  /** Whether it belongs to a batch, which is sent when it ends. */
  readonly batched: boolean

  constructor(given: CallOf, machine: Machine, metadata: Instance, recording: Recording, batched: boolean) {
    this.given = given
    this.machine = machine
    this.metadata = metadata
    this.recording = recording
    this.batched = batched
  }

  get site(): Site {
    return this.given.site
  }

  value(position: number, ...names: readonly string[]): Value | undefined {
    for (const name of names) {
      const found = this.given.keywords.get(name)
      if (found) return found
    }
    return position >= 0 ? this.given.args[position] : undefined
  }

  text(position: number, ...names: readonly string[]): string | null {
    return nameText(this.value(position, ...names))
  }

  flag(position: number, ...names: readonly string[]): boolean {
    const value = this.value(position, ...names)
    return value !== undefined && asBool(value) === true
  }

  get schema(): string | null {
    return this.text(-1, 'schema')
  }

  /** The table at a position, or null and a step that says so. */
  table(position: number, ...names: readonly string[]): TableName | null {
    const name = this.text(position, ...(names.length > 0 ? names : ['table_name']))
    return name === null ? null : { schema: this.schema, name }
  }

  tableWith(name: TableName, items: readonly Value[], columns: readonly string[] = []): OneTable {
    return tableOf({ name, items, columns, metadata: this.metadata, site: this.site }, this.machine)
  }

  add(change: SchemaChange): void {
    this.recording.add(change, this.site, this.batched)
  }

  /** A part of it is not told: the whole is not run. */
  skip(): void {
    this.recording.skip(this.site)
  }

  /** Whether an argument is there and is not `None`. */
  has(name: string): boolean {
    const value = this.given.keywords.get(name)
    return value !== undefined && !isNone(value)
  }
}

/** What an operation means: it adds its steps. */
export type Operation = (call: OperationCall) => Value | void

export const FINAL_NAME = 'sqlalchemy.schema.conv'

/** A text, or a name that no convention may change: `op.f('ix')`. */
export function nameText(value: Value | undefined): string | null {
  return isMade(value, FINAL_NAME) ? asText(value.args[0]) : asText(value)
}
