import type { Job } from '../../model/index.ts'
import { jobName } from './operations.ts'
import type { Entry } from './page.ts'
import type { Plan } from './plan.ts'
import type { Placed } from './routes.ts'

/** What runs by itself or is started: when, where the grammar holds it. */
export function jobEntries(
  { backend }: Plan,
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
  for (const job of backend.runtime.jobs.filter(({ runner }) => runner !== 'background-task')) {
    const name = jobName(job.name)
    const every = everyOf(job.schedule)
    const at = `${job.at.file}:${job.at.line}`
    if (said.some(({ key }) => key === name)) continue
    if (every !== null && name !== '')
      said.push({
        key: name,
        value: [{ key: 'every', value: every, aside: job.schedule.startsWith('every ') ? '' : job.schedule }],
      })
    else if (started.has(name)) said.push({ key: name, value: [] })
    else unsaid.push(`left out: ${job.name}, ${startOf(job)}, see ${at}`)
  }
  return { said, unsaid }
}

const startOf = ({ schedule }: Job): string => (schedule === '' ? 'started by code alone' : `runs at ${schedule}`)

/** `every 600 seconds`, and cron lines that mean a length of time. */
export function everyOf(schedule: string): string | null {
  const [, count, unit] = /^every (\d+(?:\.\d+)?) (second|minute|hour|day|week)s?$/.exec(schedule) ?? []
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
