import type { Backend, EnumType, Table } from '../../model/index.ts'
import { definitions } from '../ddl/index.ts'
import type { MigrationStatement } from '../migration/index.ts'
import type { Designed } from './designed.ts'

/** What the first migration of a new backend sends; of one that is there, the tables it is about as models say. */
export function ddlOf({ backend, before, first }: Designed, tables: readonly Table[]): string {
  if (tables.length === 0) return ''
  if (!first) return definitionsOf(backend, before, tables)
  const sent = before === null ? first : sentFor(tables, first)
  return sent.map(({ sql }) => `${sql};\n`).join('\n')
}

/** The tables, with the types they use that were not there before. */
function definitionsOf({ data }: Backend, before: Backend | null, tables: readonly Table[]): string {
  const known = new Set((before?.data.enums ?? []).map(typeName))
  const types = new Set(tables.flatMap(({ columns }) => columns.map(({ type }) => type.replace(/\[\]$/, ''))))
  const enums = data.enums.filter(
    (one) => !known.has(typeName(one)) && (types.has(one.name) || types.has(typeName(one))),
  )
  return definitions({ ...data, tables, enums, sequences: before === null ? data.sequences : [] }, data)
}

const typeName = ({ schema, name }: EnumType): string => (schema === null ? name : `${schema}.${name}`)

/** The statements about some tables, and what those name: functions and types, and the roles policies are for. */
function sentFor(tables: readonly Table[], all: readonly MigrationStatement[]): readonly MigrationStatement[] {
  const wanted = new Set(tables.map(({ name }) => name))
  const own = all.filter(({ step }) => step !== null && 'table' in step && wanted.has(step.table.name))
  const named = new Set(own.flatMap(({ sql }) => sql.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []))
  const hasPolicies = own.some(({ step }) => step?.do === 'create policy')
  const isNeeded = ({ step, sql }: MigrationStatement): boolean => {
    if (step === null) return hasPolicies || sql.startsWith('SET ')
    return nameOf(step) === null || named.has(nameOf(step)!)
  }
  return all.filter((one) => own.includes(one) || (!isOfTable(one) && isNeeded(one)))
}

const isOfTable = ({ step }: MigrationStatement): boolean => step !== null && 'table' in step

/** What a step makes that is called by its name; null for what all may need, such as an extension. */
function nameOf(step: NonNullable<MigrationStatement['step']>): string | null {
  if ('function' in step) return step.function.name
  if ('type' in step && typeof step.type === 'object') return step.type.name
  if ('domain' in step) return step.domain.name
  if ('sequence' in step) return step.sequence.name
  return 'view' in step ? step.view.name : null
}
