import { asItems, asText } from '../../../python/values/ask.ts'
import { external, instance, unknown } from '../../../python/values/make.ts'
import type { Value } from '../../../python/values/value.ts'
import type { InsertRow } from '../../../model/schema-change.ts'
import { sqlText } from '../../sqlalchemy/sql/expression.ts'
import type { Operation, OperationCall } from './operation.ts'
import { ROWS } from './recording.ts'
import { clausesOf } from './sql/clauses.ts'
import { CONNECTION, CONTEXT } from './dialect.ts'
import { ddlChange } from './schema-objects.ts'
import { namesFor, statementText } from './sql/statements.ts'
import { boundText, parameterSets, textClause } from './sql/text-clause.ts'

/** Sends a statement, once for each set of parameters. */
export function send(
  call: OperationCall,
  statement: Value | undefined,
  parameters: Value | undefined,
  raw = false,
): void {
  const sets = parameterSets(parameters)
  if (!statement || !sets || loadsObjects(statement)) return call.skip()
  const ddl = ddlChange(statement)
  if (ddl !== undefined) return ddl ? call.add(ddl) : call.skip()
  for (const values of sets) {
    const sql = textOf(statement, values, call, raw)
    if (sql === null) call.skip()
    else call.add({ kind: 'run-sql', sql: sql.trim() })
  }
}

function textOf(
  statement: Value,
  values: ReadonlyMap<string, Value>,
  call: OperationCall,
  raw: boolean,
): string | null {
  const names = namesFor(call.machine, call.site)
  const written = asText(statement)
  if (written !== null) return raw ? written : boundText(written, values, names)
  const definition = definitionText(statement)
  if (definition !== null) return definition
  const clause = textClause(statement)
  if (clause) return boundText(clause.text, new Map([...clause.values, ...values]), names)
  return statementText(statement, values, call.machine, call.site)
}

/** `DDL("...")` has no parameters, and writes a percent sign twice. */
function definitionText(statement: Value): string | null {
  const path = statement.kind === 'instance' && statement.class.kind === 'external' ? statement.class.path : ''
  if (statement.kind !== 'instance' || !/^sqlalchemy\.(schema\.|sql\.ddl\.)?DDL$/.test(path)) return null
  return asText(statement.args[0])?.replaceAll('%%', '%') ?? null
}

/** `select(User)` hands out objects: which columns are read for them is up to their mapping. */
const loadsObjects = (statement: Value): boolean => {
  const clauses = clausesOf(statement)
  return clauses?.[0]?.name === 'select' && clauses[0].made.args.some((one) => one.kind === 'class')
}

/** What comes back is in the rows of a database, and nobody reads those here. */
export const rows = (call: OperationCall): Value => unknown('rows of a database', call.site, [ROWS])

const execute: Operation = (call) => send(call, call.value(0, 'sqltext', 'sql'), undefined)

const bulkInsert: Operation = (call) => {
  const table = call.value(0, 'table')
  const given = asItems(call.value(1, 'rows'))
  const name = table?.kind === 'instance' ? asText(table.args[0]) : null
  if (!given || name === null || table?.kind !== 'instance') return call.skip()
  const names = namesFor(call.machine, call.site)
  for (const row of given) {
    const inserted =
      row.kind === 'mapping' && !row.open ? rowOf(row, { schema: asText(table.keywords.get('schema')), name }) : null
    if (inserted) call.add(inserted)
    else call.skip()
  }

  function rowOf(row: Value & { kind: 'mapping' }, of: InsertRow['table']): InsertRow | null {
    const entries = [...row.entries.values()]
    const columns = entries.map(({ key }) => asText(key))
    const values = entries.map(({ value }) => sqlText(value, names))
    if (columns.includes(null) || values.includes(null)) return null
    return { kind: 'insert-row', table: of, columns: columns as string[], values: values as string[] }
  }
}

const getBind: Operation = (call) => instance(external(CONNECTION), { site: call.site })
const getContext: Operation = (call) => instance(external(CONTEXT), { site: call.site })

/** A name no convention may change. */
const finalName: Operation = (call) =>
  instance(external('sqlalchemy.schema.conv'), { args: call.given.args, site: call.site })

const inlineLiteral: Operation = (call) => call.value(0, 'value')

export const EXECUTE_OPERATIONS: Readonly<Record<string, Operation>> = {
  execute,
  bulk_insert: bulkInsert,
  get_bind: getBind,
  get_context: getContext,
  f: finalName,
  inline_literal: inlineLiteral,
}
