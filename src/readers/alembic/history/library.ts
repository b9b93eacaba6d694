import { asText } from '../../../python/values/ask.ts'
import { FALSE, NONE, external, instance, text } from '../../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../../python/values/value.ts'
import type { Library, Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { alterColumn } from './column-operations.ts'
import { CONSTRAINT_OPERATIONS } from './constraint-operations.ts'
import { createEnum, enumAttributes, enumOf, isEnumMethod } from './enums.ts'
import { ENTITY_OPERATIONS } from './entities.ts'
import { TABLE_CLAUSES } from './sql/tables.ts'
import { ENUM_OPERATIONS } from './sync-enums.ts'
import { CONNECTION, CONTEXT, EXECUTE_OPERATIONS, rows, send } from './execute.ts'
import { type Operation, OperationCall } from './operation.ts'
import { QUESTION } from './inspected.ts'
import type { RegisteredOperations } from './registered.ts'
import type { Recording } from './recording.ts'
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
const TABLE_POSITION: Readonly<Record<string, number>> = {
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

/** What a run of revisions is told through: the script being run, and how the target names things. */
export interface Listening {
  script: Recording | null
  metadata: Instance
  readonly registered: RegisteredOperations
}

type Method = NonNullable<Summary['methods']>[string]

/** Teaches the interpreter what the operations of Alembic do. */
export function addOperations(library: Library, listening: Listening): void {
  const names = Object.keys(OPERATIONS)
  listening.registered.teach(library)
  enumAttributes(library)
  for (const name of names)
    library.add({
      path: `alembic.op.${name}`,
      call: (given, machine) => operate(name, given, machine, listening),
    })
  library.add(
    ...TABLE_CLAUSES,
    { path: 'alembic.op.batch_alter_table', call: (given) => instance(external(BATCH), given) },
    {
      path: 'alembic.operations.Operations',
      aliases: ['alembic.operations.base.Operations'],
      methods: {
        ...methodsOf(names, (name, _, given, machine) => operate(name, given, machine, listening)),
        invoke: (_, given, machine) => listening.registered.invoke(given.args[0], given, machine),
      },
    },
    batchSummary(names, listening),
    contextSummary(listening),
    autocommitSummary(listening),
    { path: 'alembic.context.is_offline_mode', call: () => FALSE },
    { path: 'alembic.context.get_context', call: (given) => instance(external(CONTEXT), given) },
    { path: 'alembic.context.get_bind', call: (given) => instance(external(CONNECTION), given) },
    { path: 'alembic.context.execute', call: (given, machine) => operate('execute', given, machine, listening) },
  )
}

type Run = (name: string, self: Value, given: CallOf, machine: Machine) => Value
const methodsOf = (names: readonly string[], run: Run): Readonly<Record<string, Method>> =>
  Object.fromEntries(names.map((name) => [name, (self, given, machine) => run(name, self, given, machine)]))

function operate(
  name: string,
  given: CallOf,
  machine: Machine,
  { script, metadata }: Listening,
  batched = false,
): Value {
  if (!script) return NONE
  return OPERATIONS[name]!(new OperationCall(given, machine, metadata, script, batched)) ?? NONE
}

const BATCH = 'alembic.operations.BatchOperations'

/** On PostgreSQL a batch is plain ALTERs, sent when it ends. */
function batchSummary(names: readonly string[], listening: Listening): Summary {
  return {
    path: BATCH,
    aliases: ['alembic.operations.base.BatchOperations'],
    methods: {
      ...methodsOf(names, (name, self, given, machine) =>
        operate(name, ofBatch(name, self, given), machine, listening, name in TABLE_POSITION),
      ),
      __enter__: (self) => {
        listening.script?.batches.push([])
        return self
      },
      __exit__: () => {
        const { script } = listening
        script?.steps.push(...(script.batches.pop() ?? []))
        return NONE
      },
    },
  }
}

/** The call as it would be written outside of the batch. */
function ofBatch(name: string, self: Value, given: CallOf): CallOf {
  const at = TABLE_POSITION[name]
  if (at === undefined || self.kind !== 'instance') return given
  const table = self.args[0] ?? self.keywords.get('table_name') ?? NONE
  const schema = self.args[1] ?? self.keywords.get('schema')
  const keywords = new Map(given.keywords)
  if (schema) {
    keywords.set('schema', schema)
    if (name === 'create_foreign_key') keywords.set('source_schema', schema)
  }
  const [before, after] = [given.args.slice(0, at), given.args.slice(at)]
  // A name given by keyword must not be shifted away by the table.
  while (before.length < at) before.push(firstByName(keywords))
  return { ...given, args: [...before, table, ...after], keywords }
}

const firstByName = (keywords: ReadonlyMap<string, Value>): Value =>
  keywords.get('constraint_name') ?? keywords.get('index_name') ?? NONE

function contextSummary(listening: Listening): Summary {
  return {
    path: CONTEXT,
    methods: {
      autocommit_block: (_, given) => instance(external(AUTOCOMMIT), given),
      execute: (_, given, machine) => operate('execute', given, machine, listening),
    },
    attribute: (self, name) => {
      if (name === 'bind' || name === 'connection')
        return instance(external(CONNECTION), self.site ? { site: self.site } : {})
      if (name === 'dialect') return external(DIALECT)
      return name === 'as_sql' ? FALSE : undefined
    },
  } as Summary
}

const AUTOCOMMIT = 'alembic.<autocommit>'

function autocommitSummary(listening: Listening): Summary {
  return {
    path: AUTOCOMMIT,
    methods: {
      __enter__: (self) => {
        if (listening.script) listening.script.autocommit++
        return self
      },
      __exit__: () => {
        if (listening.script) listening.script.autocommit--
        return NONE
      },
    },
  }
}

const DIALECT = 'sqlalchemy.engine.interfaces.Dialect'

const known = (path: string, machine: Machine): boolean => machine.library.get(path)?.call !== undefined

/** An operation of the project or of a package: followed where the project wrote it, told where it did not. */
function other(path: string, call: OperationCall, registered: RegisteredOperations): Value {
  const result = registered.call(path.slice('alembic.op.'.length), call.given, call.machine)
  if (result === undefined) call.skip()
  return result ?? NONE
}

/** Connections and sessions: what is sent through them is a step, what comes back is not known. */
const SENDS = /(^|\.)(Connection|Session|AsyncSession|AsyncConnection)\.(execute|exec_driver_sql|scalar|scalars|exec)$/
const ASKS =
  /(^|\.)(Connection|Session)\.(query|get|add|add_all|merge|delete|bulk_save_objects|bulk_insert_mappings|bulk_update_mappings)$/

/** What the connection of a script answers; undefined leaves the answer to what is known of the library. */
export function answerOf(
  path: string,
  receiver: Value | null,
  given: CallOf,
  machine: Machine,
  { script, metadata, registered }: Listening,
): Value | undefined {
  if (!script) return undefined
  const call = new OperationCall(given, machine, metadata, script, false)
  const question = QUESTION.exec(path)?.[1]
  if (question !== undefined) return script.schema.answer(question, questioned(path, given))
  if (SENDS.test(path) && receiver) {
    send(
      call,
      given.args[0] ?? given.keywords.get('statement'),
      given.args[1] ?? given.keywords.get('parameters'),
      path.endsWith('exec_driver_sql'),
    )
    return rows(call)
  }
  if (ASKS.test(path) && receiver) {
    call.skip()
    return rows(call)
  }
  if (isEnumMethod(path, receiver)) return enumMethod(path, receiver, call)
  return path.startsWith('alembic.op.') && !known(path, machine) ? other(path, call, registered) : undefined
}

/** `bind.dialect.has_table(bind, "users")` is given the connection first. */
const questioned = (path: string, given: CallOf): CallOf =>
  /[dD]ialect\.\w+$/.test(path) ? { ...given, args: given.args.slice(1) } : given

function enumMethod(path: string, receiver: Instance, call: OperationCall): Value {
  const facts = enumOf(receiver, call.machine, call.site)
  if (!facts || facts.name === null) call.skip()
  else if (path.endsWith('.create')) call.add(createEnum(facts, facts.name))
  else call.add({ kind: 'drop-type', type: { schema: facts.schema, name: facts.name } })
  return NONE
}

export const postgresql = text('postgresql')
export const nameIn = (value: Value | undefined): string | null => asText(value)
