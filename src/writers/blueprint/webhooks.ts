import type { Operation, Subscription } from '../../model/index.ts'
import { SENDERS } from '../../blueprint/expression/retry.ts'
import { snake } from './names.ts'
import { jobName } from './operations.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import type { PolicyBook } from './policies.ts'
import type { Roles } from './roles.ts'
import { conditionRule } from './row-rules.ts'

/** Whether somebody else sends it, and signs it. */
export const isHook = ({ access, method }: Operation): boolean =>
  method === 'post' && access.credentials.includes('signature')

/** What others send, and what they are sent. */
export function webhookEntries(
  received: readonly Operation[],
  around: { readonly plan: Plan; readonly roles: Roles; readonly book: PolicyBook },
): readonly Entry[] {
  const { subscriptions } = around.plan.backend.data
  const value = [
    ...received.map((one) => receiving(one, around.plan)),
    ...(subscriptions ?? []).map((one) => sending(one, around)),
  ]
  return filled({ key: 'webhooks', value })
}

function receiving({ name, method, path, signature, security, effects }: Operation, { backend }: Plan): Entry {
  const secret = backend.runtime.settings.find(
    (one) => one.secret && signature?.attributes.includes(one.name.slice(one.name.indexOf('.') + 1)),
  )
  const job = effects.find(({ kind, what }) => kind === 'job' && jobName(what) !== '')
  return {
    key: snake(name).replace(/^(receive|handle|on)_/, ''),
    value: filled(
      { key: 'in', value: `${method.toUpperCase()} ${path}` },
      signature && secret
        ? { key: 'verify', value: `${senderOf(security) ?? `hmac-${signature.digest}`} $${secret.variable}` }
        : null,
      job ? { key: 'starts', value: jobName(job.what) } : null,
    ),
  }
}

/** One whose way of signing is known is called by it: `StripeSignature`. */
const senderOf = (security: Operation['security']): string | undefined =>
  SENDERS.find((sender) => security.some((one) => Object.hasOwn(one, `${capitalised(sender)}Signature`)))

const capitalised = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`

function sending(
  { name, events, policy: id }: Subscription,
  around: { readonly plan: Plan; readonly roles: Roles; readonly book: PolicyBook },
): Entry {
  const { plan, roles, book } = around
  const policy = book.policies.get(id)
  const table = plan.tables.find((one) => one.id === plan.user)
  const who = policy && table ? conditionRule(policy.condition, table, { plan, roles, book }) : null
  const rule = who?.rule ?? null
  const isUsual = rule !== null && rule === (roles.names[0] ?? 'nobody')
  return {
    key: name,
    value: filled(
      { key: 'out', value: events },
      ...delivered(plan),
      rule === null
        ? { key: 'access', value: 'nobody', aside: `not told by the code: ${who?.unsaid ?? 'who may'}` }
        : isUsual
          ? null
          : { key: 'access', value: rule },
    ),
  }
}

/** What is sent is signed with a secret that is kept beside the address; the job that sends it says how often. */
function delivered({ aside, backend }: Plan): readonly Entry[] {
  const addresses = aside.filter(({ columns }) =>
    ['url', 'secret'].every((name) => columns.some((column) => column.name === name)),
  )
  const job = backend.runtime.jobs.find(({ tables, schedule }) =>
    addresses.some(({ id }) => schedule === '' && tables?.includes(id)),
  )
  return filled(
    addresses.length > 0 ? { key: 'sign', value: 'hmac-sha256' } : null,
    job?.retries === undefined
      ? null
      : { key: 'retry', value: `${job.retries}${job.exponential === false ? '' : ' exponential'}` },
  )
}
