import type {
  History,
  HistoryRevision,
  NotReproduced,
  RunnableStep,
  SchemaChange,
  Script,
  WrittenStep,
} from '../../model/index.ts'
import { createIndexText, dropIndexText } from './change-indexes.ts'
import { constraintText } from './change-constraints.ts'
import { newColumnLine } from './change-columns.ts'
import { identifier, identifiers, literal, qualified } from './identifiers.ts'

/** A history as statements, one a step, spelled as Alembic sends them. */
export function runnable(history: History<WrittenStep>): History {
  return { ...history, revisions: history.revisions.map(runnableRevision) }
}

const runnableRevision = (of: HistoryRevision<WrittenStep>): HistoryRevision => ({
  ...of,
  up: runnableScript(of.up),
  back: of.back && runnableScript(of.back),
})

const runnableScript = (of: Script<WrittenStep>): Script => ({
  ...of,
  steps: of.steps.map(runnableStep),
  refuses: of.refuses ?? namelessIn(of),
})

/** What stops a script before anything is sent: to drop a constraint takes a name. */
function namelessIn({ steps }: Script<WrittenStep>): string | null {
  const nameless = steps.find(({ change }) => change.kind === 'drop-constraint' && changeText(change) === null)
  return nameless ? reasonOf(nameless.change) : null
}

function runnableStep({ change, at, outsideTransaction }: WrittenStep): RunnableStep {
  const written = changeText(change)
  return {
    sql: written ?? '',
    at,
    outsideTransaction,
    notReproduced: written === null ? reasonOf(change) : null,
  }
}

function reasonOf(change: SchemaChange | NotReproduced): string {
  if (change.kind === 'not-reproduced') return change.text
  return change.kind === 'drop-constraint'
    ? `a constraint of ${change.table.name} is dropped by no name`
    : `${change.kind} cannot be written`
}

type Kinds = { [K in SchemaChange['kind']]: (change: SchemaChange & { kind: K }) => string | null }

/** The statement of a change; null for one that no statement can be made of. */
export function changeText(change: SchemaChange | NotReproduced): string | null {
  if (change.kind === 'not-reproduced') return null
  return (kinds[change.kind] as (change: SchemaChange) => string | null)(change)
}

const ifExists = (yes: boolean): string => (yes ? 'IF EXISTS ' : '')
const ifNotExists = (yes: boolean): string => (yes ? 'IF NOT EXISTS ' : '')

const nameOf = ({ schema, name }: { readonly schema: string | null; readonly name: string }): string =>
  qualified(schema, name)
const alter = (table: { readonly schema: string | null; readonly name: string }): string =>
  `ALTER TABLE ${nameOf(table)}`
const alterColumn = (change: {
  readonly table: { readonly schema: string | null; readonly name: string }
  readonly column: string
}): string => `${alter(change.table)} ALTER COLUMN ${identifier(change.column)}`

const kinds: Kinds = {
  'create-table': (change) => {
    const lines = [...change.columns.map(newColumnLine), ...change.constraints.map(constraintText)]
    const options = change.options === '' ? '' : `\n ${change.options}`
    return `CREATE TABLE ${ifNotExists(change.ifNotExists)}${nameOf(change.table)} (\n\t${lines.join(', \n\t')}\n)${options}`
  },
  'drop-table': (change) => `DROP TABLE ${ifExists(change.ifExists)}${nameOf(change.table)}`,
  'rename-table': (change) => `${alter(change.table)} RENAME TO ${identifier(change.to)}`,
  'comment-table': (change) => `COMMENT ON TABLE ${nameOf(change.table)} IS ${commentText(change.comment)}`,
  'add-column': (change) =>
    `${alter(change.table)} ADD COLUMN ${ifNotExists(change.ifNotExists)}${newColumnLine(change.column, change.inline)}`,
  'drop-column': (change) =>
    `${alter(change.table)} DROP COLUMN ${ifExists(change.ifExists)}${identifier(change.column)}`,
  'rename-column': (change) => `${alter(change.table)} RENAME ${identifier(change.column)} TO ${identifier(change.to)}`,
  'change-column-type': (change) =>
    `${alterColumn(change)} TYPE ${change.type} ${change.using === null ? '' : `USING ${change.using}`}`.trimEnd(),
  'change-column-null': (change) => `${alterColumn(change)} ${change.nullable ? 'DROP' : 'SET'} NOT NULL`,
  'change-column-default': (change) =>
    `${alterColumn(change)} ${change.to === null ? 'DROP DEFAULT' : `SET DEFAULT ${change.to}`}`,
  'change-column-identity': (change) => `${alterColumn(change)} ${change.action}`,
  'comment-column': (change) =>
    `COMMENT ON COLUMN ${nameOf(change.table)}.${identifier(change.column)} IS ${commentText(change.comment)}`,
  'create-index': createIndexText,
  'drop-index': dropIndexText,
  'add-constraint': (change) => `${alter(change.table)} ADD ${constraintText(change.constraint)}`,
  'drop-constraint': (change) =>
    change.name === null
      ? null
      : `${alter(change.table)} DROP CONSTRAINT ${ifExists(change.ifExists)}${identifier(change.name)}`,
  'create-enum': (change) => `CREATE TYPE ${nameOf(change.type)} AS ENUM (${change.values.map(literal).join(', ')})`,
  'drop-type': (change) => `DROP TYPE ${nameOf(change.type)}`,
  'create-sequence': ({ sequence, options, ifNotExists: once }) =>
    `CREATE SEQUENCE ${ifNotExists(once)}${nameOf(sequence)}${options === '' ? '' : ` ${options}`}`,
  'drop-sequence': (change) => `DROP SEQUENCE ${ifExists(change.ifExists)}${nameOf(change.sequence)}`,
  'create-schema': (change) => `CREATE SCHEMA ${ifNotExists(change.ifNotExists)}${identifier(change.name)}`,
  'drop-schema': (change) =>
    `DROP SCHEMA ${ifExists(change.ifExists)}${identifier(change.name)}${change.cascade ? ' CASCADE' : ''}`,
  'insert-row': (change) =>
    `INSERT INTO ${nameOf(change.table)} (${identifiers(change.columns)}) VALUES (${change.values.join(', ')})`,
  'run-sql': (change) => change.sql,
}

const commentText = (comment: string | null): string => (comment === null ? 'NULL' : literal(comment))
