import type { Job } from '../../model/runtime.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asBool, asNumber, asText } from '../../python/values/ask.ts'
import type { FunctionValue, Instance, Value } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'
import { tablesOf } from './index.ts'

/** `{"scan": Plan(scan, retries=5, every=900)}`: jobs a program runs itself, by name, with how each is tried. */
export function readPlans(modules: readonly SourceModule[], machine: Machine): readonly Job[] {
  const seen = new Set<Value>()
  return modules.flatMap(({ scope }) =>
    [...scope.variables].flatMap(([, value]) => {
      if (value.kind !== 'mapping' || value.open || seen.has(value)) return []
      seen.add(value)
      const jobs = [...value.entries.values()].map(({ key, value: plan }) => jobOf(asText(key), plan, machine))
      return jobs.length > 0 && jobs.every((job) => job !== null) ? jobs.flatMap((job) => job ?? []) : []
    }),
  )
}

function jobOf(name: string | null, plan: Value, machine: Machine): Job | null {
  if (name === null || plan.kind !== 'instance' || plan.class.kind !== 'class') return null
  const run = [...plan.args, ...plan.keywords.values()].find((one) => one.kind === 'function')
  const retries = numberOf(plan, /^(max_)?retr(y|ies)$/)
  if (run?.kind !== 'function' || !isAsked(run) || retries === null) return null
  const every = numberOf(plan, /^(every|interval)$/)
  const seconds = numberOf(plan, /^(seconds|timeout)$/)
  const grows = given(plan, /^exponential|backoff$/)
  return {
    name,
    runner: 'program',
    schedule: every === null ? '' : `every ${every} seconds`,
    retries,
    exponential: (grows && asBool(grows)) ?? true,
    ...(seconds === null ? {} : { seconds }),
    tables: [...tablesOf(run, machine)],
    at: placeOf(run.site),
  }
}

/** Whether it can be run by itself: told of one piece of work, at most. */
const isAsked = ({ node }: FunctionValue): boolean => node.kind === 'FunctionDef' && node.parameters.length <= 1

function given(plan: Instance, name: RegExp): Value | undefined {
  const own = [...plan.keywords].find(([key]) => name.test(key))?.[1]
  return own ?? [...plan.attributes].find(([key]) => name.test(key))?.[1]
}

const numberOf = (plan: Instance, name: RegExp): number | null => asNumber(given(plan, name))
