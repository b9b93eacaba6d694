import type { Value } from '../../../../python/values/value.ts'
import type { Machine } from '../../../../python/interpret/machine.ts'
import type { Names } from '../../../sqlalchemy/sql/expression.ts'
import type { Clause } from './clauses.ts'

/** What the parts of a statement are written with. */
export interface Speech {
  readonly machine: Machine
  readonly names: Names
  /** Parameters handed along with the statement. */
  readonly values: ReadonlyMap<string, Value>
  /** Tables of the statements around this one: what is inside refers to them and does not read them again. */
  readonly around: readonly string[]
  /** Names made up so far in the whole statement. */
  readonly counted: Map<string, number>
  text(value: Value): string | null
  /** The condition of all `where` clauses; '' for none, null for one that is not told. */
  where(clauses: readonly Clause[]): string | null
  inside(tables: readonly string[]): Speech
}
