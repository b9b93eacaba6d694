import type { DesignRequest } from '../../../model/index.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import type { Entry } from '../../blueprint/page.ts'
import { type Draft, type People, highest } from '../things/draft.ts'
import { retriesIn } from './retries.ts'
import { either, roleOf } from '../people/who.ts'

const pairs = (of: Readonly<Record<string, string>>): readonly Entry[] =>
  Object.entries(of).map(([key, value]) => ({ key, value }))

/** What is sent to others when something changes, and what others send. */
export function webhookEntries(
  request: DesignRequest,
  first: (name: string) => Draft | undefined,
  people: People,
): readonly Entry[] {
  return request.capabilities
    .flatMap((one): readonly Entry[] => {
      if (one.name !== 'webhooks') return []
      if (one.comesFrom !== undefined) return [received(one.comesFrom)]
      const draft = first('webhooks')
      if (draft === undefined) return []
      const event = snake(draft.name)
      const by = (one.by ?? []).filter((role) => people.roles.includes(role))
      const value = [
        { key: 'out', value: [`${event}.created`, `${event}.updated`, `${event}.deleted`] },
        ...pairs({ sign: 'hmac-sha256', retry: retriesIn(request.text, 8) }),
        ...(by.length > 0 ? pairs({ access: either([...by.map(roleOf), roleOf(highest(people))], people) }) : []),
      ]
      const above = draft.name === 'User' ? ['supposed: changes of accounts, as nobody says what is told of'] : []
      return [{ key: 'changes', value, above }]
    })
    .filter(({ key }, at, all) => all.findIndex((other) => other.key === key) === at)
}

const received = (sender: string): Entry => ({
  key: `${sender}_calls`,
  above: ['supposed: signed as standardwebhooks.com has it; nobody tells the scheme of the sender'],
  value: pairs({
    in: `POST /hooks/${sender.replaceAll('_', '-')}`,
    verify: `hmac-sha256 $${sender.toUpperCase()}_SECRET`,
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
