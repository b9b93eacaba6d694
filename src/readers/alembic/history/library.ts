import { FALSE, NONE, external, instance, list, mapping } from '../../../python/values/make.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'
import type { Library, Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { enumAttributes } from './enums.ts'
import { CONNECTION, CONTEXT, addDialect, contextAttribute } from './dialect.ts'
import { type Listening, OPERATION_NAMES, TABLE_POSITION, operate } from './known-operations.ts'
import { OPERATIONS_CLASS } from './registered.ts'
import { TABLE_CLAUSES } from './sql/tables.ts'

type Method = NonNullable<Summary['methods']>[string]

/** Teaches the interpreter what the operations of Alembic do. */
export function addOperations(library: Library, listening: Listening): void {
  listening.registered.teach(library)
  enumAttributes(library)
  addDialect(library)
  for (const name of OPERATION_NAMES)
    library.add({
      path: `alembic.op.${name}`,
      call: (given, machine) => operate(name, given, machine, listening),
    })
  library.add(
    ...TABLE_CLAUSES,
    { path: 'alembic.op.batch_alter_table', call: (given) => instance(external(BATCH), given) },
    {
      path: OPERATIONS_CLASS,
      aliases: ['alembic.operations.base.Operations'],
      methods: {
        ...methodsOf((name, _, given, machine) => operate(name, given, machine, listening)),
        invoke: (_, given, machine) => listening.registered.invoke(given.args[0], given, machine),
      },
    },
    batchSummary(listening),
    contextSummary(listening),
    autocommitSummary(listening),
    {
      path: 'alembic.context.get_x_argument',
      // Nobody hands over anything with `-x`.
      call: ({ args, keywords }) => ((keywords.get('as_dictionary') ?? args[0]) === undefined ? list([]) : mapping()),
    },
    { path: 'alembic.context.is_offline_mode', call: () => FALSE },
    { path: 'alembic.context.get_context', call: (given) => instance(external(CONTEXT), given) },
    { path: 'alembic.context.get_bind', call: (given) => instance(external(CONNECTION), given) },
    { path: 'alembic.context.execute', call: (given, machine) => operate('execute', given, machine, listening) },
  )
}

type Run = (name: string, self: Value, given: CallOf, machine: Machine) => Value
const methodsOf = (run: Run): Readonly<Record<string, Method>> =>
  Object.fromEntries(OPERATION_NAMES.map((name) => [name, (self, given, machine) => run(name, self, given, machine)]))

const BATCH = 'alembic.operations.BatchOperations'

/** On PostgreSQL a batch is plain ALTERs, sent when it ends. */
function batchSummary(listening: Listening): Summary {
  return {
    path: BATCH,
    aliases: ['alembic.operations.base.BatchOperations'],
    methods: {
      ...methodsOf((name, self, given, machine) =>
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
    attribute: (self, name, machine) => (name === 'as_sql' ? FALSE : contextAttribute(self, name, machine)),
  }
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
