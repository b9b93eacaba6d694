import type { Column, ForeignKey, Table } from '../../model/index.ts'
import { keyOf } from '../../model/queries/index.ts'
import { type RowFields, sumOf } from './conditions.ts'
import { writtenDefault } from './defaults.ts'
import type { WrittenKeys } from './keys.ts'
import type { Entry } from './page.ts'
import { type Plan, isToKey } from './plan.ts'
import { writtenType } from './types.ts'

export interface FieldFacts {
  readonly table: Table
  readonly keys: WrittenKeys
  /** The roles, where one column of this table says which of them its row has. */
  readonly roles: readonly string[] | null
  /** Columns no request can set, as far as bodies tell. */
  readonly ofServer: ReadonlySet<string>
  /** Columns that say whose a row is, where it belongs to its caller. */
  readonly mine: ReadonlySet<string>
}

/** A column as a field: type, size, default, marks, and beside it what the grammar does not hold. */
export function fieldEntry(column: Column, facts: FieldFacts, plan: Plan): Entry {
  const { table, keys, roles, ofServer } = facts
  const field = plan.fields.get(table.id)!.get(column.name)!
  const reference = keyOf(table, column.name)
  const known = new Set(plan.tables.map(({ id }) => id))
  const isReference = reference !== null && reference.columns.length === 1 && isToKey(reference.references, known)
  const marks = keys.marks.get(column.name) ?? []
  const type = isReference
    ? { text: `-> ${plan.names.get(reference.references.table)!}`, unsaid: '' }
    : isRole(column, facts)
      ? { text: 'role', unsaid: '' }
      : writtenType(column, plan, table)
  const computed =
    column.computed === null
      ? null
      : calculation(column.computed, { of: plan.fields.get(table.id)!, choices: new Set() })
  const begins = isReference || column.computed !== null ? { text: '', unsaid: '' } : writtenDefault(column, type.text)
  const deletion = isReference ? deletionOf(reference, column) : { text: '', unsaid: '' }
  const isOfServer = ofServer.has(column.name)
  const setBy = isOfServer ? ' set by server' : type.text === 'role' ? ` set by ${roles?.[0] ?? 'server'}` : ''
  const me = isReference && isOfServer && facts.mine.has(column.name) ? ' = me' : ''
  const usual = isReference ? `${field}_id` : field
  return {
    key: field,
    value: [
      type.text,
      column.nullable ? '?' : '',
      deletion.text,
      begins.text,
      me,
      marks.map((mark) => ` ${mark}`).join(''),
      computed === null ? '' : ` as ${computed}`,
      setBy,
    ].join(''),
    aside: [
      usual === column.name ? '' : `the column is ${column.name}`,
      type.unsaid,
      begins.unsaid,
      deletion.unsaid,
      type.text === 'role' && !isOfServer ? 'not told by the code: who sets it' : '',
      column.computed !== null && computed === null ? `left out: ${column.computed}` : '',
      reference !== null && !isReference
        ? `points to ${reference.references.table} (${reference.references.columns.join(', ')})`
        : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  }
}

/** The column that says which role a caller has. */
const isRole = ({ name }: Column, { roles }: FieldFacts): boolean => roles !== null && name === 'role'

const DELETIONS: Readonly<Record<string, string>> = {
  CASCADE: ' cascade',
  RESTRICT: ' restrict',
  'SET NULL': ' set-null',
}

function deletionOf(
  { onDelete }: ForeignKey,
  { nullable }: Column,
): { readonly text: string; readonly unsaid: string } {
  const action = onDelete?.toUpperCase() ?? 'NO ACTION'
  if (action === 'NO ACTION') return { text: '', unsaid: '' }
  const word = DELETIONS[action]
  if (word === undefined || (action === 'SET NULL' && !nullable))
    return { text: '', unsaid: `on delete ${action.toLowerCase()}` }
  return { text: word, unsaid: '' }
}

function calculation(computed: string, fields: RowFields): string | null {
  const inner = /^GENERATED ALWAYS AS \((.*)\) STORED$/is.exec(computed)?.[1] ?? computed
  return sumOf(inner, fields)
}
