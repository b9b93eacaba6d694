import type { Catalog, CatalogStep, CatalogTable, StepOf } from '../../../model/index.ts'
import type { Twin } from './twins.ts'

/** What decides when a step hurts nobody. */
export interface Surroundings {
  readonly before: Catalog
  /** Where the way leads, with twins beside each other. */
  readonly beside: Catalog
  readonly twins: readonly Twin[]
  /** Types of which the head has another one under the same name. */
  readonly remade: ReadonlySet<string>
}

/** The release that runs does not notice it, as far as its kind tells: whether it runs and writes no table anew is tried. */
export function expands(step: CatalogStep, of: Surroundings): boolean {
  if (isOfNewTable(step, of)) return true
  switch (step.do) {
    case 'create index':
      return !step.index.unique || holdsAlready(step, { ...step.index, kind: 'unique' }, of)
    case 'add constraint':
      return holdsAlready(step, step.constraint, of)
    case 'drop constraint':
      return dropsBefore(step, of)
    case 'drop index':
      return step.index.unique && !concernsTwin(step, step.index.columns, of)
    case 'set default':
      return step.default !== null
    case 'set not null':
      return !step.notNull
    case 'set domain not null':
      return !step.notNull
    default:
      return EXPANDS.test(step.do)
  }
}

const EXPANDS =
  /^(create (?:schema|extension|enum|domain|sequence|function|view|table|trigger)|rename (?:table|index|constraint)|add column|add enum value|own sequence|replace function|comment|validate constraint|attach partition|set domain default|drop domain check|set type)/

/** Neither release can do with what the other has: it happens between them. */
export function switches(step: CatalogStep, { beside }: Pick<Surroundings, 'beside'>): boolean {
  switch (step.do) {
    case 'drop view':
      return beside.views.some(isNamed(step.view))
    case 'drop function':
      return beside.functions.some((one) => isNamed(step.function)(one) && one.arguments === step.function.arguments)
    case 'drop table':
      return beside.tables.some(isNamed(step.table))
    case 'drop column':
      return tableIn(beside, step.table)?.columns.some(({ name }) => name === step.column) === true
    case 'drop sequence':
      return beside.sequences.some(isNamed(step.sequence))
    default:
      return SWITCHES.test(step.do)
  }
}

const SWITCHES =
  /^(create (?:schema|extension|enum|domain|sequence|function|view|table)|rename (?:table|column|type)|add column|set type|set identity|drop expression|set logged|change sequence|replace function|attach partition)/

type Named = { readonly schema: string; readonly name: string }
const isNamed =
  (one: Named) =>
  (other: Named): boolean =>
    other.schema === one.schema && other.name === one.name

const tableIn = ({ tables }: Catalog, name: Named): CatalogTable | undefined => tables.find(isNamed(name))

export const isOfNewTable = (step: CatalogStep, { before, beside }: Surroundings): boolean =>
  'table' in step &&
  step.do !== 'drop table' &&
  tableIn(before, step.table) === undefined &&
  tableIn(beside, step.table) !== undefined

const twinsOn = ({ table }: { readonly table: Named }, { twins }: Surroundings): readonly Twin[] =>
  twins.filter((one) => isNamed(one.table)(table))

/** The release that runs does not know it, and gives it nothing. */
const staysEmpty = (step: { readonly table: Named }, column: string, { before, beside }: Surroundings): boolean =>
  tableIn(before, step.table)?.columns.some(({ name }) => name === column) === false &&
  tableIn(beside, step.table)?.columns.some((one) => one.name === column && one.default === null) === true

/** Rows the release that runs adds meet it: they leave a column of it empty, or keep to the same by the column's twin. */
function holdsAlready(
  step: { readonly table: Named },
  { columns, kind, definition }: Demand,
  of: Surroundings,
): boolean {
  const was = tableIn(of.before, step.table)
  const own = columns.filter((column) => tableIn(of.beside, step.table)?.columns.some(({ name }) => name === column))
  const twins = twinsOn(step, of).filter(({ fresh }) => own.includes(fresh))
  if (was === undefined || own.length === 0 || kind === 'check' || kind === 'exclude') return false
  if (twins.length === 0)
    return !definition.includes('NULLS NOT DISTINCT') && own.some((column) => staysEmpty(step, column, of))
  const old = own.map((column) => twins.find(({ fresh }) => fresh === column)?.old ?? column).toSorted()
  const isAlike = (others: readonly string[]): boolean => others.toSorted().join() === old.join()
  return (
    was.constraints.some((one) => one.kind === kind && isAlike(one.columns)) ||
    (kind === 'unique' && was.indexes.some(({ unique, columns: others }) => unique && isAlike(others)))
  )
}

type Demand = Pick<CatalogTable['constraints'][number], 'columns' | 'kind' | 'definition'>

const concernsTwin = (step: { readonly table: Named }, columns: readonly string[], of: Surroundings): boolean =>
  twinsOn(step, of).some(({ old }) => columns.includes(old))

/** The next release may write what it forbids. Keys stay as long as somebody may ask for them by name. */
function dropsBefore(step: StepOf<'drop constraint'>, of: Surroundings): boolean {
  const { constraint, table } = step
  const again = tableIn(of.beside, table)?.constraints.some(({ name }) => name === constraint.name) === true
  if (constraint.kind === 'check') return true
  if (again || concernsTwin(step, constraint.columns, of)) return false
  const stays = constraint.columns.every((column) =>
    tableIn(of.beside, table)?.columns.some(({ name }) => name === column),
  )
  return constraint.kind === 'foreign key' || stays
}

/** A column with what it holds left out: it is there at once, and rows get their values afterwards. */
export const bare = (step: StepOf<'add column'>): StepOf<'add column'> => ({
  ...step,
  definition: { ...step.definition, notNull: false, default: null, comment: null },
})

/** Whether a row must be given a value for it. */
export const isDemanded = ({ notNull, default: value, identity, generated, serial }: Demanding): boolean =>
  notNull && value === null && identity === null && generated === null && serial !== true

type Demanding = Pick<CatalogTable['columns'][number], 'notNull' | 'default' | 'identity' | 'generated'> & {
  readonly serial?: boolean
}
