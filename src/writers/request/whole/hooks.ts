import type { DesignRequest } from '../../../model/index.ts'
import { SENDERS } from '../../../blueprint/expression/retry.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import type { Entry } from '../../blueprint/page.ts'
import { type Draft, type People, askedFor, highest } from '../things/draft.ts'
import { retriesIn } from './retries.ts'
import { either, roleOf } from '../people/who.ts'

const pairs = (of: Readonly<Record<string, string>>): readonly Entry[] =>
  Object.entries(of).map(([key, value]) => ({ key, value }))

/** What is sent to others when something changes, and what others send. */
export function webhookEntries(request: DesignRequest, drafts: readonly Draft[], people: People): readonly Entry[] {
  return request.capabilities
    .flatMap((one): readonly Entry[] => {
      if (one.name !== 'webhooks') return []
      if (one.comesFrom !== undefined) return [received(one.comesFrom)]
      const told = toldOf(request, drafts)
      if (told.length === 0) return []
      const by = (one.by ?? []).filter((role) => people.roles.includes(role))
      const value = [
        { key: 'out', value: told.flatMap(({ name }) => eventsOf(name, request)) },
        ...pairs({ sign: 'hmac-sha256', retry: retriesIn(request.text, 8) }),
        ...(one.mostFailures === undefined ? [] : pairs({ most_failures: String(one.mostFailures) })),
        ...(by.length > 0 ? pairs({ access: either([...by.map(roleOf), roleOf(highest(people))], people) }) : []),
      ]
      const above = told[0]!.name === 'User' ? ['supposed: changes of accounts, as nobody says what is told of'] : []
      return [{ key: 'changes', value, above }]
    })
    .filter(({ key }, at, all) => all.findIndex((other) => other.key === key) === at)
}

/** What is asked for, and else all that is kept; accounts where there is nothing else. */
function toldOf(request: DesignRequest, drafts: readonly Draft[]): readonly Draft[] {
  const asked = drafts.filter(({ name }) => askedFor(request, 'webhooks').includes(name))
  const own = drafts.filter(({ name }) => name !== 'User').slice(0, MOST_TOLD)
  return asked.length > 0 ? asked : own.length > 0 ? own : drafts.slice(0, 1)
}

/** A subscription names no more than so many events. */
const MOST_TOLD = 10

/** What happens to each of them, and the states it comes to. */
function eventsOf(name: string, { subjects }: DesignRequest): readonly string[] {
  const steps = subjects
    .filter((one) => one.name === name)
    .flatMap(({ states = [] }) => states.flatMap((one) => one.steps))
  const states = [...new Set(steps.map(({ to }) => to))]
  return ['created', 'updated', 'deleted', ...states].map((what) => `${snake(name)}.${what}`)
}

const isKnown = (sender: string): boolean => (SENDERS as readonly string[]).includes(sender)

const received = (sender: string): Entry => ({
  key: `${sender}_calls`,
  above: isKnown(sender)
    ? []
    : ['supposed: signed as standardwebhooks.com has it; nobody tells the scheme of the sender'],
  value: pairs({
    in: `POST /hooks/${sender.replaceAll('_', '-')}`,
    verify: `${isKnown(sender) ? sender : 'hmac-sha256'} $${sender.toUpperCase()}_SECRET`,
    starts: jobOf(sender),
  }),
})

/** What is done with it is people's to write: it is kept first, and tried again until it holds. */
export const receiving = (sender: string, { text }: DesignRequest, aside: string): Entry => ({
  key: jobOf(sender),
  value: pairs({ retry: retriesIn(text, 5), timeout: '60s' }),
  aside,
})

const jobOf = (sender: string): string => `take_${sender}_calls`
