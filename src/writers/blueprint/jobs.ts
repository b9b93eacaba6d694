import type { Job, Operation } from '../../model/index.ts'
import { jobName } from './operations.ts'
import { durationText } from './durations.ts'
import { madeOf } from './accounts.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'

/** What runs by itself or is started: when, where the grammar holds it. */
export function jobEntries(
  plan: Plan,
  starting: readonly Operation[],
): { readonly said: readonly Entry[]; readonly unsaid: readonly string[] } {
  const { backend } = plan
  const started = new Set(
    starting
      .flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'job').slice(0, 1))
      .map(({ what }) => jobName(what)),
  )
  const said: Entry[] = []
  const unsaid: string[] = []
  for (const job of backend.runtime.jobs.filter((one) => one.runner !== 'background-task' && !isOwn(one, plan))) {
    const name = jobName(job.name)
    const every = everyOf(job.schedule)
    const at = `${job.at.file}:${job.at.line}`
    if (said.some(({ key }) => key === name)) continue
    const tries = [...waitsFor(job), ...madeOf(job, plan), ...triesOf(job)]
    if (every !== null && name !== '')
      said.push({
        key: name,
        value: [{ key: 'every', value: every, aside: job.schedule.startsWith('every ') ? '' : job.schedule }, ...tries],
      })
    else if (started.has(name) || job.on || (job.runner === 'program' && name !== ''))
      said.push({ key: name, value: tries })
    else unsaid.push(`left out: ${job.name}, ${startOf(job)}, see ${at}`)
  }
  return { said, unsaid }
}

/** A matter of the program: it works on nothing but what the program keeps, on accounts, or only forgets what is old. */
function isOwn({ name, account, tables = [] }: Job, { aside, backend, user }: Plan): boolean {
  if (account !== undefined) return false
  if (backend.runtime.forgotten?.some(({ job }) => job === name)) return true
  const own = aside.filter(({ id }) => tables.includes(id))
  const ofCallers = own.filter(({ foreignKeys }) => foreignKeys.some(({ references }) => references.table === user))
  const isOfAccounts = user !== null && tables.includes(user) && ofCallers.length >= LEAST_OF_ACCOUNTS
  return isOfAccounts || (own.length > 0 && own.length === tables.length)
}

/** Whoever works on so much of what hangs on a caller works on accounts. */
const LEAST_OF_ACCOUNTS = 2

/** `when: order.paid`; a second event has no place. */
const waitsFor = ({ on: [first, ...more] = [] }: Job): readonly Entry[] =>
  filled(
    first === undefined
      ? null
      : { key: 'when', value: first, aside: more.length > 0 ? `and for ${more.join(', ')}` : '' },
  )

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
