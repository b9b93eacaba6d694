import { asBool, asText, isMade, isNone } from '../../../python/values/ask.ts'
import { external, instance, text } from '../../../python/values/make.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { TableName } from '../../../model/schema-change.ts'
import { defaultText } from '../../sqlalchemy/sql/expression.ts'
import { compileType } from '../../sqlalchemy/types/compile.ts'
import { COLUMN } from '../../sqlalchemy/library/attributes.ts'
import { identityClause } from '../../sqlalchemy/schema/columns.ts'
import type { NewConstraint } from '../../../model/schema-change.ts'
import { refusedDefault } from './columns.ts'
import { newConstraints } from './constraints.ts'
import type { Operation, OperationCall } from './operation.ts'

/** Type, nullability, default, comment, name: each is a statement of its own, in the order Alembic sends them. */
export const alterColumn: Operation = (call) => {
  const table = call.table(0)
  const column = call.text(1, 'column_name')
  if (!table || column === null) return call.skip()
  const [before, after] = [call.value(-1, 'existing_type'), call.value(-1, 'type_')]
  if (given(before) && given(after)) dropChecksOf(before, call, table, column)
  changeType(call, table, column)
  changeNull(call, table, column)
  changeDefault(call, table, column)
  changeComment(call, table, column)
  changeName(call, table, column)
  if (given(after))
    for (const constraint of checksOf(after, call, table, column))
      call.add({ kind: 'add-constraint', table, constraint })
}

/** The constraints a type brings with it: the values of an enum that is kept as text. */
function checksOf(type: Value, call: OperationCall, table: TableName, column: string): readonly NewConstraint[] {
  const item = instance(external(COLUMN), { args: [text(column), type], site: call.site })
  return newConstraints(call.tableWith(table, [item]))
}

function dropChecksOf(type: Value, call: OperationCall, table: TableName, column: string): void {
  for (const { name } of checksOf(type, call, table, column)) {
    if (name === null) call.recording.refuse(`a constraint of ${column} without a name cannot be dropped`)
    call.add({ kind: 'drop-constraint', table, name, ifExists: false })
  }
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
    const action = identity ? identityAction(identity, before) : 'DROP IDENTITY'
    return call.add({ kind: 'change-column-identity', table, column, action })
  }
  if (isNone(value)) return call.add({ kind: 'change-column-default', table, column, to: null })
  if (refusedDefault(value)) call.recording.refuse(`the server default of ${column} is neither text nor SQL`)
  const one = call.tableWith(table, [])
  const to = defaultText(value, one.context.names(one.draft))
  if (to === null) return call.skip()
  call.add({ kind: 'change-column-default', table, column, to })
}

/** Added where there is none yet; else what differs is set, by name. */
function identityAction(to: Instance, from: Value | undefined): string {
  if (!isMade(from, 'sqlalchemy.Identity')) return `ADD ${identityClause(to)}`
  const [before, after] = [identityParts(from), identityParts(to)]
  const differing = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  return differing
    .filter((name) => before.get(name) !== after.get(name) && after.has(name))
    .map((name) => `SET ${after.get(name)!}`)
    .join(' ')
}

function identityParts(made: Instance): ReadonlyMap<string, string> {
  const clause = identityClause(made)
  const options = /\((.*)\)$/.exec(clause)?.[1] ?? ''
  const parts = [...options.matchAll(IDENTITY_OPTION)].map((one) => [OPTION_NAMES[one[1]!]!, one[0].trim()] as const)
  return new Map([['always', `GENERATED ${clause.includes('ALWAYS') ? 'ALWAYS' : 'BY DEFAULT'}`], ...parts])
}

const IDENTITY_OPTION = /(INCREMENT BY|START WITH|MINVALUE|MAXVALUE|CACHE|NO CYCLE|CYCLE)(?: -?\d+)?/g
const OPTION_NAMES: Readonly<Record<string, string>> = {
  'INCREMENT BY': 'increment',
  'START WITH': 'start',
  MINVALUE: 'minvalue',
  MAXVALUE: 'maxvalue',
  CACHE: 'cache',
  CYCLE: 'cycle',
  'NO CYCLE': 'cycle',
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
