import type { Literal, MigrationStep, Revision, WrittenArgument } from '../index.ts'

/** The revision another one builds on. Alembic accepts the beginning of an identifier where it is unique, and branch labels. */
export function revisionNamed(written: string, known: ReadonlyMap<string, Revision>): Revision | undefined {
  const [label, id] = written.includes('@') ? written.split('@') : [null, written]
  const exact = known.get(id ?? '')
  if (exact) return exact
  const close = [...known.values()].filter(
    (one) => one.id.startsWith(id ?? '') || one.branchLabels.includes(label ?? written),
  )
  return close.length === 1 ? close[0] : undefined
}

/** An argument of a step by its place or its keyword. */
export function argumentAt(step: MigrationStep, index: number, name: string): WrittenArgument | undefined {
  const positional = step.arguments.filter((one) => one.name === '')
  return step.arguments.find((one) => one.name === name) ?? positional[index]
}

export const keywordOf = (of: MigrationStep | WrittenArgument, name: string): WrittenArgument | undefined =>
  of.arguments.find((one) => one.name === name)

const textOf = (value: Literal | undefined): string | null => (typeof value === 'string' ? value : null)

/** A thing a step makes or takes away. A name of null is one that is not written out. */
export interface SchemaObject {
  readonly kind: 'table' | 'column' | 'index' | 'constraint' | 'type'
  readonly table: string | null
  readonly name: string | null
}

const CONSTRAINTS = /^create_(foreign_key|unique_constraint|check_constraint|primary_key|exclude_constraint)$/

/** What a step creates, if it creates something by itself. */
export function created(step: MigrationStep): SchemaObject | null {
  const { operation } = step
  if (operation === 'create_table') return object('table', null, argumentAt(step, 0, 'table_name'))
  if (operation === 'create_type') return object('type', null, keywordOf(step, 'name'))
  if (operation === 'add_column') {
    const column = argumentAt(step, tableArguments(step), 'column')
    const name = column?.arguments.find((one) => one.name === '' || one.name === 'name')
    return object('column', tableOfStep(step, 0), name)
  }
  if (operation === 'create_index') return object('index', tableOfStep(step, 1), argumentAt(step, 0, 'index_name'))
  if (CONSTRAINTS.test(operation))
    return object('constraint', tableOfStep(step, 1), argumentAt(step, 0, 'constraint_name'))
  return null
}

/** What a step drops. */
export function dropped(step: MigrationStep): SchemaObject | null {
  const { operation } = step
  if (operation === 'drop_table') return object('table', null, argumentAt(step, 0, 'table_name'))
  if (operation === 'drop_type') return object('type', null, keywordOf(step, 'name'))
  if (operation === 'drop_column')
    return object('column', tableOfStep(step, 0), argumentAt(step, tableArguments(step), 'column_name'))
  if (operation === 'drop_index') return object('index', tableOfStep(step, 1), argumentAt(step, 0, 'index_name'))
  if (operation === 'drop_constraint')
    return object('constraint', tableOfStep(step, 1), argumentAt(step, 0, 'constraint_name'))
  return null
}

const object = (kind: SchemaObject['kind'], table: string | null, name: WrittenArgument | undefined): SchemaObject => ({
  kind,
  table,
  name: textOf(name?.value),
})

/** In a batch the table is named once, around the steps. */
const tableArguments = (step: MigrationStep): number => (step.batch === null ? 1 : 0)

/** The table a step is about, where it names it at a place of its own. */
export function tableOfStep(step: MigrationStep, index: number): string | null {
  if (step.batch !== null) return step.batch === '' ? null : step.batch
  const named = argumentAt(step, index, 'table_name') ?? keywordOf(step, 'source_table')
  return textOf(named?.value)
}

/** The SQL of `op.execute(...)`, with `{}` where something is put in; '' for what cannot be told. */
export function sqlOf(step: MigrationStep): string {
  const written = step.operation === 'execute' ? step.arguments[0] : undefined
  return textOf(written?.value) ?? written?.template ?? ''
}
