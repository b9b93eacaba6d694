import type { SqlStatement } from '../../sql/parser.ts'
import { type Fields, commandsOf, fieldsIn, wordsIn } from '../../sql/tree.ts'
import { type Name, relationIn, sameName, wordsName } from './names.ts'
import type { ReadRevision } from './reading.ts'
import { typeText } from './types.ts'

/** What the ways back say of things that were there before: they make again what the ways up take away. */
export class WayBack {
  private readonly revisions: readonly ReadRevision[]
  private readonly columns = new Map<string, ColumnBefore>()

  constructor(revisions: readonly ReadRevision[]) {
    this.revisions = revisions
    for (const { back } of revisions) for (const statement of back) this.noteColumns(statement)
  }

  column = (table: Name, column: string): ColumnBefore | null => this.columns.get(keyOf(table, column)) ?? null

  /** The statements with which a revision makes a table again, with all that hangs on it. */
  table(name: Name): readonly string[] {
    for (const { back } of this.revisions) {
      const made = back.findIndex(({ kind, tree }) => kind === 'CreateStmt' && isAt(relationIn(tree), name))
      if (made < 0) continue
      const rest = back
        .slice(made + 1)
        .filter(({ kind, tree }) => /^(IndexStmt|AlterTableStmt)$/.test(kind) && isAt(relationIn(tree), name))
      return [back[made]!, ...rest].map(({ text }) => text)
    }
    return []
  }

  constraint = (name: string): string | null =>
    this.find(({ kind, tree }) =>
      kind === 'AlterTableStmt' ? commandsOf(tree).some(({ constraint }) => constraint?.['conname'] === name) : false,
    )

  index = (name: string): string | null =>
    this.find(({ kind, tree }) => kind === 'IndexStmt' && tree['idxname'] === name)

  view = (name: Name): string | null =>
    this.find(
      ({ kind, tree }) =>
        (kind === 'ViewStmt' && isAt(relationIn(tree, 'view'), name)) ||
        (kind === 'CreateTableAsStmt' && isAt(relationIn(fieldsIn(tree, 'into'), 'rel'), name)),
    )

  sequence = (name: Name): string | null =>
    this.find(({ kind, tree }) => kind === 'CreateSeqStmt' && isAt(relationIn(tree, 'sequence'), name))

  type = (name: Name): string | null =>
    this.find(
      ({ kind, tree }) =>
        (kind === 'CreateEnumStmt' && sameName(wordsName(tree, 'typeName'), name)) ||
        (kind === 'CreateDomainStmt' && sameName(wordsName(tree, 'domainname'), name)),
    )

  routine = (name: string): string | null =>
    this.find(({ kind, tree }) => kind === 'CreateFunctionStmt' && wordsIn(tree, 'funcname').at(-1) === name)

  trigger = (name: string): string | null =>
    this.find(({ kind, tree }) => kind === 'CreateTrigStmt' && tree['trigname'] === name)

  policy = (name: string): string | null =>
    this.find(({ kind, tree }) => kind === 'CreatePolicyStmt' && tree['policy_name'] === name)

  private find(wanted: (statement: SqlStatement) => boolean): string | null {
    for (const { back } of this.revisions) {
      const found = back.find(wanted)
      if (found) return found.text
    }
    return null
  }

  /** The first revision that goes back to something tells how it was before all of them. */
  private noteColumns({ kind, tree, text }: SqlStatement): void {
    const table = kind === 'AlterTableStmt' ? relationIn(tree) : null
    const commands = kind === 'AlterTableStmt' ? commandsOf(tree) : []
    const [only] = commands
    if (table === null || !only || commands.length > 1) return
    const column = only.column?.name ?? only.name
    const key = keyOf(table, column)
    const known = this.columns.get(key) ?? { type: null, made: null, after: [] }
    if (only.does === 'AddColumn')
      this.columns.set(key, {
        ...known,
        made: known.made ?? (known.type === null ? text : null),
        type: known.type ?? typeIn(only.fields),
      })
    if (only.does === 'AlterColumnType') this.columns.set(key, { ...known, type: known.type ?? typeIn(only.fields) })
    if (/^(SetNotNull|ColumnDefault)$/.test(only.does) && !known.after.some(({ does }) => does === only.does))
      this.columns.set(key, { ...known, after: [...known.after, { does: only.does, sql: text }] })
  }
}

/** A column as it was before the history touched it. */
export interface ColumnBefore {
  readonly type: string | null
  /** The statement that makes it again. */
  readonly made: string | null
  /** What else the ways back say of it: that it must have a value, its default. */
  readonly after: readonly { readonly does: string; readonly sql: string }[]
}

const typeIn = (fields: Fields): string | null => typeText(fieldsIn(fieldsIn(fields, 'def'), 'typeName')) || null

const keyOf = ({ schema, name }: Name, column: string): string => JSON.stringify([schema, name, column])

const isAt = (found: Name | null, name: Name): boolean => found !== null && sameName(found, name)
