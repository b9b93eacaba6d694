import type { CatalogStep, RolloutPhase } from '../../model/index.ts'

/** A step with the statements it is sent as. */
export interface WrittenStepOf {
  readonly step: CatalogStep | null
  readonly sql: string
}

type When = RolloutPhase['when']

/** What the release before does not notice. */
const EXPANDS =
  /^(create|add enum value|own|replace function|comment|rename (?:index|constraint)|validate constraint|attach)/
/** What it would miss, and the next one does not need any more. */
const CONTRACTS = /^drop (?!constraint|index|trigger|policy|expression)/

/** When a step hurts nobody: while only the old release runs, once only the new one does, or never. */
function whenOf(step: CatalogStep): When {
  if (step.do === 'add column') return 'before the release'
  if (step.do === 'set not null') return step.notNull ? 'after the release' : 'before the release'
  if (step.do === 'set default') return 'before the release'
  if (step.do === 'add constraint') return 'after the release'
  if (step.do === 'drop constraint' || step.do === 'drop index' || step.do === 'drop expression')
    return 'before the release'
  if (EXPANDS.test(step.do)) return 'before the release'
  return CONTRACTS.test(step.do) ? 'after the release' : 'while nobody is served'
}

const isWithoutValue = ({
  default: value,
  identity,
  generated,
}: Extract<CatalogStep, { readonly do: 'add column' }>['definition']): boolean =>
  value === null && identity === null && generated === null

const WHY: Readonly<Record<When, string>> = {
  'before the release': 'the release that runs does not notice',
  'after the release': 'once nothing of the old release runs any more',
  'while nobody is served':
    'both releases name the same thing differently: split it into a column that is added, filled, and one that goes',
}

const ORDER: readonly When[] = ['before the release', 'while nobody is served', 'after the release']

/** The statements of a change in the order of a rollout. */
export function rolloutOf(statements: readonly WrittenStepOf[]): readonly RolloutPhase[] {
  const created = new Set(statements.flatMap(({ step }) => (step?.do === 'create table' ? [nameOf(step.table)] : [])))
  const parts = statements.flatMap((one) => inParts(one, created))
  return ORDER.flatMap((when) => {
    const own = parts.filter(({ step }) => phaseOf(step, created) === when)
    return own.length === 0 ? [] : [{ when, why: WHY[when], statements: own.map(({ sql }) => sql) }]
  })
}

/** The next release needs the column at once, and the one before leaves it empty: what it demands comes last. */
function inParts(one: WrittenStepOf, created: ReadonlySet<string>): readonly WrittenStepOf[] {
  const { step, sql } = one
  if (step?.do !== 'add column' || created.has(nameOf(step.table))) return [one]
  if (!step.definition.notNull || !isWithoutValue(step.definition) || !sql.endsWith(' NOT NULL')) return [one]
  const column = /^(ALTER TABLE .+?) ADD COLUMN ("(?:[^"]|"")+"|\S+)/.exec(sql)
  if (column === null) return [one]
  const demand: CatalogStep = { do: 'set not null', table: step.table, column: step.column, notNull: true }
  return [
    { step, sql: sql.slice(0, -' NOT NULL'.length) },
    { step: demand, sql: `${column[1]} ALTER COLUMN ${column[2]} SET NOT NULL` },
  ]
}

/** Whatever belongs to a table that is new belongs to its making. */
function phaseOf(step: CatalogStep | null, created: ReadonlySet<string>): When {
  if (step === null) return 'before the release'
  if ('table' in step && 'schema' in step.table && created.has(nameOf(step.table))) return 'before the release'
  return whenOf(step)
}

const nameOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string => `${schema}.${name}`
