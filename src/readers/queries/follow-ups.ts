import type { FollowUp, ReturnedRows } from '../../model/trace.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { asText } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import type { Run } from '../behaviour/event.ts'
import { chainOf } from './chain.ts'
import type { Execution } from './executions.ts'
import { distinct, endings, executionsOf, originOf, whatOf, withoutLoaded } from './index.ts'
import { relationOf } from './entities.ts'
import { LAZY_LOAD, LOADED_VALUE, loadedIn } from './loaded.ts'

const ONE = /\.(get|get_one|first|one|one_or_none|scalar|scalar_one|scalar_one_or_none|fetchone|fetchrow)$/
const READS = /\.(execute|exec|scalars?|get|get_one|all|first|one|one_or_none|count|stream|stream_scalars)$/

/** Statements that are run for the rows another one loaded. */
export function readFollowUps(runs: readonly Run[], machine: Machine): readonly FollowUp[] {
  const placed = placedIn(runs, machine)
  const byKey = keysOf(placed)
  const ends = endings(runs)
  return distinct(withoutLoaded(placed)).flatMap(({ execution }) => {
    for (const owner of ownersOf(execution)) {
      const { from } = originOf(owner, byKey)
      if (!from || from === execution || isBackReference(execution, owner, machine)) continue
      const many = !loadsOne(from, ends) || throughMany(owner, machine)
      return [followUp(execution, from, owner, many)]
    }
    return []
  })
}

/** From a child to the parent it was reached through: the session knows that one already. */
function isBackReference({ event }: Execution, owner: Instance, machine: Machine): boolean {
  const parent = owner.receiver?.kind === 'instance' ? owner.receiver.receiver : null
  const name = event.path === LAZY_LOAD ? asText(event.call?.args[0]) : null
  if (name === null || parent?.kind !== 'instance' || owner.class.kind !== 'class') return false
  return relationOf(owner.class, name, machine).target === parent.class
}

const loadsOne = ({ event, keys }: Execution, ends: ReadonlySet<object>): boolean =>
  ONE.test(event.path) || keys.some((key) => ends.has(key))

/** The rows a statement is run for. */
function ownersOf({ event, shape, objects }: Execution): readonly Instance[] {
  if (event.path === LAZY_LOAD) return objects
  if (!READS.test(event.path)) return []
  return shape.filters.flatMap((filter) => (filter.operator === '==' ? [...loadedIn(filter.value)] : []))
}

function followUp(execution: Execution, from: Execution, owner: Instance, many: boolean): FollowUp {
  const { event, shape } = execution
  return {
    relationship: event.path === LAZY_LOAD ? (asText(event.call?.args[0]) ?? '') : '',
    class: owner.class.kind === 'class' ? owner.class.name : '',
    many,
    inLoop: event.inLoop,
    chain: chainOf(event, whatOf(event, shape.verb, shape.tables)),
    loadedBy: chainOf(from.event, whatOf(from.event, from.shape.verb, from.shape.tables)),
    loader: from.event.path,
  }
}

const placedIn = (runs: readonly Run[], machine: Machine) =>
  runs.flatMap((run) => executionsOf(run, machine).map((one) => ({ ...one, run })))

function keysOf(placed: readonly { readonly execution: Execution }[]): ReadonlyMap<object, Execution> {
  const byKey = new Map<object, Execution>()
  for (const { execution } of placed) for (const key of execution.keys) byKey.set(key, execution)
  return byKey
}

/** Whether a row was reached through a relationship to several. */
function throughMany(row: Instance, machine: Machine): boolean {
  for (let at: Value | null = row, i = 0; at?.kind === 'instance' && i < 60; i++) {
    const owner: Value | null = at.receiver
    const key = at.class.kind === 'external' && at.class.path === LOADED_VALUE ? asText(at.attributes.get('key')) : null
    if (key !== null && owner?.kind === 'instance' && owner.class.kind === 'class')
      if (relationOf(owner.class, key, machine).many) return true
    at = owner
  }
  return false
}

/** The rows a handler hands back as they were loaded. */
export function readReturnedRows(runs: readonly Run[], machine: Machine): readonly ReturnedRows[] {
  const handler = runs.at(-1)
  if (!handler) return []
  const byKey = keysOf(placedIn(runs, machine))
  const ends = endings(runs)
  return rowsIn(handler.result, false, 0).flatMap(({ row, many }) => {
    const { from, path, loads } = originOf(row, byKey)
    if (!from || path.length > 0 || row.class.kind !== 'class') return []
    const { event, shape } = from
    return [
      {
        class: row.class.name,
        many: many && !loadsOne(from, ends),
        loads: loads ?? [],
        loadedBy: chainOf(event, whatOf(event, shape.verb, shape.tables)),
        loader: event.path,
      },
    ]
  })
}

interface Row {
  readonly row: Instance
  readonly many: boolean
}

function rowsIn(value: Value, many: boolean, depth: number): readonly Row[] {
  if (depth > 4) return []
  if (value.kind === 'alternatives') return value.options.flatMap((option) => rowsIn(option.value, many, depth + 1))
  if (value.kind === 'sequence') return value.items.slice(0, 5).flatMap((item) => rowsIn(item, true, depth + 1))
  return value.kind === 'instance' && value.class.kind === 'class' && value.receiver !== null
    ? [{ row: value, many }]
    : []
}
