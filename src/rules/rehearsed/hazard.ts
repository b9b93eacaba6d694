import type { Place, ProposedRewrite } from '../../model/index.ts'
import type { Found } from '../rule.ts'
import { blockedBy, shownMode, strongest } from './locks.ts'
import { outsideOfTransaction } from './outside.ts'
import { type Step, type Traced, proposal, stepText } from './proposal.ts'
import { type Rehearsed, lockOn } from './statements.ts'

/** What every sentence about a statement may name. */
export interface HazardArguments {
  readonly statement: string
  readonly revision: string
  readonly table: string
  /** `ACCESS EXCLUSIVE`; '' where nothing is locked. */
  readonly lock: string
  /** `every write waits` */
  readonly blocked: string
  /** How the tool lets a statement out of its transaction. */
  readonly outside: string
  /** The same in steps that hurt less, as SQL. */
  readonly rewrite: string
}

export interface Hazard<Extra extends object> {
  readonly at: Place
  readonly subject: string
  readonly cause: string
  readonly tables: readonly string[]
  readonly arguments: HazardArguments & Extra
  readonly proposes?: ProposedRewrite
  readonly severity?: 'low'
  readonly confidence?: 'low'
  readonly audience?: 'auditor'
  readonly proof: NonNullable<Found['proof']>
}

export interface HazardFacts<Extra extends object> {
  /** The table it is about, where the statement names another one, or several. */
  readonly table?: string
  /** Statements of the safe way, each in a transaction of its own. */
  readonly rewrite?: readonly Step[]
  /** What of it is run to see that it is safe, where that is not all, or does not take the place of the statement. */
  readonly traced?: Traced | null
  /** The column whose type before decides. */
  readonly hangsOn?: string
  readonly words?: Extra
}

/** A finding about a statement that was observed. What has run everywhere by now is for audits only. */
export function hazard<Extra extends object = object>(
  one: Rehearsed,
  {
    table = one.table,
    rewrite = [],
    traced = { place: 'instead', steps: rewrite },
    hangsOn,
    words,
  }: HazardFacts<Extra> = {},
): Hazard<Extra> {
  const { history, revision, observed } = one
  const lock = lockOn(one, table)
  const guess = hangsOn === undefined ? null : guessedType(one, table, hangsOn)
  return {
    at: observed.at,
    subject: `${history.folder} ${revision.id}`,
    cause: `${history.folder} ${revision.id}`,
    tables: tablesOf(one, table),
    arguments: {
      statement: shortened(observed.sql),
      revision: revision.id,
      table,
      lock: lock === null ? '' : shownMode(lock),
      blocked: `${lock === null ? 'nobody waits' : blockedBy(lock)}${guess === null ? '' : `, if ${guess}`}`,
      outside: outsideOfTransaction(history.tool),
      rewrite: rewrite.map(stepText).join(' '),
      ...(words as Extra),
    },
    ...(traced === null || traced.steps.length === 0 ? {} : { proposes: proposal(one, traced) }),
    ...(one.newest ? {} : ({ severity: 'low', audience: 'auditor' } as const)),
    ...(guess === null ? {} : ({ confidence: 'low' } as const)),
    proof: [
      { what: observation(one, table), at: observed.at },
      ...(guess === null ? [] : [{ what: `supposed, as nothing here tells it: ${guess}`, at: observed.at }]),
    ],
  }
}

/** The table itself, and others whose rows it goes through: what it costs hangs on all of them. */
const tablesOf = ({ observed }: Rehearsed, table: string): readonly string[] => [
  ...new Set([table, ...[...observed.scans, ...observed.changes].map(({ relation }) => relation)].filter(Boolean)),
]
/** The type a column was only guessed to have, where no migration, model or way back tells it. */
function guessedType({ history }: Rehearsed, table: string, column: string): string | null {
  const supposed = history.supposed.find(({ kind, name }) => kind === 'column' && name === `${table}.${column}`)
  return supposed?.from.startsWith('its') ? `\`${column}\` was \`${supposed.definition}\`` : null
}

/** `... holds SHARE on orders`; or what its transaction holds since an earlier statement, where that is stronger. */
export function holding(one: Rehearsed): string {
  const { statement, table, lock } = hazard(one).arguments
  const own = strongest(one.observed.locks, one.table)
  const verb = own !== null && shownMode(own) === lock ? 'holds' : 'runs while its transaction holds'
  return `\`${statement}\` ${verb} ${lock} on \`${table}\``
}

/** What the server was seen to do, in a few words. */
function observation({ observed }: Rehearsed, table: string): string {
  const told = [
    ...observed.locks.map(({ relation, mode }) => `locks ${relation} in ${shownMode(mode)} mode`),
    ...observed.rewrites.filter((name) => name === table).map((name) => `writes ${name} anew`),
    ...observed.scans.map(({ relation }) => `reads all rows of ${relation}`),
    ...observed.changes.map(({ relation }) => `changes rows of ${relation}`),
  ]
  if (observed.error !== null) return `the server answers: ${observed.error}`
  return told.length === 0 ? 'run in the rehearsal' : `seen in the rehearsal: it ${told.slice(0, 5).join(', ')}`
}

/** A statement on one line, as long as a sentence bears. */
export function shortened(sql: string): string {
  const line = sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}
