import type { SqlStatement } from '../../sql/parser.ts'
import { elementsOf, fieldsIn, isKind, listIn, textIn, wordsIn } from '../../sql/tree.ts'
import { type GroundTable, nameInMessage } from './ground.ts'
import { type Name, isOfServer, relationIn, relationName } from './names.ts'
import type { Missing } from './refusals.ts'
import type { Runner } from './runner.ts'
import { supposeConstraint, supposeUnique } from './suppose-constraint.ts'
import { supposeIndex, supposePolicy, supposeSequence, supposeTrigger, supposeView } from './suppose-parts.ts'
import { supposeRoutine } from './suppose-routine.ts'
import { supposeColumn, supposeTable } from './suppose-table.ts'
import { supposeLabel, supposeType } from './suppose-type.ts'
import { relationsOf } from './walk.ts'

/** Supposes what a statement misses; false for what may not be supposed. */
export async function answer(missing: Missing, statement: SqlStatement, runner: Runner): Promise<boolean> {
  switch (missing.what) {
    case 'relation':
      return relation(named(missing.name, statement), statement, runner)
    case 'index':
      return index(nameInMessage(missing.name), runner)
    case 'column':
      return column(missing.name, missing.relation, statement, runner)
    case 'partition column':
      return partitionColumn(missing.name, statement, runner)
    case 'constraint':
      return part(missing.relation, missing.name, statement, runner, supposeConstraint)
    case 'trigger':
      return part(missing.relation, missing.name, statement, runner, supposeTrigger)
    case 'policy':
      return part(missing.relation, missing.name, statement, runner, supposePolicy)
    case 'key':
      return key(missing.relation, statement, runner)
    case 'type':
      return supposeType(nameInMessage(missing.name), statement, runner)
    case 'label':
      return supposeLabel(missing.type, missing.name, statement, runner)
    case 'function':
    case 'procedure':
      return supposeRoutine(missing.what, missing.name, statement, runner)
  }
}

/** The relation a message means: as the statement spells it, where it does. */
function named(name: string, { tree }: SqlStatement): Name {
  const own = relationsOf(tree).find(
    ({ relation: { schema, name: last } }) => name === last || name === `${schema}.${last}`,
  )
  return own?.relation ?? nameInMessage(name)
}

function mayBeSupposed(name: Name, { kind, tree }: SqlStatement, { made }: Runner): boolean {
  if (isOfServer(name) || made.isMisspelled(name)) return false
  return !made.hasRelation(name) || (kind === 'DropStmt' && tree['missing_ok'] !== true)
}

const OF_VIEWS = /_(VIEW|MATVIEW)$/

async function relation(name: Name, statement: SqlStatement, runner: Runner): Promise<boolean> {
  const { kind, tree } = statement
  if (!mayBeSupposed(name, statement, runner)) return false
  const about = `${textIn(tree, 'removeType')}${textIn(tree, 'renameType')}${textIn(tree, 'objtype')}`
  if (about.endsWith('_INDEX') || tree['kind'] === 'REINDEX_OBJECT_INDEX') return index(name, runner)
  if (kind === 'RefreshMatViewStmt' || OF_VIEWS.test(about)) return supposeView(name, about.endsWith('_VIEW'), runner)
  if (kind === 'AlterSeqStmt' || about.endsWith('_SEQUENCE') || name.name.endsWith('_seq'))
    return supposeSequence(name, runner)
  return supposeTable(name, runner.ground, runner.hints, runner)
}

const index = async (name: Name, runner: Runner): Promise<boolean> =>
  !runner.made.hasRelation(name) && supposeIndex(name, runner)

/** The supposed tables a statement names, those a message means first. */
async function tablesOf(
  wanted: string | null,
  { tree }: SqlStatement,
  { ground }: Runner,
): Promise<readonly GroundTable[]> {
  const relations = relationsOf(tree)
  const meant = relations.filter(({ alias, relation: { name, schema } }) =>
    [alias, name, `${schema}.${name}`].includes(wanted ?? ''),
  )
  const names = wanted === null ? relations : meant.length > 0 ? meant : [{ relation: nameInMessage(wanted) }]
  const found: GroundTable[] = []
  for (const { relation: name } of names) {
    const table = await ground.table(name)
    if (table && !found.includes(table)) found.push(table)
  }
  return found
}

async function column(name: string, wanted: string | null, statement: SqlStatement, runner: Runner): Promise<boolean> {
  const { ground, hints } = runner
  const tables = await tablesOf(wanted, statement, runner)
  const known = tables.filter((table) => hints.columnsOf(table.name).includes(name))
  for (const table of [...known, ...tables])
    if (await supposeColumn(table, name, ground, hints, runner)) {
      await likeness(name, table, statement, runner)
      return true
    }
  return false
}

/** A table that was made in the image of another gets what is put there later. */
async function likeness(name: string, table: GroundTable, { tree }: SqlStatement, { ground }: Runner): Promise<void> {
  const type = await ground.typeOf(table.oid, name)
  for (const { relation: one } of relationsOf(tree)) {
    const oid = await ground.oidOf(one)
    if (oid === null || oid === table.oid || (await ground.table(one)) !== table || (await ground.hasColumn(oid, name)))
      continue
    await ground.send(
      `ALTER TABLE ${await ground.nameNow({ ...table, oid })} ADD COLUMN "${name.replaceAll('"', '""')}" ${type}`,
    )
  }
}

/** A partition and what it becomes a part of have the same columns. */
async function partitionColumn(name: string, statement: SqlStatement, runner: Runner): Promise<boolean> {
  const { ground, hints } = runner
  for (const { relation: one } of relationsOf(statement.tree)) {
    const table = await ground.table(one)
    if (table && (await supposeColumn(table, name, ground, hints, runner))) return true
  }
  return false
}

type Part = (table: GroundTable, name: string, statement: SqlStatement, runner: Runner) => Promise<boolean>

/** Something on a table: the history makes those of its own tables itself. */
async function part(
  wanted: string,
  name: string,
  statement: SqlStatement,
  runner: Runner,
  suppose: Part,
): Promise<boolean> {
  const [table] = await tablesOf(wanted, statement, runner)
  return table !== undefined && suppose(table, name, statement, runner)
}

/** What a foreign key leads to, or a conflict is found by. */
async function key(wanted: string | null, statement: SqlStatement, runner: Runner): Promise<boolean> {
  const { kind, tree } = statement
  if (wanted === null) {
    const [table] = await tablesOf(null, statement, runner)
    const names = listIn(fieldsIn(fieldsIn(tree, 'onConflictClause'), 'infer'), 'indexElems').map((one) =>
      textIn(one, 'name'),
    )
    return table !== undefined && names.every((one) => one !== '') && supposeUnique(table, names, runner)
  }
  const { columns, constraints } = elementsOf(kind, tree)
  const all = [...constraints, ...columns.flatMap((one) => one.constraints)].filter((one) => isKind(one, 'FOREIGN'))
  const reference = all.find((one) => relationName(fieldsIn(one, 'pktable')).name === wanted)
  const target = reference && relationIn(reference, 'pktable')
  const table = target ? await runner.ground.table(target) : null
  if (!table || !reference) return false
  const names = wordsIn(reference, 'pk_attrs')
  return supposeUnique(table, names.length > 0 ? names : ['id'], runner)
}
