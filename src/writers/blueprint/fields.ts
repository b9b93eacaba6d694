import type { Column, ForeignKey, JsonSchema, Table } from '../../model/index.ts'
import { keyOf } from '../../model/queries/index.ts'
import type { Setter } from './access.ts'
import type { Bodies } from './bodies.ts'
import { type RowFields, sumOf } from './conditions.ts'
import { sentDefault, writtenDefault } from './defaults.ts'
import type { WrittenKeys } from './keys.ts'
import { fileType } from './files.ts'
import type { Entry } from './page.ts'
import { type Plan, isToKey } from './plan.ts'
import { rangedType, sizedType } from './sized.ts'
import { type WrittenType, writtenType } from './types.ts'

export interface FieldFacts {
  readonly table: Table
  readonly keys: WrittenKeys
  /** The roles, where one column of this table says which of them its row has. */
  readonly roles: readonly string[] | null
  readonly roleColumn: string | null
  /** The class of roles; null where they are mere words. */
  readonly roleClass: string | null
  /** Columns no request can set, as far as bodies tell. */
  readonly ofServer: ReadonlySet<string>
  /** Who may set a column that has a way of its own. */
  readonly setters: ReadonlyMap<string, Setter>
  readonly bodies: Bodies
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
  const marks = [...(keys.marks.get(column.name) ?? []), ...marksOf(column, facts)]
  const sent =
    facts.bodies.created?.get(column.name) ??
    facts.bodies.changed?.get(column.name) ??
    facts.setters.get(column.name)?.sent ??
    null
  const sealed = sealedIn(column)
  const isFile = plan.files.get(table.id)?.has(column.name) === true
  const type = typeOfField(column, reference && isReference ? reference : null, sent, facts, plan)
  const computed =
    column.computed === null
      ? null
      : calculation(column.computed, { of: plan.fields.get(table.id)!, choices: new Set() })
  const begins =
    isReference || isFile || column.computed !== null
      ? { text: '', unsaid: '' }
      : sealed !== null
        ? sentDefault(sent, facts.bodies.needed?.has(column.name) === false && !column.nullable, type.text)
        : writtenDefault(column, type.text)
  const deletion = isReference ? deletionOf(reference, column) : { text: '', unsaid: '' }
  const isOfServer = ofServer.has(column.name)
  const setter = facts.setters.get(column.name)?.rule
  const setBy = column.computed === null ? setterText(type.text, setter, isOfServer, roles) : ''
  const isMine = facts.mine.has(column.name) || facts.bodies.mine.has(column.attribute)
  const me = isReference && isOfServer && isMine ? ' = me' : ''
  const usual = isReference || isFile ? `${field}_id` : field
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
      type.text === 'role' && !isOfServer && setter === undefined ? 'not told by the code: who sets it' : '',
      column.computed !== null && computed === null ? `left out: ${column.computed}` : '',
      reference !== null && !isReference
        ? `points to ${reference.references.table} (${reference.references.columns.join(', ')})`
        : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  }
}

function typeOfField(
  column: Column,
  reference: ForeignKey | null,
  sent: JsonSchema | null,
  facts: FieldFacts,
  plan: Plan,
): WrittenType {
  const file = plan.files.get(facts.table.id)?.get(column.name)
  if (file !== undefined) return { text: fileType(file), unsaid: '' }
  if (reference) return { text: `-> ${plan.names.get(reference.references.table)!}`, unsaid: '' }
  return valueType(column, sent, facts, plan)
}

function valueType(column: Column, sent: JsonSchema | null, facts: FieldFacts, plan: Plan): WrittenType {
  if (isRole(column, facts)) return { text: 'role', unsaid: '' }
  const sealed = sealedIn(column)
  return sealed === null
    ? sizedAs(writtenType(column, plan, facts.table), column, sent)
    : sealedType({ ...column, type: sealed }, sent, plan)
}

function setterText(type: string, setter: string | undefined, isOfServer: boolean, roles: FieldFacts['roles']): string {
  if (setter !== undefined) return ` set by ${setter}`
  if (isOfServer) return ' set by server'
  return type === 'role' ? ` set by ${roles?.[0] ?? 'server'}` : ''
}

const sizedAs = ({ text, unsaid }: WrittenType, column: Column, sent: JsonSchema | null): WrittenType => ({
  text: sizedType(text, column, sent),
  unsaid,
})

/** The type of what is sealed: no check of the server says it. */
function sealedType(column: Column, sent: JsonSchema | null, plan: Plan): WrittenType {
  const { choice } = column
  if (choice && choice.values.length > 1) return { text: choice.values.join('|'), unsaid: '' }
  const { text, unsaid } = sizedAs(writtenType(column, plan), column, sent)
  return { text: rangedType(text, sent), unsaid }
}

/** What the program keeps beside a column that only it can read: the type of what is sealed. */
function sealedIn({ info }: Column): string | null {
  const kept = info?.['encrypted'] ?? info?.['hashed']
  return typeof kept === 'string' ? kept : null
}

/** What the code keeps beside a column, and what requests and answers leave out. */
function marksOf(column: Column, { bodies: { created, changed, told } }: FieldFacts): readonly string[] {
  const { name, info } = column
  const isSealed = sealedIn(column) !== null
  const isImmutable = created?.has(name) === true && changed !== null && !changed.has(name)
  return [
    ...(info?.['personal'] === true ? ['personal'] : []),
    ...(['encrypted', 'hashed'] as const).filter((mark) => isSealed && info?.[mark] !== undefined),
    ...(told !== null && !isSealed && !told.has(name) ? ['hidden'] : []),
    ...(isImmutable ? ['immutable'] : []),
  ]
}

/** A column that holds one of the roles. */
const isRole = ({ name, choice }: Column, { roles, roleColumn, roleClass }: FieldFacts): boolean =>
  (roles !== null && name === roleColumn) || (roleClass !== null && choice?.of === roleClass)

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
