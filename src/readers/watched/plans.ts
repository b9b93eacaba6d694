import type { Job } from '../../model/runtime.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { importModule } from '../../python/interpret/imports.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asBool, asNumber, asText } from '../../python/values/ask.ts'
import type { FunctionValue, Instance, Value } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'
import { tablesOf, valuesIn } from './names.ts'

/** Folders that are no part of what runs. */
const ASIDE =
  /(^|\/)(tests?|testing|examples?|docs?|scripts?|benchmarks?|migrations?|alembic|versions|node_modules|site-packages|\.venv|venv)(\/|$)/
/** What a module that plans jobs has in its text. */
const PLANS = /\w+\(\s*\w+,[^)]*\b(max_)?retr(y|ies)\s*=\s*\d/s
/** More of them than these say nothing of one program. */
const MOST = 20

/** Runs modules that plan jobs: workers are seldom imported by the application. */
export function importPlans(program: SourceProgram, machine: Machine): void {
  const seen = new Set(program.used.map((module) => module.file))
  const wanted = program.files.paths.filter(
    (path) => path.endsWith('.py') && !seen.has(path) && !ASIDE.test(path) && program.mentions(path, PLANS),
  )
  for (const path of wanted.slice(0, MOST)) importModule(program.module(path), machine)
}

/** A job, and the function that is run. */
export interface Planned {
  readonly job: Job
  readonly run: FunctionValue
}

/** `{"scan": Plan(scan, retries=5, every=900)}`: jobs a program runs itself, by name, with how each is tried. */
export function readPlans(modules: readonly SourceModule[], machine: Machine): readonly Planned[] {
  const values = valuesIn(modules)
  const planned = values.flatMap((value) => {
    if (value.kind !== 'mapping' || value.open) return []
    const entries = [...value.entries.values()]
    const jobs = entries.flatMap(({ key, value: plan }) => jobOf(asText(key), plan, machine) ?? [])
    return jobs.length === entries.length ? jobs : []
  })
  if (planned.length === 0) return []
  const starts = startsIn(values, new Set(planned.map(({ job }) => job.name)))
  return planned.map(({ job, run }) => {
    const on = starts.flatMap(([event, names]) => (names.includes(job.name) ? [event] : []))
    return { job: on.length > 0 ? { ...job, on } : job, run }
  })
}

/** `{"order.paid": ("send_receipt",)}`: events, and the jobs that wait for them. */
function startsIn(
  values: readonly Value[],
  jobs: ReadonlySet<string>,
): readonly (readonly [string, readonly string[]])[] {
  return values.flatMap((value) => {
    if (value.kind !== 'mapping' || value.open) return []
    const entries = [...value.entries.values()].map(({ key, value: held }) => {
      const names = held.kind === 'sequence' ? held.items.flatMap((item) => asText(item) ?? []) : [asText(held) ?? '']
      return [asText(key) ?? '', names] as const
    })
    return entries.every(([event, names]) => event !== '' && names.length > 0 && names.every((one) => jobs.has(one)))
      ? entries
      : []
  })
}

function jobOf(name: string | null, plan: Value, machine: Machine): Planned | null {
  if (name === null || plan.kind !== 'instance' || plan.class.kind !== 'class') return null
  const run = [...plan.args, ...plan.keywords.values()].find((one) => one.kind === 'function')
  const retries = numberOf(plan, /^(max_)?retr(y|ies)$/)
  if (run?.kind !== 'function' || !isAsked(run) || retries === null) return null
  const every = numberOf(plan, /^(every|interval)$/)
  const seconds = numberOf(plan, /^(seconds|timeout)$/)
  const grows = given(plan, /^exponential|backoff$/)
  const job: Job = {
    name,
    runner: 'program',
    schedule: every === null ? '' : `every ${every} seconds`,
    retries,
    exponential: (grows && asBool(grows)) ?? true,
    ...(seconds === null ? {} : { seconds }),
    tables: [...tablesOf(run, machine)],
    at: placeOf(run.site),
  }
  return { job, run }
}

/** Whether it can be run by itself: told of one piece of work, at most. */
const isAsked = ({ node }: FunctionValue): boolean => node.kind === 'FunctionDef' && node.parameters.length <= 1

function given(plan: Instance, name: RegExp): Value | undefined {
  const own = [...plan.keywords].find(([key]) => name.test(key))?.[1]
  return own ?? [...plan.attributes].find(([key]) => name.test(key))?.[1]
}

const numberOf = (plan: Instance, name: RegExp): number | null => asNumber(given(plan, name))
