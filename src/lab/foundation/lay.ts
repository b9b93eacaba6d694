import type { Catalog, History } from '../../model/index.ts'
import type { Sql, SqlStatement } from '../../sql/parser.ts'
import { commandsOf, droppedNames, fieldsIn, listIn, textIn } from '../../sql/tree.ts'
import type { Lab } from '../lab.ts'
import { surroundings } from '../rehearsal/surroundings.ts'
import type { Foundation } from './foundation.ts'
import { Ground } from './ground.ts'
import { Hints } from './hints.ts'
import { Made, takesForGranted } from './made.ts'
import { type Name, nameFrom, relationIn, relationName } from './names.ts'
import { type ReadRevision, readRevisions, upStatements } from './reading.ts'
import { Runner } from './runner.ts'
import { WayBack } from './way-back.ts'

/** Whether a history speaks of tables it never makes. */
export function needsFoundation(history: History, sql: Sql): boolean {
  const statements = upStatements(readRevisions(history, sql))
  return takesForGranted(statements, new Made(statements))
}

/**
 * Finds out what a history takes for granted: it is run from the beginning, and what the server says is missing is
 * supposed, unless the history makes it itself. The server is left as it is then, and good for nothing else.
 */
export async function layFoundation(lab: Lab, history: History, sql: Sql, models: Catalog | null): Promise<Foundation> {
  const revisions = readRevisions(history, sql)
  const statements = upStatements(revisions)
  const made = new Made(statements)
  const ground = new Ground(lab)
  const hints = new Hints(statements, made, new WayBack(revisions), models)
  const runner = new Runner(ground, hints, made, sql)
  await surroundings(lab, history, sql)
  for (const revision of revisions) await go(revision, runner)
  return { statements: ground.inOrder().map(({ sql: text, supposed }) => ({ sql: text, supposed })) }
}

async function go({ up }: ReadRevision, runner: Runner): Promise<void> {
  for (const { statement, sql } of up) {
    if (sql === null) continue
    if (statement === null) {
      await runner.ground.send(sql)
      continue
    }
    const after = await goingFrom(statement, runner)
    if (await runner.run(statement, sql)) await after()
  }
}

/** What is presumed before a statement runs, and what is put down after it did. */
async function goingFrom(statement: SqlStatement, runner: Runner): Promise<() => Promise<void>> {
  const { kind, tree } = statement
  const { ground } = runner
  await presume(statement, runner)
  const table = relationIn(tree)
  if (kind === 'CreateStmt') {
    const images = [
      ...listIn(tree, 'inhRelations'),
      ...listIn(tree, 'tableElts').map((one) => fieldsIn(one, 'relation')),
    ]
    return async () => {
      for (const image of images) if (textIn(image, 'relname') !== '') await ground.likens(table!, relationName(image))
    }
  }
  const gone =
    kind === 'RenameStmt' && tree['renameType'] === 'OBJECT_COLUMN'
      ? [textIn(tree, 'subname')]
      : commandsOf(kind === 'AlterTableStmt' ? tree : {}).flatMap(({ does, name }) =>
          does === 'DropColumn' ? [name] : [],
        )
  return async () => {
    for (const column of gone) if (table) await ground.forget(table, column)
  }
}

/** Who takes something away IF EXISTS expects that it may: the worst case is looked at. */
async function presume(statement: SqlStatement, runner: Runner): Promise<void> {
  const { kind, tree } = statement
  const { ground, made } = runner
  const relation = async (name: Name, what: 'relation' | 'index'): Promise<void> => {
    if (made.hasRelation(name) || (await ground.oidOf(name)) !== null) return
    await runner.presume(statement, { what, name: messageName(name) })
  }
  if (
    kind === 'DropStmt' &&
    tree['missing_ok'] === true &&
    /_(TABLE|VIEW|MATVIEW|INDEX)$/.test(textIn(tree, 'removeType'))
  )
    for (const name of droppedNames(tree))
      await relation(nameFrom(name.split('.')), tree['removeType'] === 'OBJECT_INDEX' ? 'index' : 'relation')
  const table = kind === 'AlterTableStmt' ? relationIn(tree) : null
  if (table === null) return
  if (tree['missing_ok'] === true) await relation(table, 'relation')
  for (const { does, name, fields } of commandsOf(tree)) {
    if (fields['missing_ok'] !== true) continue
    // The table comes first: only then is it known what it has.
    if ((await ground.oidOf(table)) === null)
      await runner.presume(statement, { what: 'relation', name: messageName(table) })
    const oid = await ground.oidOf(table)
    if (oid === null) return
    if (does === 'DropColumn' && !made.hasColumn(table, name) && !(await ground.hasColumn(oid, name)))
      await runner.presume(statement, { what: 'column', name, relation: table.name })
    if (does === 'DropConstraint' && !(await ground.hasConstraint(oid, name)))
      await runner.presume(statement, { what: 'constraint', name, relation: table.name })
  }
}

const messageName = ({ schema, name }: Name): string => (schema === 'public' ? name : `${schema}.${name}`)
