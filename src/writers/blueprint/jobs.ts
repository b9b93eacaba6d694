import type { Job } from '../../model/index.ts'
import { jobName } from './operations.ts'
import { durationText } from './head.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import type { Placed } from './routes.ts'

/** What runs by itself or is started: when, where the grammar holds it. */
export function jobEntries(
  { backend, aside }: Plan,
  placed: readonly Placed[],
): { readonly said: readonly Entry[]; readonly unsaid: readonly string[] } {
  const started = new Set(
    placed
      .filter(({ verb }) => verb === null)
      .flatMap(({ operation }) => operation.effects.filter(({ kind }) => kind === 'job').slice(0, 1))
      .map(({ what }) => jobName(what)),
  )
  const said: Entry[] = []
  const unsaid: string[] = []
  // What works on nothing but what the program keeps for itself is a matter of the program.
  const own = new Set(aside.map(({ id }) => id))
  const isOwn = ({ tables = [] }: Job): boolean => tables.length > 0 && tables.every((id) => own.has(id))
  for (const job of backend.runtime.jobs.filter((one) => one.runner !== 'background-task' && !isOwn(one))) {
    const name = jobName(job.name)
    const every = everyOf(job.schedule)
    const at = `${job.at.file}:${job.at.line}`
    if (said.some(({ key }) => key === name)) continue
    const tries = triesOf(job)
    if (every !== null && name !== '')
      said.push({
        key: name,
        value: [{ key: 'every', value: every, aside: job.schedule.startsWith('every ') ? '' : job.schedule }, ...tries],
      })
    else if (started.has(name) || (job.runner === 'program' && name !== '')) said.push({ key: name, value: tries })
    else unsaid.push(`left out: ${job.name}, ${startOf(job)}, see ${at}`)
  }
  return { said, unsaid }
}

/** How it is tried, where that is not as usual. */
function triesOf({ retries, exponential, seconds }: Job): readonly Entry[] {
  const isUsual = retries === undefined || (retries === USUAL_RETRIES && exponential !== false)
  return filled(
    isUsual ? null : { key: 'retry', value: `${retries}${exponential === false ? '' : ' exponential'}` },
    seconds === undefined || seconds === USUAL_SECONDS ? null : { key: 'timeout', value: durationText(seconds) },
  )
}

const USUAL_RETRIES = 3
const USUAL_SECONDS = 60

const startOf = ({ schedule }: Job): string => (schedule === '' ? 'started by code alone' : `runs at ${schedule}`)

/** `every 600 seconds`, and cron lines that mean a length of time. */
export function everyOf(schedule: string): string | null {
  const [, count, unit] = /^every (\d+(?:\.\d+)?) (second|minute|hour|day|week)s?$/.exec(schedule) ?? []
  if (unit === 'second' && Number.isInteger(Number(count))) return durationText(Number(count))
  if (count !== undefined && unit !== undefined) return `${count}${unit === 'minute' ? 'm' : unit.charAt(0)}`
  const [, minutes] = /^\*\/(\d+) \* \* \* \*$/.exec(schedule) ?? []
  if (minutes !== undefined) return `${minutes}m`
  const [, hours] = /^\d+ \*\/(\d+) \* \* \*$/.exec(schedule) ?? []
  if (hours !== undefined) return `${hours}h`
  if (schedule === '* * * * *') return '1m'
  if (/^\d+ \* \* \* \*$/.test(schedule)) return '1h'
  if (/^\d+ \d+ \* \* \*$/.test(schedule)) return '1d'
  return /^\d+ \d+ \* \* \w+$/.test(schedule) ? '7d' : null
}
