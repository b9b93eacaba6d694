import { editDistance } from '../../kernel/nearest.ts'
import type { SqlStatement } from '../../sql/parser.ts'
import { droppedNames, elementsOf, fieldsIn, textIn, wordsIn } from '../../sql/tree.ts'
import { type Name, isOfServer, nameFrom, relationIn } from './names.ts'
import { relationsOf } from './walk.ts'

export type MadeKind = 'type' | 'constraint' | 'function' | 'trigger' | 'policy'

/**
 * What a history makes at some point, whatever schema it lies in: none of it is ever supposed, so that a history
 * that stands on its own is run as it is.
 */
export class Made {
  private readonly relations = new Set<string>()
  private readonly tables = new Set<string>()
  private readonly others = new Set<string>()
  private readonly columns = new Set<string>()

  constructor(statements: readonly SqlStatement[]) {
    for (const statement of statements) this.note(statement)
  }

  hasRelation = ({ name }: Name): boolean => this.relations.has(name)
  has = (kind: MadeKind, name: string): boolean => this.others.has(`${kind} ${name}`)
  hasColumn = ({ name }: Name, column: string): boolean => this.columns.has(`${name}.${column}`)

  /** One slip away from a table the history makes: who misspelled a name did not mean another table. */
  isMisspelled = ({ name }: Name): boolean =>
    [...this.tables].some((own) => editDistance(own, name) === 1 && withoutEnd(own) !== withoutEnd(name))

  private note({ kind, tree, text }: SqlStatement): void {
    for (const { name } of relationsMadeBy(kind, tree, text)) this.relations.add(name)
    for (const [what, name] of othersMadeBy(kind, tree)) this.others.add(`${what} ${name}`)
    const table = relationIn(tree)
    if (table === null) return
    if (kind === 'CreateStmt') this.tables.add(table.name)
    for (const { name } of elementsOf(kind, tree).columns) this.columns.add(`${table.name}.${name}`)
    if (kind === 'RenameStmt' && tree['renameType'] === 'OBJECT_COLUMN')
      this.columns.add(`${table.name}.${textIn(tree, 'newname')}`)
  }
}

/** `events_2026_08` and `events_2026_09`, `order` and `orders` are two names, and no slip. */
const withoutEnd = (name: string): string => name.replaceAll(/\d+/g, '0').replace(/s$/, '')

function relationsMadeBy(kind: string, tree: SqlStatement['tree'], text: string): readonly Name[] {
  if (kind === 'DoStmt' || kind === 'CreateFunctionStmt') return madeInBody(text)
  if (kind === 'CreateForeignTableStmt') return some(relationIn(fieldsIn(tree, 'base')))
  if (kind === 'CreateStmt') return some(relationIn(tree))
  if (kind === 'ViewStmt') return some(relationIn(tree, 'view'))
  if (kind === 'CreateSeqStmt') return some(relationIn(tree, 'sequence'))
  if (kind === 'CompositeTypeStmt') return some(relationIn(tree, 'typevar'))
  if (kind === 'CreateTableAsStmt') return some(relationIn(fieldsIn(tree, 'into'), 'rel'))
  if (kind === 'SelectStmt') return some(relationIn(fieldsIn(tree, 'intoClause'), 'rel'))
  if (kind === 'IndexStmt') return [nameFrom([textIn(tree, 'idxname')])]
  if (kind === 'RenameStmt') return tree['renameType'] === 'OBJECT_COLUMN' ? [] : [nameFrom([textIn(tree, 'newname')])]
  // The index of a constraint has its name.
  return elementsOf(kind, tree).constraints.map((each) => nameFrom([textIn(each, 'conname')]))
}

const some = (name: Name | null): readonly Name[] => (name === null ? [] : [name])

/** What a block of a procedural language makes stands in its text alone. */
const madeInBody = (text: string): readonly Name[] =>
  [
    ...text.matchAll(
      /\bcreate\s+(?:unlogged\s+|temp\w*\s+|or\s+replace\s+|materialized\s+|unique\s+)*(?:table|view|sequence|index)\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?(?:"?[\w$]+"?\.)?"?([\w$]+)/gi,
    ),
  ].map(([, name]) => nameFrom([name!]))

function othersMadeBy(kind: string, tree: SqlStatement['tree']): readonly (readonly [MadeKind, string])[] {
  const last = (what: MadeKind, field: string) => [[what, wordsIn(tree, field).at(-1) ?? ''] as const]
  if (kind === 'CreateEnumStmt') return last('type', 'typeName')
  if (kind === 'CreateDomainStmt') return last('type', 'domainname')
  if (kind === 'CreateFunctionStmt') return last('function', 'funcname')
  if (kind === 'CreateTrigStmt') return [['trigger', textIn(tree, 'trigname')]]
  if (kind === 'CreatePolicyStmt') return [['policy', textIn(tree, 'policy_name')]]
  if (kind === 'RenameStmt') return renamed(textIn(tree, 'renameType'), textIn(tree, 'newname'))
  const { columns, constraints } = elementsOf(kind, tree)
  return [...constraints, ...columns.flatMap((column) => column.constraints)].map((each) => [
    'constraint',
    textIn(each, 'conname'),
  ])
}

const RENAMED: readonly (readonly [RegExp, MadeKind])[] = [
  [/_(TYPE|DOMAIN)$/, 'type'],
  [/CONSTRAINT$/, 'constraint'],
  [/_(FUNCTION|PROCEDURE|ROUTINE)$/, 'function'],
  [/_TRIGGER$/, 'trigger'],
  [/_POLICY$/, 'policy'],
]

const renamed = (what: string, name: string): readonly (readonly [MadeKind, string])[] =>
  RENAMED.flatMap(([words, kind]) => (words.test(what) ? [[kind, name] as const] : []))

/** Whether a history speaks of relations or enums it never makes. */
export function takesForGranted(statements: readonly SqlStatement[], made: Made): boolean {
  return statements.some(({ kind, tree }) => {
    if (kind === 'AlterEnumStmt') return !made.has('type', wordsIn(tree, 'typeName').at(-1) ?? '')
    return namedBy(kind, tree).some((name) => !isOfServer(name) && !made.hasRelation(name) && !made.isMisspelled(name))
  })
}

function namedBy(kind: string, tree: SqlStatement['tree']): readonly Name[] {
  if (kind === 'DropStmt')
    return tree['missing_ok'] === true || !/_(TABLE|VIEW|MATVIEW|INDEX|SEQUENCE)$/.test(textIn(tree, 'removeType'))
      ? []
      : droppedNames(tree).map((name) => nameFrom(name.split('.')))
  const makes = new Set(relationsMadeBy(kind, tree, '').map(({ name }) => name))
  return relationsOf(tree).flatMap(({ relation }) => (makes.has(relation.name) ? [] : [relation]))
}
