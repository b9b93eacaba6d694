import type { Rehearsed } from './statements.ts'
import { droppedNames, elementsOf, fieldsIn, isKind, listIn, nameIn, textIn, wordsIn } from '../../sql/tree.ts'

/** Columns of a table that belong together, with the statement that said so. */
export interface TableKeys {
  readonly table: string
  readonly columns: readonly string[]
  readonly name: string
  readonly one: Rehearsed
}

export interface IndexKeys extends TableKeys {
  readonly unique: boolean
  /** Whether it holds every row, in the usual way, by plain columns. */
  readonly plain: boolean
  /** Whether it finds every row that has a value. */
  readonly whole: boolean
}

export interface ReferenceKeys extends TableKeys {
  readonly parent: string
}

const worked = ({ ran, observed }: Rehearsed): boolean => ran && observed.error === null

/** Indexes that are there after these statements, those of keys and unique constraints among them. */
export const indexesAfter = (statements: readonly Rehearsed[]): readonly IndexKeys[] =>
  remaining(
    statements,
    statements.filter(worked).flatMap((one) => [...keysIn(one), ...indexIn(one)]),
  )

/** Foreign keys that are there after these statements. */
export const referencesAfter = (statements: readonly Rehearsed[]): readonly ReferenceKeys[] =>
  remaining(statements, statements.filter(worked).flatMap(referencesIn))

function indexIn(one: Rehearsed): readonly IndexKeys[] {
  if (one.kind !== 'IndexStmt') return []
  const { tree, table } = one
  const keys = listIn(tree, 'indexParams')
  const columns = keys.map((key) => textIn(key, 'name'))
  const plain =
    columns.every((column) => column !== '') &&
    keys.every((key) => key['opclass'] === undefined && key['ordering'] === 'SORTBY_DEFAULT') &&
    !('whereClause' in tree) &&
    !('indexIncludingParams' in tree) &&
    textIn(tree, 'accessMethod') === 'btree'
  const name = textIn(tree, 'idxname') || (one.observed.creates[0] ?? '')
  const whole = !('whereClause' in tree) || textIn(fieldsIn(tree, 'whereClause'), 'nulltesttype') === 'IS_NOT_NULL'
  return [{ table, columns, name, one, unique: tree['unique'] === true, plain, whole }]
}

function keysIn(one: Rehearsed): readonly IndexKeys[] {
  const { columns, constraints } = elementsOf(one.kind, one.tree)
  const made = (names: readonly string[], name: string): IndexKeys => ({
    table: one.table,
    columns: names,
    name,
    one,
    unique: true,
    plain: true,
    whole: true,
  })
  return [
    ...columns.flatMap((column) =>
      column.constraints.some((each) => isKind(each, 'PRIMARY', 'UNIQUE')) ? [made([column.name], '')] : [],
    ),
    ...constraints
      .filter((each) => isKind(each, 'PRIMARY', 'UNIQUE') && textIn(each, 'indexname') === '')
      .map((each) => made(wordsIn(each, 'keys'), textIn(each, 'conname'))),
  ]
}

function referencesIn(one: Rehearsed): readonly ReferenceKeys[] {
  const { columns, constraints } = elementsOf(one.kind, one.tree)
  const beside = columns.flatMap((column) =>
    column.constraints.filter((each) => isKind(each, 'FOREIGN')).map((each) => ({ each, names: [column.name] })),
  )
  const apart = constraints
    .filter((each) => isKind(each, 'FOREIGN'))
    .map((each) => ({ each, names: wordsIn(each, 'fk_attrs') }))
  return [...beside, ...apart].map(({ each, names }) => ({
    table: one.table,
    columns: names,
    name: textIn(each, 'conname'),
    parent: nameIn(each, 'pktable'),
    one,
  }))
}

/** Without what later statements took away. */
function remaining<Keys extends TableKeys>(statements: readonly Rehearsed[], keys: readonly Keys[]): readonly Keys[] {
  return keys.filter(({ one, table, columns, name }) => {
    const later = statements.slice(statements.indexOf(one) + 1).filter(worked)
    return !later.some((other) => takesAway(other, table, columns, name))
  })
}

function takesAway(other: Rehearsed, table: string, columns: readonly string[], name: string): boolean {
  if (other.kind === 'DropStmt') return droppedNames(other.tree).some((each) => each === table || each === name)
  if (other.table !== table) return false
  return other.commands.some(
    (command) =>
      (command.does === 'DropColumn' && columns.includes(command.name)) ||
      (command.does === 'DropConstraint' &&
        (command.name === name || (name === '' && columns.some((column) => command.name.includes(column))))),
  )
}
