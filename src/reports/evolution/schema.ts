import type { Evolution, ObservedLock, RolloutPhase, RolloutStatement, SchemaEvolution } from '../../model/index.ts'
import { count, strongestMode } from '../../model/queries/index.ts'
import { modeText } from '../migrations/words.ts'

const SHOWN = 3

/** What the head brings in migrations, and whether it is complete. */
export function migrationLine({ migrations }: Evolution): string | null {
  if (migrations === null) return null
  const { folder, added, differences, known } = migrations
  const names = added.slice(0, SHOWN).map(({ id, message }) => (message === '' ? id : `${id} (${message})`))
  const rest = added.length > SHOWN ? ` and ${added.length - SHOWN} more` : ''
  const brought =
    added.length === 0
      ? `the head brings no new migration in ${folder}`
      : `the head brings ${count(added.length, 'migration')} in ${folder}: ${names.join(', ')}${rest}`
  const before = known === 0 ? '' : `, but for ${count(known, 'difference')} the base has as well`
  if (differences === null) return brought
  return differences.length === 0
    ? `${brought}; models and migrations agree${before}`
    : `${brought}; models and migrations differ in ${count(differences.length, 'thing')}`
}

/** Whether the phases lead where they should, and back. */
export function wayBack({ rolloutEnds, rolloutReturns, server }: SchemaEvolution): string {
  const there =
    rolloutEnds.length === 0 ? 'it ends in the schema of the head exactly' : `it ends elsewhere: ${first(rolloutEnds)}`
  const back =
    rolloutReturns.length === 0 ? 'the way back in that of the base' : `no way back: ${first(rolloutReturns)}`
  return `run with rows in ${server}, each statement after lock_timeout = 5s: ${there}, ${back}`
}

const first = ([one = '', ...rest]: readonly string[]): string =>
  rest.length === 0 ? one : `${one} and ${rest.length} more`

/** What is sent when, in the order of a rollout: the lines of each phase. */
export const rolloutLines = ({ rollout }: SchemaEvolution): readonly (readonly [string, readonly string[]])[] =>
  rollout.map((phase) => [`${phase.when}: ${phase.why}`, linesOf(phase)])

/** The body of a function is in the files and in JSON. */
const shortened = (sql: string): string =>
  /^CREATE (?:OR REPLACE )?FUNCTION/.test(sql) ? `${sql.split('\n')[0]} …` : sql

/** What fits beside its statement stands there. */
const ONE_LINE = 88

function linesOf({ statements, breaks, unfilled }: RolloutPhase): readonly string[] {
  return [
    ...folded(statements).flatMap(({ statement, how }) => {
      const words = [...how, ...(statement.untilNoRow ? ['again until it changes no row'] : []), ...seen(statement)]
      const sql = `${shortened(statement.sql)};`
      const line = `${sql}  -- ${words.join('; ')}`
      if (words.length === 0) return [sql]
      return line.length <= ONE_LINE && !sql.includes('\n') ? [line] : [sql, `  -- ${words.join('; ')}`]
    }),
    ...breaks.map((line) => `-- ! ${line}`),
    ...(unfilled.length === 0 ? [] : [`-- ! ${toFill(unfilled)}`]),
  ]
}

const toFill = (columns: readonly string[]): string =>
  `rows that are there have no value for ${columns.join(', ')}: say which, ${columns.map((one) => `--fill ${one}=…`).join(' ')}`

interface Folded {
  readonly statement: RolloutStatement
  readonly how: readonly string[]
}

const CHECK = /^ALTER TABLE (.+) (?:ADD|VALIDATE|DROP) CONSTRAINT "?\w+_not_null_check"?(?: |$)/

/** What every phase begins with is said once, and so is the way a column gets its NOT NULL. */
function folded(statements: readonly RolloutStatement[]): readonly Folded[] {
  const isQuiet = ({ sql, error }: RolloutStatement): boolean =>
    error === null && (sql.startsWith('SET ') || CHECK.test(sql))
  return statements
    .map((statement, at) => ({ statement, before: statements[at - 1] }))
    .filter(({ statement }) => !isQuiet(statement))
    .map(({ statement, before }) => ({
      statement,
      how:
        statement.sql.endsWith(' SET NOT NULL') && before && CHECK.test(before.sql)
          ? ['proven by a validated check']
          : [],
    }))
}

/** What the server was seen doing, each in a few words. */
function seen({ sql, locks, rewrites, scans, error, failsOnRows }: RolloutStatement): readonly string[] {
  const strongest = strongestOf(locks)
  const own = strongest.length === 1 && names(sql, strongest[0]!.relation)
  return [
    ...strongest.map(({ relation, mode }) => (own ? modeText(mode) : `${modeText(mode)} on ${relation}`)),
    ...(rewrites.length > 0 ? [`writes ${rewrites.join(', ')} anew`] : []),
    ...scans.map(({ relation }) => (names(sql, relation) ? 'reads all of it' : `reads all of ${relation}`)),
    ...(error === null ? [] : [`${failsOnRows ? 'fails where there are rows' : 'fails'}: ${error}`]),
  ]
}

/** Who holds a stronger lock holds the weaker one as well. */
function strongestOf(locks: readonly ObservedLock[]): readonly ObservedLock[] {
  return locks.filter(
    ({ relation, mode }) =>
      strongestMode(locks.filter((other) => other.relation === relation).map((other) => other.mode)) === mode,
  )
}

const names = (sql: string, relation: string): boolean =>
  new RegExp(
    String.raw`(?:TABLE|ON|UPDATE|ONLY) (?:ONLY )?(?:public\.)?"?${relation.replaceAll(/[^\w]/g, '.')}"?(?:\W|$)`,
  ).test(sql)
