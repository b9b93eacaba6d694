import type { CallOf, ClassValue, Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'

/** What SQLAlchemy would have registered while the program ran, in order. */
export interface SchemaRecord {
  /** `Table(...)` objects. */
  readonly tables: Instance[]
  /** Indexes and constraints, wherever they were made: some attach themselves to the table of their columns. */
  readonly items: Instance[]
  readonly sequences: Instance[]
  /** The metadata that migrations are made for (`target_metadata`); empty when nobody says. */
  readonly targets: Instance[]
  /** Classes mapped to a table that was made before. */
  readonly imperative: {
    readonly of: ClassValue
    readonly table: Instance
    readonly properties: ReadonlyMap<string, Value>
  }[]
}

const records = new WeakMap<Machine, SchemaRecord>()

export function recordOf(machine: Machine): SchemaRecord {
  let record = records.get(machine)
  if (!record) records.set(machine, (record = { tables: [], items: [], sequences: [], targets: [], imperative: [] }))
  return record
}

/** What reached the outside constructor of an object whose class the project wrote. */
export const initialArguments = new WeakMap<Instance, CallOf>()

export function argumentsOf(made: Instance): Pick<CallOf, 'args' | 'keywords'> {
  return made.class.kind === 'external' ? made : (initialArguments.get(made) ?? { args: [], keywords: new Map() })
}
