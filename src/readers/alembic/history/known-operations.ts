import { NONE } from '../../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { alterColumn } from './column-operations.ts'
import { CONSTRAINT_OPERATIONS } from './constraint-operations.ts'
import { ENTITY_OPERATIONS } from './entities.ts'
import { EXECUTE_OPERATIONS } from './execute.ts'
import { type Operation, OperationCall } from './operation.ts'
import type { Recording } from './recording.ts'
import type { RegisteredOperations } from './registered.ts'
import { ENUM_OPERATIONS } from './sync-enums.ts'
import { TABLE_OPERATIONS } from './table-operations.ts'

const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...TABLE_OPERATIONS,
  alter_column: alterColumn,
  ...CONSTRAINT_OPERATIONS,
  ...EXECUTE_OPERATIONS,
  ...ENTITY_OPERATIONS,
  ...ENUM_OPERATIONS,
}

/** Where the table stands among the arguments; in a batch it is left out. */
export const TABLE_POSITION: Readonly<Record<string, number>> = {
  add_column: 0,
  drop_column: 0,
  alter_column: 0,
  create_table_comment: 0,
  drop_table_comment: 0,
  create_index: 1,
  drop_index: 1,
  create_unique_constraint: 1,
  create_primary_key: 1,
  create_check_constraint: 1,
  create_foreign_key: 1,
  create_exclude_constraint: 1,
  drop_constraint: 1,
}

export const OPERATION_NAMES = Object.keys(OPERATIONS)

/** What a run of revisions is told through: the script being run, and how the target names things. */
export interface Listening {
  script: Recording | null
  metadata: Instance
  readonly registered: RegisteredOperations
}

/** Runs an operation; while no script is being read it does nothing. */
export function operate(
  name: string,
  given: CallOf,
  machine: Machine,
  { script, metadata }: Listening,
  batched = false,
): Value {
  if (!script) return NONE
  return OPERATIONS[name]!(new OperationCall(given, machine, metadata, script, batched)) ?? NONE
}
