import type { CatalogConstraint, CatalogStep, StepOf } from '../../model/index.ts'
import { checkOf, keyGiven, saColumn, saConstraint, serverDefault } from './columns.ts'
import { createForeignKey, foreignKeyWithin } from './foreign-keys.ts'
import { createIndex } from './indexes.ts'
import { call, inSchema, keyword, pythonList, pythonText, sqlLiteral } from './python.ts'
import { sqlAlchemyType } from './types.ts'

/** A step as Alembic has it; null for what only SQL can say. */
export function operation(step: CatalogStep, concurrently: boolean): string | null {
  switch (step.do) {
    case 'create table':
      return createTable(step)
    case 'drop table':
      return call('op.drop_table', [pythonText(step.table.name), inSchema(step.table.schema)])
    case 'rename table':
      return call('op.rename_table', [pythonText(step.table.name), pythonText(step.to), inSchema(step.table.schema)])
    case 'comment table':
      return step.comment === null
        ? call('op.drop_table_comment', [pythonText(step.table.name), inSchema(step.table.schema)])
        : call('op.create_table_comment', [
            pythonText(step.table.name),
            pythonText(step.comment),
            inSchema(step.table.schema),
          ])
    case 'create index':
      return createIndex(step.table, step.index, concurrently)
    case 'drop index':
      return call('op.drop_index', [
        pythonText(step.index.name),
        `table_name=${pythonText(step.table.name)}`,
        inSchema(step.table.schema),
        concurrently ? 'postgresql_concurrently=True' : null,
      ])
    case 'add constraint':
      return addConstraint(step)
    case 'drop constraint':
      return dropConstraint(step)
    default:
      return columnOperation(step)
  }
}

function columnOperation(step: CatalogStep): string | null {
  switch (step.do) {
    case 'add column': {
      const column = saColumn(step.definition, [])
      return column && call('op.add_column', [pythonText(step.table.name), column, inSchema(step.table.schema)])
    }
    case 'drop column':
      return call('op.drop_column', [pythonText(step.table.name), pythonText(step.column), inSchema(step.table.schema)])
    case 'rename column':
      return alterColumn(step, [`new_column_name=${pythonText(step.to)}`])
    case 'set type':
      return setType(step)
    case 'set not null':
      return alterColumn(step, [`nullable=${step.notNull ? 'False' : 'True'}`])
    case 'set default':
      return alterColumn(step, [`server_default=${step.default === null ? 'None' : serverDefault(step.default)}`])
    case 'comment column':
      return alterColumn(step, [`comment=${step.comment === null ? 'None' : pythonText(step.comment)}`])
    default:
      return null
  }
}

const alterColumn = (
  { table, column }: Pick<StepOf<'add column'>, 'table' | 'column'>,
  given: readonly (string | null)[],
): string => call('op.alter_column', [pythonText(table.name), pythonText(column), ...given, inSchema(table.schema)])

function setType(step: StepOf<'set type'>): string | null {
  const [type, was] = [sqlAlchemyType(step.type, step.collation), sqlAlchemyType(step.was.type, step.was.collation)]
  if (type === null) return null
  return alterColumn(step, [
    `type_=${type}`,
    keyword('existing_type', was),
    keyword('postgresql_using', step.using === null ? null : pythonText(step.using)),
  ])
}

/** Inside of `op.create_table` everything has to have a name in SQLAlchemy. */
function createTable({ table, columns, constraints, partitionedBy, unlogged }: StepOf<'create table'>): string | null {
  if (unlogged) return null
  const key = constraints.find(({ kind }) => kind === 'primary key')?.columns ?? []
  const lines = [...columns.map((one) => saColumn(one, key)), ...constraints.map(constraintWithin)]
  if (lines.includes(null)) return null
  return call('op.create_table', [
    pythonText(table.name),
    ...lines,
    inSchema(table.schema),
    keyword('postgresql_partition_by', partitionedBy === null ? null : pythonText(partitionedBy)),
  ])
}

const constraintWithin = (constraint: CatalogConstraint): string | null =>
  constraint.kind === 'foreign key' ? foreignKeyWithin(constraint) : saConstraint(constraint)

function addConstraint({ table, constraint }: StepOf<'add constraint'>): string | null {
  const { kind, name, columns, definition } = constraint
  const names = [pythonText(name), pythonText(table.name)]
  if (kind === 'foreign key') return createForeignKey(table, constraint)
  if (kind === 'check') return addCheck(constraint, names, inSchema(table.schema))
  const given = keyGiven(definition)
  if ((kind !== 'unique' && kind !== 'primary key') || given === null) return null
  const create = kind === 'unique' ? 'op.create_unique_constraint' : 'op.create_primary_key'
  return call(create, [...names, pythonList(columns), inSchema(table.schema), ...given])
}

function addCheck(constraint: CatalogConstraint, names: readonly string[], schema: string | null): string | null {
  const expression = checkOf({ ...constraint, definition: constraint.definition.replace(/ NOT VALID$/, '') })
  if (expression === null) return null
  const isNotValid = constraint.definition.endsWith(' NOT VALID')
  return call('op.create_check_constraint', [
    ...names,
    `sa.text(${sqlLiteral(expression)})`,
    schema,
    isNotValid ? 'postgresql_not_valid=True' : null,
  ])
}

const KINDS: Readonly<Record<CatalogConstraint['kind'], string | null>> = {
  'foreign key': 'foreignkey',
  'primary key': 'primary',
  unique: 'unique',
  check: 'check',
  exclude: null,
}

const dropConstraint = ({ table, constraint }: StepOf<'drop constraint'>): string =>
  call('op.drop_constraint', [
    pythonText(constraint.name),
    pythonText(table.name),
    keyword('type_', KINDS[constraint.kind] && pythonText(KINDS[constraint.kind]!)),
    inSchema(table.schema),
  ])
