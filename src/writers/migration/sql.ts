import { quoted, textLiteral } from '../../sql/identifiers.ts'
import type { CatalogStep, StepOf } from '../../model/index.ts'
import { columnSql, identitySql } from './columns.ts'
import { named } from './names.ts'
import { typeSql } from './types.ts'

type Writers = { readonly [Do in CatalogStep['do']]: (step: StepOf<Do>) => string | readonly string[] }

/** The statements that do a step; mostly one. */
export function statementsOf(step: CatalogStep): readonly string[] {
  const write = WRITERS[step.do] as (step: CatalogStep) => string | readonly string[]
  const written = write(step)
  return typeof written === 'string' ? [written] : written
}

const alter = ({ table }: { readonly table: StepOf<'add column'>['table'] }, what: string): string =>
  `ALTER TABLE ${named(table)} ${what}`

const alterColumn = (step: Pick<StepOf<'add column'>, 'table' | 'column'>, what: string): string =>
  alter(step, `ALTER COLUMN ${quoted(step.column)} ${what}`)

const WRITERS: Writers = {
  'create schema': ({ name }) => `CREATE SCHEMA ${quoted(name)}`,
  'drop schema': ({ name }) => `DROP SCHEMA ${quoted(name)}`,
  'create extension': ({ name }) => `CREATE EXTENSION IF NOT EXISTS ${quoted(name)}`,
  'drop extension': ({ name }) => `DROP EXTENSION ${quoted(name)}`,
  'create enum': typeSql,
  'add enum value': typeSql,
  'rename type': typeSql,
  'drop type': typeSql,
  'create domain': typeSql,
  'set domain default': typeSql,
  'set domain not null': typeSql,
  'add domain check': typeSql,
  'drop domain check': typeSql,
  'create sequence': ({ sequence }) => `CREATE SEQUENCE ${named(sequence)} ${sequenceOptions(sequence)}`,
  'change sequence': ({ sequence }) => `ALTER SEQUENCE ${named(sequence)} ${sequenceOptions(sequence)}`,
  'drop sequence': ({ sequence }) => `DROP SEQUENCE ${named(sequence)}`,
  'own sequence': ({ sequence, by }) =>
    `ALTER SEQUENCE ${named(sequence)} OWNED BY ${by === null ? 'NONE' : `${named(by.table)}.${quoted(by.column)}`}`,
  'create function': ({ function: made }) => made.definition.trimEnd(),
  'replace function': ({ function: made }) => made.definition.trimEnd(),
  'drop function': ({ function: gone }) =>
    `DROP ${gone.definition.startsWith('CREATE OR REPLACE PROCEDURE') ? 'PROCEDURE' : 'FUNCTION'} ${named(gone)}(${gone.arguments})`,
  'create view': ({ view }) =>
    `CREATE ${view.materialized ? 'MATERIALIZED ' : ''}VIEW ${named(view)} AS\n${view.definition.replace(/;\s*$/, '')}`,
  'drop view': ({ view }) => `DROP ${view.materialized ? 'MATERIALIZED ' : ''}VIEW ${named(view)}`,
  'create table': createTable,
  'drop table': ({ table }) => `DROP TABLE ${named(table)}`,
  'rename table': (step) => alter(step, `RENAME TO ${quoted(step.to)}`),
  'comment table': ({ table, comment }) => `COMMENT ON TABLE ${named(table)} IS ${textOrNull(comment)}`,
  'set logged': (step) => alter(step, `SET ${step.unlogged ? 'UNLOGGED' : 'LOGGED'}`),
  'set row security': rowSecurity,
  'add column': (step) => alter(step, `ADD COLUMN ${columnSql(step.definition)}`),
  'drop column': (step) => alter(step, `DROP COLUMN ${quoted(step.column)}`),
  'rename column': (step) => alter(step, `RENAME COLUMN ${quoted(step.column)} TO ${quoted(step.to)}`),
  'set type': (step) => alterColumn(step, `TYPE ${step.type}${collate(step)}${using(step)}`),
  'set default': (step) => alterColumn(step, step.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${step.default}`),
  'set not null': (step) => alterColumn(step, `${step.notNull ? 'SET' : 'DROP'} NOT NULL`),
  'set identity': setIdentity,
  'drop expression': (step) => alterColumn(step, 'DROP EXPRESSION'),
  'comment column': ({ table, column, comment }) =>
    `COMMENT ON COLUMN ${named(table)}.${quoted(column)} IS ${textOrNull(comment)}`,
  'add constraint': (step) =>
    alter(step, `ADD CONSTRAINT ${quoted(step.constraint.name)} ${step.constraint.definition}`),
  'drop constraint': (step) => alter(step, `DROP CONSTRAINT ${quoted(step.constraint.name)}`),
  'validate constraint': (step) => alter(step, `VALIDATE CONSTRAINT ${quoted(step.constraint.name)}`),
  'rename constraint': (step) => alter(step, `RENAME CONSTRAINT ${quoted(step.name)} TO ${quoted(step.to)}`),
  'rename index': ({ table, name, to }) =>
    `ALTER INDEX ${named({ schema: table.schema, name })} RENAME TO ${quoted(to)}`,
  'create index': ({ index }) => index.definition,
  'drop index': ({ table, index }) => `DROP INDEX ${named({ schema: table.schema, name: index.name })}`,
  'create trigger': ({ trigger }) => trigger.definition,
  'drop trigger': ({ table, trigger }) => `DROP TRIGGER ${quoted(trigger.name)} ON ${named(table)}`,
  'create policy': ({ table, policy }) =>
    `CREATE POLICY ${quoted(policy.name)} ON ${named(table)} ${policy.definition}`,
  'drop policy': ({ table, policy }) => `DROP POLICY ${quoted(policy.name)} ON ${named(table)}`,
  'attach partition': ({ table, partition }) =>
    `ALTER TABLE ${parentOf(partition.parent)} ATTACH PARTITION ${named(table)} ${partition.bound}`,
  'detach partition': ({ table, partition }) =>
    `ALTER TABLE ${parentOf(partition.parent)} DETACH PARTITION ${named(table)}`,
}

const textOrNull = (text: string | null): string => (text === null ? 'NULL' : textLiteral(text))

const sequenceOptions = ({ type, start, increment }: StepOf<'create sequence'>['sequence']): string =>
  `AS ${type} INCREMENT BY ${increment} START WITH ${start}`

const collate = ({ collation }: StepOf<'set type'>): string => (collation === null ? '' : ` COLLATE ${collation}`)

const using = (step: StepOf<'set type'>): string => (step.using === null ? '' : ` USING ${step.using}`)

/** The catalog writes `schema.table` without quotes. */
function parentOf(name: string): string {
  const dot = name.indexOf('.')
  return named({ schema: name.slice(0, dot), name: name.slice(dot + 1) })
}

function createTable({ table, columns, constraints, partitionedBy, unlogged }: StepOf<'create table'>): string {
  const lines = [
    ...columns.map(columnSql),
    ...constraints.map(({ name, definition }) => `CONSTRAINT ${quoted(name)} ${definition}`),
  ]
  const body = lines.length === 0 ? '()' : `(\n  ${lines.join(',\n  ')}\n)`
  const end = partitionedBy === null ? '' : ` PARTITION BY ${partitionedBy}`
  return `CREATE ${unlogged ? 'UNLOGGED ' : ''}TABLE ${named(table)} ${body}${end}`
}

function rowSecurity(step: StepOf<'set row security'>): readonly string[] {
  if (step.to === 'off') return [alter(step, 'NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY')]
  return [alter(step, `ENABLE ROW LEVEL SECURITY, ${step.to === 'forced' ? '' : 'NO '}FORCE ROW LEVEL SECURITY`)]
}

/** A new identity goes on behind the rows that are there. */
function setIdentity(step: StepOf<'set identity'>): string | readonly string[] {
  const { identity, was, table, column } = step
  if (identity === null) return alterColumn(step, 'DROP IDENTITY')
  if (was !== null) return alterColumn(step, `SET GENERATED ${identity.toUpperCase()}`)
  const name = named(table)
  const sequence = `pg_get_serial_sequence(${textLiteral(name)}, ${textLiteral(column)})`
  return [
    alterColumn(step, `ADD ${identitySql(identity)}`),
    `SELECT setval(${sequence}, coalesce((SELECT max(${quoted(column)}) FROM ${name}), 0) + 1, false)`,
  ]
}
