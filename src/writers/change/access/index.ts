import type { DesignRequest, Subject } from '../../../model/index.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { donorFor } from './donors.ts'
import { guarded } from './handlers.ts'
import { guardsOf } from './guards.ts'
import { withoutUnused } from '../source/unused-imports.ts'
import { regardedTests } from './tests.ts'
import { type Wish, callersTold, isAsWished, wishesFor } from './wishes.ts'

/** Whether a request says who may do what to something that is not there yet. */
export const saysAccess = ({ subjects, rules = [] }: DesignRequest): boolean =>
  subjects.some(({ table, name }) => table === null && rules.some(({ of }) => of === name || of === null))

/** New operations ask callers for what the request says, in place of what they were learned from asks for. */
export function regardAccess(ground: Ground, before: Ground, request: DesignRequest): Proposal | string {
  const made = request.subjects
    .filter(({ table }) => table === null)
    .map((subject) => regard(ground, before, request, subject))
  const refused = made.find((one) => typeof one === 'string')
  return refused ?? together(made.filter((one) => typeof one !== 'string'))
}

function regard(ground: Ground, before: Ground, request: DesignRequest, subject: Subject): Partial<Proposal> | string {
  const { wishes, unknown, refused } = wishesFor(request, subject, before.backend, ground.backend)
  if (refused !== null) return refused
  const done = wishes.map((wish) => (isAsWished(wish.operation, wish.callers) ? {} : asWished(ground, before, wish)))
  const changed = wishes.filter((_, index) => (done[index]!.splices ?? []).length > 0)
  const all = together([...done, regardedTests(ground, changed), { unknown }])
  return { ...all, ...withoutUnused([...ground.code.files, ...ground.code.unused], all) }
}

function asWished(ground: Ground, before: Ground, wish: Wish): Partial<Proposal> {
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
