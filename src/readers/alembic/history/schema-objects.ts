import { asBool, asText } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { SchemaChange, TableName } from '../../../model/schema-change.ts'
import { itemsOf } from '../../sqlalchemy/library/schema.ts'
import { sequenceOptions } from '../../sqlalchemy/tables.ts'
import { createEnum, enumOf } from './enums.ts'
import { flag } from './indexes.ts'
import type { OperationCall } from './operation.ts'
import { createRead } from './table-operations.ts'

/** `Enum(...).create(bind)`, `table.drop(bind)`: told whether it was such a call. */
export function schemaObjectMethod(path: string, receiver: Value | null, call: OperationCall): boolean {
  const [, of, method] = /\.(Enum|ENUM|Table|Sequence|MetaData)\.(create|drop|create_all|drop_all)$/.exec(path) ?? []
  if (receiver?.kind !== 'instance' || of === undefined) return false
  const change = /^enum$/i.test(of) ? enumChange(method!, receiver, call) : objectChange(of, method!, receiver, call)
  if (change === null) call.skip()
  else if (change !== undefined) call.add(change)
  return true
}

function enumChange(method: string, receiver: Instance, call: OperationCall): SchemaChange | null {
  const facts = enumOf(receiver, call.machine, call.site)
  if (!facts || facts.name === null) return null
  if (method === 'create') return createEnum(facts, facts.name)
  return { kind: 'drop-type', type: { schema: facts.schema, name: facts.name } }
}

/** Undefined where the steps were added already. */
function objectChange(
  of: string,
  method: string,
  receiver: Instance,
  call: OperationCall,
): SchemaChange | null | undefined {
  const name = named(receiver)
  if (name === null || of === 'MetaData') return null
  if (of === 'Sequence') return sequenceChange(method === 'create', receiver, false)
  if (method === 'drop') return { kind: 'drop-table', table: name, ifExists: false }
  const comment = asText(receiver.keywords.get('comment'))
  createRead(call.tableWith(name, itemsOf(receiver)), call, false, comment)
  return undefined
}

function named(of: Instance): TableName | null {
  const name = asText(of.args[0] ?? of.keywords.get('name'))
  return name === null ? null : { schema: asText(of.keywords.get('schema')), name }
}

function sequenceChange(creates: boolean, of: Instance, conditional: boolean): SchemaChange | null {
  const sequence = named(of)
  if (!sequence) return null
  return creates
    ? { kind: 'create-sequence', sequence, options: sequenceOptions(of), ifNotExists: conditional }
    : { kind: 'drop-sequence', sequence, ifExists: conditional }
}

/** `op.execute(CreateSequence(Sequence("numbers")))`; undefined for what is no such thing. */
export function ddlChange(statement: Value): SchemaChange | null | undefined {
  if (statement.kind !== 'instance' || statement.class.kind !== 'external') return undefined
  const name = /^sqlalchemy\.(?:schema\.|sql\.ddl\.)?((?:Create|Drop)\w+)$/.exec(statement.class.path)?.[1]
  return name === undefined ? undefined : (DDL[name]?.(statement) ?? null)
}

const element = (of: Instance): Value | undefined => of.args[0] ?? of.keywords.get('element')
const object = (of: Instance): Instance | null => {
  const found = element(of)
  return found?.kind === 'instance' ? found : null
}
const cascades = (of: Instance): boolean => {
  const given = of.keywords.get('cascade')
  return given !== undefined && asBool(given) === true
}

const DDL: Readonly<Record<string, (of: Instance) => SchemaChange | null>> = {
  CreateSequence: (of) => object(of) && sequenceChange(true, object(of)!, flag(of.keywords.get('if_not_exists'))),
  DropSequence: (of) => object(of) && sequenceChange(false, object(of)!, flag(of.keywords.get('if_exists'))),
  CreateSchema: (of) => {
    const name = asText(element(of))
    return name === null ? null : { kind: 'create-schema', name, ifNotExists: flag(of.keywords.get('if_not_exists')) }
  },
  DropSchema: (of) => {
    const name = asText(element(of))
    if (name === null) return null
    return { kind: 'drop-schema', name, cascade: cascades(of), ifExists: flag(of.keywords.get('if_exists')) }
  },
  DropTable: (of) => {
    const table = object(of) && named(object(of)!)
    return table && { kind: 'drop-table', table, ifExists: flag(of.keywords.get('if_exists')) }
  },
}
