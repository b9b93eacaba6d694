import { type Ground, NOTHING_EXPECTED, type Proposal, sentence } from '../ground.ts'
import { donorFor } from './donors.ts'
import { guardsOf } from './guards.ts'
import { guarded } from './handlers.ts'
import { callersTold } from './callers.ts'
import { type Wish } from './wishes.ts'

/** An operation with the guard of one that asks callers for what is wished. */
export function asWished(ground: Ground, before: Ground, wish: Wish): Partial<Proposal> {
  const { code } = ground
  const { operation, callers } = wish
  const handler = code.functionAt(operation.handler)
  const form = handler ? (guardsOf(code, handler, operation)[0]?.form ?? 'decorator') : null
  const donor = donorFor(before.code, before.backend, callers, form)
  const made = handler && donor ? guarded(code, handler, wish, donor.guards) : null
  if (!handler || !donor || !made)
    return {
      unknown: [
        `${operation.id} is for ${callersTold(callers)}, and asks as where it was learned from: ${
          donor ? 'what its handler does stands on who calls' : 'no operation shows how that is asked'
        }; it has to be written by hand`,
      ],
    }
  return {
    ...made,
    sentences: [
      sentence(
        `${operation.id} is for ${callersTold(callers)}${wish.isDerived ? ', as what is said of the others would else say little' : ''}: it asks as ${donor.operation.id} does`,
        [donor.operation.handler],
      ),
    ],
    expected: { ...NOTHING_EXPECTED, guarded: [[operation.id, donor.operation.id]] },
  }
}
