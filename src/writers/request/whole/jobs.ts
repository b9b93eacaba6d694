import { sentenceAt } from '../../../kernel/sentence.ts'
import { DONE } from '../../../kernel/done.ts'
import type { Capability, DesignRequest } from '../../../model/index.ts'
import { snake, usualTable } from '../../../blueprint/storage/names.ts'
import type { Entry } from '../../blueprint/page.ts'
import { namedBefore } from '../things/named.ts'
import type { Draft } from '../things/draft.ts'
import { isOfAccounts } from './mails.ts'
import { receiving } from './hooks.ts'
import { retriesIn } from './retries.ts'
import { readType } from '../things/types.ts'

const pairs = (of: Readonly<Record<string, string>>): readonly Entry[] =>
  Object.entries(of).map(([key, value]) => ({ key, value }))

/** What runs by itself: when something happens, or from time to time. */
export function jobEntries(
  request: DesignRequest,
  drafts: readonly Draft[],
  first: (name: string) => Draft | undefined,
): readonly Entry[] {
  const { capabilities } = request
  const jobs = capabilities.flatMap((one): readonly Entry[] => {
    const aside = `asked: ${one.from.text}`
    if (one.name === 'schedule') return [{ ...regular(one, request), aside: `${aside}${hourOf(one)}` }]
    // What others send is worked off by a job of its own.
    if (one.name === 'jobs' && capabilities.some(({ comesFrom }) => comesFrom !== undefined)) return []
    if (one.name === 'jobs') {
      // `send each campaign in the background`
      const named = namedBefore(request, one.from.end)?.name
      const of = drafts.some(({ name }) => name === named) ? named : first('jobs')?.name
      const value = pairs({ when: `${of ?? 'User'}.created`, retry: retriesIn(request.text, 5), timeout: '60s' })
      // A queue of which nobody says what is worked off: it needs some beginning.
      const isOpen = of === undefined || (of === 'User' && named !== 'User')
      const supposed = isOpen ? '; nobody says what starts it, and somebody who registers is only an example' : ''
      const isRanked = drafts.some(
        ({ name, fields }) => name === of && fields.some((field) => field.name === 'priority'),
      )
      const ranked = isRanked ? '; a worker takes what is due first, whatever its priority' : ''
      return [{ key: 'work_in_background', value, aside: `${aside}${supposed}${ranked}` }]
    }
    if (one.name === 'mails') return isOfAccounts(one, request) ? [] : mail(one, drafts, request, aside)
    if (one.name === 'webhooks') return one.comesFrom === undefined ? [] : [receiving(one.comesFrom, request, aside)]
    const source = one.name === 'retrieval' ? first('retrieval') : undefined
    if (source === undefined) return []
    const when = { when: `${source.name}.created`, runs: `rag.${usualTable(source.name)}` }
    return [{ key: `index_${snake(source.name)}`, value: pairs({ ...when, retry: '5 exponential', timeout: '120s' }) }]
  })
  return jobs.filter(({ key }, index) => jobs.findIndex((other) => other.key === key) === index)
}

/** What a mail is sent for, beside the changes of every row: `ticket.closed`. */
export function mailedEvents(name: string, request: DesignRequest): readonly string[] {
  const reached = request.subjects
    .filter((one) => one.name === name)
    .flatMap(({ states }) => (states ?? []).flatMap(({ steps }) => steps.map(({ to }) => to)))
  const fields = request.subjects.filter((one) => one.name === name).flatMap((one) => one.fields)
  const events = request.capabilities.flatMap((one) =>
    one.name === 'mails' && one.of?.startsWith(`${name}.`) === true && !isOfAccounts(one, request)
      ? [one.of.split('.')[1]!]
      : [],
  )
  return events
    .flatMap((event) => whatOf(event, name, request))
    .filter(
      (event) => !CHANGES.test(event) && !reached.includes(event) && !fields.some((field) => field.name === event),
    )
}

/** What is decided is approved, or it is rejected. */
const whatOf = (event: string, name: string, { capabilities }: DesignRequest): readonly string[] =>
  event === 'decided'
    ? capabilities.flatMap(({ of }) =>
        /\.(approve|accept|reject|decline)$/.test(of ?? '') && of!.startsWith(`${name}.`)
          ? [DONE.get(of!.split('.')[1]!)!]
          : [],
      )
    : [event]

const mail = (one: Capability, drafts: readonly Draft[], request: DesignRequest, aside: string): readonly Entry[] => {
  const [name = '', what = 'created'] = (one.of ?? '').split('.')
  return whatOf(what, name, request).flatMap((event) =>
    mailFor(name, event, drafts, aside, sentenceAt(request.text, one.from.start).text),
  )
}

/** A mail for what happens to a row, or before the time it holds. */
function mailFor(name: string, what: string, drafts: readonly Draft[], aside: string, said: string): readonly Entry[] {
  const draft = drafts.find((one) => one.name === name)
  if (draft === undefined) return []
  const isTime = (readType(draft.fields.find((field) => field.name === what)?.type ?? '')?.type.kind ?? '').startsWith(
    'date',
  )
  const again = DAILY.test(said) ? '1d' : WEEKLY.test(said) ? '7d' : null
  return isTime
    ? [
        {
          key: `remind_of_${usualTable(name)}`,
          value: pairs({ every: again ?? '15m', retry: '3 exponential', timeout: '60s' }),
          aside: `${aside}; those whose ${what} ${OVER.test(said) ? 'has passed' : 'is near'}${again === null ? ', and who were not told yet' : ', each time again'}`,
        },
      ]
    : [
        {
          key: `mail_${snake(name)}_${what}`,
          value: pairs({
            when: `${CHANGES.test(what) ? name : snake(name)}.${what}`,
            retry: '5 exponential',
            timeout: '30s',
          }),
          aside,
        },
      ]
}

/** `overdue loans`: it is over, and not near. */
const OVER = /\b(overdue|past due|too late|late|expired|delinquent|unreturned)\b/i
const DAILY = /\b((every|each) day|daily)\b/i
const WEEKLY = /\b((every|each) week|weekly)\b/i

/** What happens to every row; the others are states it comes to. */
const CHANGES = /^(created|updated|deleted)$/

const EVERY: Readonly<Record<string, readonly [string, string]>> = {
  hour: ['1h', 'hour'],
  hourly: ['1h', 'hour'],
  week: ['7d', 'week'],
  weekly: ['7d', 'week'],
  month: ['30d', 'month'],
  monthly: ['30d', 'month'],
}

/** `a monthly report`, `old notes are deleted every night`: called by what runs. */
function regular({ from }: Capability, { text }: DesignRequest): Entry {
  // `sent at a scheduled time`: whatever is due by now.
  if (/^\s+(time|date|moment)/i.test(text.slice(from.end)))
    return { key: 'run_what_is_due', value: pairs({ every: '1m', retry: '3 exponential', timeout: '60s' }) }
  const words = from.text.toLowerCase().split(/[^a-z]+/)
  const [every, unit] = words.flatMap((word) => (Object.hasOwn(EVERY, word) ? [EVERY[word]!] : []))[0] ?? ['1d', 'day']
  const what = /^\s+([a-z]+)/i.exec(text.slice(from.end))?.[1]?.toLowerCase() ?? ''
  const key = RUNS.test(what) ? `${what.replace(/s$/, '')}_every_${unit}` : `run_every_${unit}`
  return { key, value: pairs({ every, retry: '3 exponential', timeout: '60s' }) }
}

/** A night has many hours. */
const hourOf = ({ from }: Capability): string =>
  /night/i.test(from.text) ? '; at which hour nobody says: it runs a day after it ran last' : ''

const RUNS =
  /^(report|digest|summary|statement|export|backup|sync|import|cleanup|newsletter|reminder|aggregation|batch)s?$/
