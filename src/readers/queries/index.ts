import type { Statement } from '../../model/data.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { asText } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import type { Event, Run } from '../behaviour/event.ts'
import { chainOf, keyOfEvent } from './chain.ts'
import { type Execution, executionOf } from './executions.ts'
import { LAZY_LOAD, LOADED_VALUE } from './loaded.ts'
import { isPrincipal } from './origin.ts'
import { type Placed, Scopes } from './scope.ts'
import { transactionOf } from './transaction.ts'

export { addQueries } from './library.ts'

export interface QueryContext {
  readonly machine: Machine
  /** Told how many statements were left out when an operation has more than anyone can read. */
  readonly capped?: (left: number) => void
}

/** More statements than this in one operation are counted, not listed. */
export const MAXIMUM_STATEMENTS = 150

/** The statements an operation runs: those of its dependencies first, then those of its handler. */
export function readStatements(runs: readonly Run[], context: QueryContext): readonly Statement[] {
  const once = [...new Set(runs)]
  const placed = once.flatMap((run) => executionsOf(run, context.machine).map((one) => ({ ...one, run })))
  const kept = distinct(withoutLoaded(placed))
  const scopes = new Scopes(placed, once)
  const ends = endings(once)
  if (kept.length > MAXIMUM_STATEMENTS) context.capped?.(kept.length - MAXIMUM_STATEMENTS)
  return kept.slice(0, MAXIMUM_STATEMENTS).map((one) => statementOf(one, scopes, ends, once))
}

const executions = new WeakMap<Run, readonly { readonly execution: Execution; readonly index: number }[]>()

/** A dependency is run once for all operations: its events are read once, too. */
export function executionsOf(
  run: Run,
  machine: Machine,
): readonly { readonly execution: Execution; readonly index: number }[] {
  let known = executions.get(run)
  if (!known) {
    known = run.events.flatMap((event, index) => {
      const execution = executionOf(event, machine)
      return execution ? [{ execution, index }] : []
    })
    executions.set(run, known)
  }
  return known
}

/** One statement for each place and way to it; of the assignments to one object only the first. */
export function distinct(placed: readonly Placed[]): readonly Placed[] {
  const seen = new Set<string>()
  const written = new Set<Instance['attributes']>()
  return placed.filter(({ execution }) => {
    const { event, shape, objects } = execution
    if (shape.verb === 'update' && objects.length > 0) {
      if (objects.every((one) => written.has(one.attributes))) return false
      for (const one of objects) written.add(one.attributes)
    }
    const key = `${keyOfEvent(event)} ${shape.verb} ${shape.tables.join()} ${shape.loads.join()}`
    return seen.has(key) ? false : seen.add(key)
  })
}

/** A relationship that came with its object, or was read before, is not loaded again. */
export function withoutLoaded(placed: readonly Placed[]): readonly Placed[] {
  const byKey = new Map<object, Execution>()
  for (const { execution } of placed) for (const key of execution.keys) byKey.set(key, execution)
  const done = new Map<Instance['attributes'], Set<string>>()
  return placed.filter(({ execution }) => {
    if (execution.event.path !== LAZY_LOAD) return true
    const [owner] = execution.objects
    const name = asText(execution.event.call?.args[0]) ?? ''
    const before = owner && (done.get(owner.attributes) ?? new Set<string>())
    if (!owner || !before || before.has(name)) return false
    done.set(owner.attributes, before.add(name))
    const { path, loads } = originOf(owner, byKey)
    // `selectinload(a).selectinload(b)` loads both.
    const wanted = [...path, name].join('.')
    return (
      loads !== null && !loads.some((load) => load === '(unknown)' || `${load.split(' ')[0]}.`.startsWith(`${wanted}.`))
    )
  })
}

export interface Origin {
  readonly path: readonly string[]
  readonly loads: readonly string[] | null
  /** The statement that loaded it. */
  readonly from: Execution | null
}

/** The relationships that lead from what a statement loaded to an object, and what that statement loads with it. */
export function originOf(owner: Instance, byKey: ReadonlyMap<object, Execution>): Origin {
  const path: string[] = []
  for (let at: Value | null = owner, i = 0; at?.kind === 'instance' && i < 60; i++) {
    const found = byKey.get(at) ?? byKey.get(at.args)
    if (found) return { path, loads: found.shape.loads, from: found }
    if (at.class.kind === 'external' && at.class.path === LOADED_VALUE) {
      const key = asText(at.attributes.get('key'))
      if (key !== null) path.unshift(key)
    }
    at = at.receiver
  }
  return { path, loads: null, from: null }
}

const ENDS = new Set(['first', 'one', 'one_or_none', 'scalar', 'scalar_one', 'scalar_one_or_none', 'fetchone'])

/** Results of which only one row is taken. */
export function endings(runs: readonly Run[]): ReadonlySet<object> {
  const found = new Set<object>()
  for (const run of runs) {
    for (const event of run.events) {
      if (event.kind !== 'call' || !event.receiver || !ENDS.has(event.path.slice(event.path.lastIndexOf('.') + 1)))
        continue
      for (let at: Value | null = event.receiver, i = 0; at?.kind === 'instance' && i < 6; at = at.receiver, i++)
        found.add(at.args)
    }
  }
  return found
}

function statementOf(
  { execution, run, index }: Placed,
  scopes: Scopes,
  ends: ReadonlySet<object>,
  runs: readonly Run[],
): Statement {
  const { event, shape } = execution
  const one = execution.keys.some((key) => ends.has(key))
  return {
    verb: shape.verb,
    tables: shape.tables,
    filters: shape.filters.map(({ value: _, ...filter }) => filter),
    sort: shape.sort,
    loads: shape.loads,
    limited: one ? 'yes' : shape.limited,
    inLoop: event.inLoop,
    scoped: scopes.answer(execution),
    transaction: shape.verb === 'select' ? '' : transactionOf(run, index, runs),
    chain: chainOf(event, whatOf(event, shape.verb, shape.tables)),
    sql: shape.sql,
    ...mineIn(execution),
    ...(shape.aggregate ? { aggregate: shape.aggregate } : {}),
    ...(shape.limit === undefined ? {} : { limit: shape.limit }),
    ...(shape.sets ? { sets: shape.sets } : {}),
  }
}

/** What of a new row is the caller's own key. */
function mineIn({ shape, objects }: Execution): Pick<Statement, 'mine'> {
  if (shape.verb !== 'insert') return {}
  const mine = objects.flatMap((one) => [...one.attributes, ...one.keywords].filter(([, value]) => isCallerKey(value)))
  return mine.length > 0 ? { mine: [...new Set(mine.map(([name]) => name))] } : {}
}

const isCallerKey = (value: Value): boolean =>
  value.kind === 'alternatives'
    ? value.options.some((option) => isCallerKey(option.value))
    : value.kind === 'instance' && asText(value.attributes.get('key')) === 'id' && isPrincipal(value)

export function whatOf(event: Event, verb: Statement['verb'], tables: readonly string[]): string {
  if (event.path === LAZY_LOAD) return `loads ${asText(event.call?.args[0]) ?? ''}`
  return `${verb} ${tables.join(', ')}`.trim()
}
