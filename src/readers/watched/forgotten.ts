import type { Forgotten } from '../../model/runtime.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import type { FunctionValue, Value } from '../../python/values/value.ts'
import { secondsOf } from '../seconds.ts'
import { columnOf, isMapped, tableOf } from '../queries/entities.ts'
import { deletedBy, namesIn, reachedFrom, valuesIn } from './names.ts'
import type { Planned } from './plans.ts'

/** How long rows are kept, by jobs that delete what is older: as a register of models says, or as they say themselves. */
export function readForgotten(
  modules: readonly SourceModule[],
  planned: readonly Planned[],
  machine: Machine,
): readonly Forgotten[] {
  const registers = registersIn(modules, machine)
  const found = planned.flatMap(({ job, run }) => {
    const read = [...reachedFrom(run)].flatMap((of) => [...namesIn(of)].flatMap((value) => registers.get(value) ?? []))
    const rules = deletedBy(run, machine) === null ? [] : read
    return [...rules, ...forgottenBy(run, machine)].map((one) => ({ ...one, job: job.name }))
  })
  return [...new Map(found.map((one) => [one.table, one])).values()]
}

type Kept = Omit<Forgotten, 'job'>

/** `(Rule(Ticket, Ticket.created_at, timedelta(days=90)),)` */
function registersIn(modules: readonly SourceModule[], machine: Machine): ReadonlyMap<Value, readonly Kept[]> {
  const registers = new Map<Value, readonly Kept[]>()
  for (const value of valuesIn(modules)) {
    if (value.kind !== 'sequence' || value.open || value.items.length === 0) continue
    const rules = value.items.flatMap((item) => ruleIn(item, machine) ?? [])
    if (rules.length === value.items.length) registers.set(value, rules)
  }
  return registers
}

function ruleIn(value: Value, machine: Machine): Kept | null {
  if (value.kind !== 'instance' || value.class.kind !== 'class') return null
  const given = [...value.args, ...value.keywords.values()]
  const [model, ...others] = given.filter((one) => isMapped(one, machine))
  const lengths = given.flatMap((one) => secondsOf(one) ?? [])
  const table = model?.kind === 'class' ? tableOf(model, machine) : null
  const isOwn = given.some((one) => columnOf(one, machine)?.table === table)
  return table !== null && others.length === 0 && lengths.length === 1 && isOwn ? { table, seconds: lengths[0]! } : null
}

/** `delete(Entry).where(Entry.at < now - KEPT)`: one length of time, and rows of one table. */
function forgottenBy(job: FunctionValue, machine: Machine): readonly Kept[] {
  const tables = deletedBy(job, machine) ?? new Set()
  const [seconds, ...more] = [...namesIn(job)].flatMap((value) => secondsOf(value) ?? [])
  return seconds === undefined || more.length > 0 || tables.size !== 1
    ? []
    : [...tables].map((table) => ({ table, seconds }))
}
