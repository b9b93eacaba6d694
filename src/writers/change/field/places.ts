import { isCall, keyword } from '../../../python/code/names.ts'
import type { Table } from '../../../model/index.ts'
import { type Classes, type CodeClass, type FieldStatement, ownFields } from '../source/classes.ts'
import { isMadeOfOthers } from './kept.ts'
import type { Kin } from './kin.ts'
import { isOptional } from './optional.ts'
import type { Role } from './schema-field.ts'

/** A class that declares the twin itself. */
export interface Place {
  readonly of: CodeClass
  readonly twin: FieldStatement
  readonly role: Role
  readonly isModel: boolean
  /** The twin, and the fields behind it that are as plain: nothing but other such fields stands between them. */
  readonly plain: readonly FieldStatement[]
}

export function placesOf(twin: string, table: Table, kin: Kin, classes: Classes): readonly Place[] {
  const all = [...kin.lineage, ...kin.schemas]
  const own = all.filter((one, index) => all.findIndex(({ node }) => node === one.node) === index)
  return own.flatMap((of) => {
    const statement = ownFields(of).get(twin)
    if (!statement) return []
    const isModel = kin.lineage.some(({ node }) => node === of.node)
    const role = isModel ? 'table' : roleOf(of, twin, table, kin, classes)
    return [{ of, twin: statement, isModel, role, plain: plainFields(of, statement, table) }]
  })
}

/** Fields that are no keys, no times, and made of nothing else. */
export function plainNames(table: Table): ReadonlySet<string> {
  const special = new Set([
    ...(table.primaryKey?.columns ?? []),
    ...table.foreignKeys.flatMap(({ columns }) => columns),
    ...table.columns
      .filter((column) => column.type.startsWith('TIMESTAMP') || isMadeOfOthers(column))
      .map(({ name }) => name),
  ])
  return new Set(table.columns.filter(({ name }) => !special.has(name)).map(({ attribute }) => attribute))
}

function plainFields(of: CodeClass, twin: FieldStatement, table: Table): readonly FieldStatement[] {
  const names = plainNames(table)
  const fields = [...ownFields(of)].filter(([, statement]) => statement.start >= twin.start)
  const end = fields.findIndex(([name]) => !names.has(name))
  return fields.slice(0, end < 0 ? fields.length : end).map(([, statement]) => statement)
}

function roleOf(of: CodeClass, twin: string, table: Table, kin: Kin, classes: Classes): Role {
  const isSaid = isOfSome(of, kin.bodies, classes)
  // What tells of a row as well is made of rows that have the field.
  const isWhole = isSaid && isOfSome(of, kin.answers, classes)
  if (!NEW.test(of.node.name) && !isWhole && isPartial(of, twin, table, classes)) return 'partial'
  return isSaid ? 'written' : 'read'
}

/** What becomes a row is no part of one, even where most of it may be left out. */
const NEW = /Create|New|Draft|Register/

/** A field that may be missing here, though no row is without it. */
function isPartial(of: CodeClass, twin: string, table: Table, classes: Classes): boolean {
  const fields = [...classes.fields(of)].flatMap(([name, at]) => {
    const column = table.columns.find(({ attribute }) => attribute === name)
    const statement = ownFields(at).get(name)
    return column && statement ? [{ name, column, isOptional: isOptional(at, statement) }] : []
  })
  if (!fields.some(({ name, isOptional: may }) => name === twin && may)) return false
  return fields.some(({ column, isOptional: may }) => may && !column.nullable)
}

/** It is one of them, or one of them stands on it. */
const isOfSome = (of: CodeClass, names: ReadonlySet<string>, classes: Classes): boolean =>
  classes.all.some((one) => names.has(one.node.name) && classes.lineage(one).some(({ node }) => node === of.node))

/** Whether most fields of a class are described for people. */
export function isDescribed(of: CodeClass): boolean {
  const fields = [...ownFields(of).values()]
  const described = fields.filter(({ value }) => value && isCall(value) && keyword(value, 'description'))
  return described.length * 2 > fields.length
}
