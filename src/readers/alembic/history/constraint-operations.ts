import { asItems, isNone } from '../../../python/values/ask.ts'
import { external, instance, list, text } from '../../../python/values/make.ts'
import type { Value } from '../../../python/values/value.ts'
import type { TableName } from '../../../model/schema-change.ts'
import { type Kind, nameOf } from '../../sqlalchemy/schema/names.ts'
import { newConstraints } from './constraints.ts'
import { flag, keysIn, newIndex } from './indexes.ts'
import { type Operation, type OperationCall, nameText } from './operation.ts'
import { writtenAt } from './recording.ts'

const createIndex: Operation = (call) => {
  const table = call.table(1)
  const keys = keysIn(call.value(2, 'columns'))
  if (!table || !keys) return call.skip()
  const one = call.tableWith(table, [])
  const index = newIndex({ name: call.value(0, 'index_name'), keys, keywords: call.given.keywords, made: null }, one)
  if (!index) return call.skip()
  call.add(index)
}

const dropIndex: Operation = (call) => {
  const name = nameText(call.value(0, 'index_name'))
  if (name === null) return call.skip()
  call.add({
    kind: 'drop-index',
    name,
    schema: call.schema,
    concurrently: call.flag(-1, 'postgresql_concurrently'),
    ifExists: call.flag(-1, 'if_exists'),
  })
}

/** Makes the constraint SQLAlchemy would make, and reads it as one of a table. */
function addConstraint(
  call: OperationCall,
  table: TableName,
  path: string,
  args: readonly Value[],
  columns: readonly string[],
  more: ReadonlyMap<string, Value> = new Map(),
): void {
  const keywords = new Map([...call.given.keywords, ...more])
  const name = call.value(0, 'constraint_name', 'name')
  if (name && !isNone(name)) keywords.set('name', name)
  else keywords.delete('name')
  const item = instance(external(path), { args, keywords, site: call.site })
  const one = call.tableWith(table, [item], columns)
  const [constraint] = newConstraints(one)
  if (!constraint || one.troubles.length > 0) return call.skip()
  call.add({ kind: 'add-constraint', table, constraint })
}

const textsIn = (value: Value | undefined): readonly string[] | null => {
  const found = asItems(value)?.map((one) => nameText(one))
  return !found || found.includes(null) ? null : (found as readonly string[])
}

const createUnique: Operation = (call) => {
  const table = call.table(1)
  const columns = textsIn(call.value(2, 'columns'))
  if (!table || !columns) return call.skip()
  addConstraint(call, table, 'sqlalchemy.UniqueConstraint', columns.map(text), columns)
}

const createPrimaryKey: Operation = (call) => {
  const table = call.table(1)
  const columns = textsIn(call.value(2, 'columns'))
  if (!table || !columns) return call.skip()
  addConstraint(call, table, 'sqlalchemy.PrimaryKeyConstraint', columns.map(text), columns)
}

const createCheck: Operation = (call) => {
  const table = call.table(1)
  const condition = call.value(2, 'condition')
  if (!table || !condition) return call.skip()
  addConstraint(call, table, 'sqlalchemy.CheckConstraint', [condition], [])
}

const createForeignKey: Operation = (call) => {
  const source = call.text(1, 'source_table')
  const referent = call.text(2, 'referent_table')
  const local = textsIn(call.value(3, 'local_cols'))
  const remote = textsIn(call.value(4, 'remote_cols'))
  if (source === null || referent === null || !local || !remote) return call.skip()
  const schema = call.text(-1, 'referent_schema')
  const target = schema === null ? referent : `${schema}.${referent}`
  addConstraint(
    call,
    { schema: call.text(-1, 'source_schema'), name: source },
    'sqlalchemy.ForeignKeyConstraint',
    [list(local.map(text)), list(remote.map((one) => text(`${target}.${one}`)))],
    local,
  )
}

const createExclude: Operation = (call) => {
  const table = call.table(1)
  if (!table) return call.skip()
  addConstraint(call, table, 'sqlalchemy.dialects.postgresql.ExcludeConstraint', call.given.args.slice(2), [])
}

const KINDS: Readonly<Record<string, Kind>> = { foreignkey: 'fk', primary: 'pk', unique: 'uq', check: 'ck' }

const dropConstraint: Operation = (call) => {
  const table = call.table(1)
  if (!table) return call.skip()
  const type = call.text(2, 'type_')
  const name = droppedName(call, table, type === null ? null : (KINDS[type] ?? null))
  if (name === null) call.recording.refuse(`${writtenAt(call.site)}: a constraint without a name cannot be dropped`)
  call.add({ kind: 'drop-constraint', table, name, ifExists: flag(call.value(-1, 'if_exists')) })
}

/** The convention is asked here as well: for what it names by the table alone. */
function droppedName(call: OperationCall, table: TableName, kind: Kind | null): string | null {
  const given = call.value(0, 'constraint_name')
  if (!given) return null
  if (kind === null) return nameText(given)
  const one = call.tableWith(table, [])
  return nameOf({ kind, given: isNone(given) ? null : given, columns: [], made: null }, one.draft, call.machine)
}

export const CONSTRAINT_OPERATIONS: Readonly<Record<string, Operation>> = {
  create_index: createIndex,
  drop_index: dropIndex,
  create_unique_constraint: createUnique,
  create_primary_key: createPrimaryKey,
  create_check_constraint: createCheck,
  create_foreign_key: createForeignKey,
  create_exclude_constraint: createExclude,
  drop_constraint: dropConstraint,
}
