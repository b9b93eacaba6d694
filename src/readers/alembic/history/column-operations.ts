import { asBool, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { Value } from '../../../python/values/value.ts'
import type { TableName } from '../../../model/schema-change.ts'
import { defaultText } from '../../sqlalchemy/sql/expression.ts'
import { compileType } from '../../sqlalchemy/types/compile.ts'
import { identityClause } from '../../sqlalchemy/schema/columns.ts'
import type { Operation, OperationCall } from './operation.ts'

/** Type, nullability, default, comment, name: each is a statement of its own, in the order Alembic sends them. */
export const alterColumn: Operation = (call) => {
  const table = call.table(0)
  const column = call.text(1, 'column_name')
  if (!table || column === null) return call.skip()
  changeType(call, table, column)
  changeNull(call, table, column)
  changeDefault(call, table, column)
  changeComment(call, table, column)
  changeName(call, table, column)
}

const given = (value: Value | undefined): value is Value => value !== undefined && !isNone(value)

function changeType(call: OperationCall, table: TableName, column: string): void {
  const type = call.value(-1, 'type_')
  if (!given(type)) return
  const context = { machine: call.machine, site: call.site, schema: table.schema, onEnum: () => undefined }
  const text = compileType(type, context)
  if (text === null) return call.skip()
  call.add({ kind: 'change-column-type', table, column, type: text, using: call.text(-1, 'postgresql_using') })
}

function changeNull(call: OperationCall, table: TableName, column: string): void {
  const value = call.value(-1, 'nullable')
  if (!given(value)) return
  const nullable = asBool(value)
  if (nullable === null) return call.skip()
  call.add({ kind: 'change-column-null', table, column, nullable })
}

function changeDefault(call: OperationCall, table: TableName, column: string): void {
  const value = call.value(-1, 'server_default')
  if (value === undefined || asBool(value) === false) return
  const before = call.value(-1, 'existing_server_default')
  const identity = isMade(value, 'sqlalchemy.Identity') ? value : null
  if (identity || (isNone(value) && isMade(before, 'sqlalchemy.Identity'))) {
    const action = identity ? `ADD ${identityClause(identity)}` : 'DROP IDENTITY'
    return call.add({ kind: 'change-column-identity', table, column, action })
  }
  if (isNone(value)) return call.add({ kind: 'change-column-default', table, column, to: null })
  const one = call.tableWith(table, [])
  const to = defaultText(value, one.context.names(one.draft))
  if (to === null) return call.skip()
  call.add({ kind: 'change-column-default', table, column, to })
}

function changeComment(call: OperationCall, table: TableName, column: string): void {
  const value = call.value(-1, 'comment')
  if (value === undefined || asBool(value) === false) return
  const comment = asText(value)
  if (comment === null && !isNone(value)) return call.skip()
  call.add({ kind: 'comment-column', table, column, comment })
}

function changeName(call: OperationCall, table: TableName, column: string): void {
  const value = call.value(-1, 'new_column_name')
  if (!given(value)) return
  const to = asText(value)
  if (to === null) return call.skip()
  call.add({ kind: 'rename-column', table, column, to })
}
