import type { Value } from '../../../python/values/value.ts'
import type { NewColumn } from '../../../model/schema-change.ts'
import { columnFacts } from '../../sqlalchemy/schema/columns.ts'
import { Constraints } from '../../sqlalchemy/schema/constraints.ts'
import type { ColumnDraft } from '../../sqlalchemy/schema/draft.ts'
import type { OneTable } from './tables.ts'

/** The columns of a table as they are created; `keys` are those of its primary key. */
export function newColumns(table: OneTable, keys: readonly string[]): readonly NewColumn[] {
  const { draft, context } = table
  return columnFacts(draft, keys, context).map((facts, i) => ({
    name: facts.name,
    type: facts.type,
    nullable: saysNullable(draft.columns[i]!) ?? facts.nullable,
    serverDefault: facts.serverDefault,
    computed: facts.computed,
    identity: facts.identity,
    autoincrement: facts.autoincrement,
    checks: new Constraints({ ...draft, items: [], columns: [bareColumn(draft.columns[i]!)] }, context).checks(),
  }))
}

/** A default that is neither text nor SQL: SQLAlchemy stops at `server_default=False`. */
export const refusedDefault = (value: Value | null | undefined): value is Value =>
  value?.kind === 'constant' && /^(bool|int|float)$/.test(value.type)

/** `nullable=True` on a column of the primary key stays. */
function saysNullable(column: ColumnDraft): boolean | null {
  const given = column.sources[0]?.keywords.get('nullable')
  return given?.kind === 'constant' && given.type === 'bool' ? Boolean(given.value) : null
}

/** Nothing but the checks that stand in its line: those its type brings are the table's. */
const bareColumn = (column: ColumnDraft): ColumnDraft => ({ ...column, type: null })
