import { asText } from '../../../python/values/ask.ts'
import { external, instance } from '../../../python/values/make.ts'
import type { CreateTable } from '../../../model/schema-change.ts'
import { TABLE } from '../../sqlalchemy/library/schema.ts'
import { quoted } from '../../sqlalchemy/sql/quote.ts'
import { newColumns, refusedDefault } from './columns.ts'
import { broughtBy, newConstraints, primaryKey } from './constraints.ts'
import { enumsCreatedWith } from './enums.ts'
import { columnIndex, flag, indexesWith } from './indexes.ts'
import type { Operation, OperationCall } from './operation.ts'
import type { OneTable } from './tables.ts'

const createTable: Operation = (call) => {
  const table = call.table(0)
  if (!table) return call.skip()
  const one = call.tableWith(table, call.given.args.slice(1))
  createRead(one, call, call.flag(-1, 'if_not_exists'), call.text(-1, 'comment'))
  return instance(external(TABLE), {
    args: [call.given.args[0] ?? call.given.keywords.get('table_name')!, call.metadata, ...call.given.args.slice(1)],
    keywords: call.given.keywords,
    site: call.site,
  })
}

/** A table with everything that is created along with it. */
export function createRead(one: OneTable, call: OperationCall, ifNotExists: boolean, comment: string | null): void {
  const table = { schema: one.draft.schema, name: one.draft.name }
  const key = primaryKey(one)
  const columns = newColumns(one, key && 'columns' in key ? key.columns : [])
  const constraints = newConstraints(withoutLate(one))
  const indexes = indexesWith(one)
  refuseDefaults(one, call)
  if (one.troubles.length > 0 || call.given.open || indexes.includes(null)) return call.skip()
  for (const type of enumsCreatedWith(one, call)) call.add(type)
  const options = optionsOf(call)
  const change: CreateTable = { kind: 'create-table', table, columns, constraints, ifNotExists, options }
  call.add(change)
  for (const index of indexes) if (index) call.add(index)
  if (comment !== null) call.add({ kind: 'comment-table', table, comment })
  for (const column of one.draft.columns)
    if (column.comment !== null)
      call.add({ kind: 'comment-column', table, column: column.name, comment: column.comment })
}

/** `use_alter=True` leaves a reference to a statement that only `create_all` sends. */
function withoutLate(one: OneTable): OneTable {
  const { draft } = one
  const items = draft.items.filter((item) => !flag(item.keywords.get('use_alter')))
  const columns = draft.columns.map((column) => ({
    ...column,
    foreignKeys: column.foreignKeys.filter((key) => !flag(key.keywords.get('use_alter'))),
  }))
  return { ...one, draft: { ...draft, items, columns } }
}

function refuseDefaults(one: OneTable, call: OperationCall): void {
  for (const { name, serverDefault } of one.draft.columns)
    if (refusedDefault(serverDefault)) call.recording.refuse(`the server default of ${name} is neither text nor SQL`)
}

/** In the order SQLAlchemy writes them. */
function optionsOf(call: OperationCall): string {
  const parts: string[] = []
  const inherits = call.value(-1, 'postgresql_inherits')
  const names = inherits?.kind === 'sequence' ? inherits.items.map((one) => asText(one) ?? '') : [asText(inherits)]
  if (inherits && names[0] !== null) parts.push(`INHERITS ( ${names.map((one) => quoted(one!)).join(', ')} )`)
  for (const [name, words] of [
    ['postgresql_partition_by', 'PARTITION BY'],
    ['postgresql_using', 'USING'],
    ['postgresql_tablespace', 'TABLESPACE'],
  ] as const) {
    const text = call.text(-1, name)
    if (text !== null) parts.push(`${words} ${text}`)
  }
  return parts.join('\n ')
}

const dropTable: Operation = (call) => {
  const table = call.table(0)
  if (!table) return call.skip()
  call.add({ kind: 'drop-table', table, ifExists: call.flag(-1, 'if_exists') })
}

const renameTable: Operation = (call) => {
  const table = call.table(0, 'old_table_name')
  const to = call.text(1, 'new_table_name')
  if (!table || to === null) return call.skip()
  call.add({ kind: 'rename-table', table, to })
}

const commentTable: Operation = (call) => {
  const table = call.table(0)
  const comment = call.text(1, 'comment')
  if (!table || comment === null) return call.skip()
  call.add({ kind: 'comment-table', table, comment })
}

const dropTableComment: Operation = (call) => {
  const table = call.table(0)
  if (!table) return call.skip()
  call.add({ kind: 'comment-table', table, comment: null })
}

const addColumn: Operation = (call) => {
  const table = call.table(0)
  const written = call.value(1, 'column')
  if (!table || !written) return call.skip()
  const one = call.tableWith(table, [written])
  const [column] = one.draft.columns
  refuseDefaults(one, call)
  const [facts] = newColumns(one, column?.primaryKey ? [column.name] : [])
  if (!column || !facts || one.troubles.length > 0) return call.skip()
  const inline = call.flag(-1, 'inline_primary_key') && column.primaryKey ? 'PRIMARY KEY' : ''
  call.add({ kind: 'add-column', table, column: facts, ifNotExists: call.flag(-1, 'if_not_exists'), inline })
  for (const constraint of broughtBy(column, one)) call.add({ kind: 'add-constraint', table, constraint })
  const index = column.index ? columnIndex(column, one) : null
  if (index) call.add(index)
  if (column.comment !== null) call.add({ kind: 'comment-column', table, column: column.name, comment: column.comment })
}

const dropColumn: Operation = (call) => {
  const table = call.table(0)
  const column = call.text(1, 'column_name')
  if (!table || column === null) return call.skip()
  call.add({ kind: 'drop-column', table, column, ifExists: call.flag(-1, 'if_exists') })
}

export const TABLE_OPERATIONS: Readonly<Record<string, Operation>> = {
  create_table: createTable,
  drop_table: dropTable,
  rename_table: renameTable,
  create_table_comment: commentTable,
  drop_table_comment: dropTableComment,
  add_column: addColumn,
  drop_column: dropColumn,
}
