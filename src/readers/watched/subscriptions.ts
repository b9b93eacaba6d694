import type { Subscription } from '../../model/data.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asText } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'
import type { PolicyReader } from '../policies/index.ts'
import { valuesIn } from './names.ts'

const EVENT = /^[a-z]\w*\.\w+$/

/** `{"order_paid": Offer(may_order_paid, ("order.paid",))}`: what somebody may be sent, and the function that says who. */
export function readSubscriptions(modules: readonly SourceModule[], policies: PolicyReader): readonly Subscription[] {
  return valuesIn(modules).flatMap((value) => {
    if (value.kind !== 'mapping' || value.open) return []
    const entries = [...value.entries.values()]
    const offers = entries.flatMap(({ key, value: offer }) => offerIn(asText(key), offer, policies) ?? [])
    return offers.length === entries.length ? offers : []
  })
}

function offerIn(name: string | null, offer: Value, policies: PolicyReader): Subscription | null {
  if (name === null || offer.kind !== 'instance' || offer.class.kind !== 'class') return null
  const given = [...offer.args, ...offer.keywords.values()]
  const may = given.find((one) => one.kind === 'function')
  const events = given.flatMap((one) => (one.kind === 'sequence' && !one.open ? one.items.map(asText) : []))
  if (may?.kind !== 'function' || events.length === 0) return null
  if (!events.every((one) => one !== null && EVENT.test(one))) return null
  const policy = policies.idOf(may)
  return policy === null ? null : { name, events: events.flatMap((one) => one ?? []), policy, at: placeOf(may.site) }
}
