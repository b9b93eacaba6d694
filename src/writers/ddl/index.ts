import type { Backend, Data, EnumType, ForeignKey, Table, Sequence } from '../../model/index.ts'
import { creationOrder } from '../../model/queries/index.ts'
import { columnLine } from './columns.ts'
import { checkLine, exclusionLine, foreignKeyLine, primaryKeyLine, uniqueLine } from './constraints.ts'
import { extensionsFor } from './extensions.ts'
import { identifier, literal, qualified, remark } from './identifiers.ts'
import { createIndex } from './indexes.ts'

/** PostgreSQL statements that create the tables of the models. */
export const render = ({ data }: Backend): string => definitions(data, data)

/** The same of some tables and types; the others are there already. */
export function definitions(data: Data, whole: Data): string {
  const { tables, late } = creationOrder(data.tables)
  const known = new Map(whole.tables.map((table) => [table.id, table]))
  const groups = [
    prerequisites(data),
    ...tables.map((table) => [
      createTable(table, known, late.get(table.id) ?? new Set()),
      ...indexesOf(table),
      ...commentsOf(table),
    ]),
    tables.flatMap((table) => lateKeys(table, known, late.get(table.id) ?? new Set())),
  ]
  const text = groups
    .filter((group) => group.length > 0)
    .map((group) => group.join('\n'))
    .join('\n\n')
  return text === '' ? `${remark('no tables found')}\n` : `${text}\n`
}

function prerequisites(data: Data): readonly string[] {
  const schemas = new Set(
    [...data.tables, ...data.enums].flatMap(({ schema }) => (schema === null || schema === 'public' ? [] : [schema])),
  )
  return [
    ...extensionsFor(data).map((extension) => `CREATE EXTENSION IF NOT EXISTS ${extension};`),
    ...[...schemas].sort().map((schema) => `CREATE SCHEMA IF NOT EXISTS ${identifier(schema)};`),
    ...data.enums.map(createEnum),
    ...data.sequences.map(createSequence),
  ]
}

function createSequence({ name, schema, options }: Sequence): string {
  const shown = [...(schema === null ? [] : [schema]), name].map(identifier).join('.')
  return `CREATE SEQUENCE ${shown}${options === '' ? '' : ` ${options}`};`
}

function createEnum(type: EnumType): string {
  return `CREATE TYPE ${qualified(type.schema, type.name)} AS ENUM (${type.values.map(literal).join(', ')});`
}

type Tables = ReadonlyMap<string, Table>

function createTable(table: Table, known: Tables, late: ReadonlySet<string>): string {
  const keys = table.foreignKeys.filter((key) => !late.has(key.references.table))
  const lines = [
    ...table.columns.map(columnLine),
    ...(table.primaryKey === null || table.primaryKey.columns.length === 0 ? [] : [primaryKeyLine(table.primaryKey)]),
    ...keys.flatMap((key) => referenceTo(key, known)),
    ...table.uniques.map(uniqueLine),
    ...table.checks.map(checkLine),
    ...(table.exclusions ?? []).map(exclusionLine),
  ]
  const unknown = keys.filter((key) => !known.has(key.references.table)).map(unknownTarget)
  return [...unknown, `CREATE TABLE ${qualified(table.schema, table.name)} (\n\t${lines.join(',\n\t')}\n);`].join('\n')
}

function referenceTo(key: ForeignKey, known: Tables): readonly string[] {
  const target = known.get(key.references.table)
  return target === undefined ? [] : [foreignKeyLine(key, target)]
}

function unknownTarget(key: ForeignKey): string {
  return remark(`(${key.columns.join(', ')}) refers to ${key.references.table}, which no model here describes`)
}

function lateKeys(table: Table, known: Tables, late: ReadonlySet<string>): readonly string[] {
  const keys = table.foreignKeys.filter((key) => late.has(key.references.table))
  return keys
    .flatMap((key) => referenceTo(key, known))
    .map((line) => `ALTER TABLE ${qualified(table.schema, table.name)} ADD ${line};`)
}

function indexesOf(table: Table): readonly string[] {
  return table.indexes.map((index) => createIndex(table, index))
}

function commentsOf(table: Table): readonly string[] {
  const name = qualified(table.schema, table.name)
  const ofTable = table.comment === null ? [] : [`COMMENT ON TABLE ${name} IS ${literal(table.comment)};`]
  const ofColumns = table.columns.flatMap((column) =>
    column.comment === null
      ? []
      : [`COMMENT ON COLUMN ${name}.${identifier(column.name)} IS ${literal(column.comment)};`],
  )
  return [...ofTable, ...ofColumns]
}
