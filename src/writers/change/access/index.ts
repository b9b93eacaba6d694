import type { DesignRequest } from '../../../model/index.ts'
import { type Decided, decidedIn } from '../owned/decided.ts'
import type { Basic } from '../resource/sibling.ts'
import { type Ground, type Proposal, together } from '../ground.ts'
import { asWished } from './as-wished.ts'
import { withoutUnused } from '../source/unused-imports.ts'
import { regardedTests } from './tests.ts'
import { wishesForDeeds } from './deeds.ts'
import { type Wish, type Wishes, isAsWished, operationsMade, wishesFor } from './wishes.ts'

/** Whether a request says who may do what to something that is not there yet, or who may what nobody does yet. */
export const saysAccess = ({ subjects, rules = [] }: DesignRequest): boolean =>
  subjects.some(({ table, name }) =>
    rules.some(
      ({ of, operation }) =>
        (of === name && (table === null || operation !== undefined)) || (of === null && table === null),
    ),
  )

/** New operations ask callers for what the request says, in place of what they were learned from asks for. */
export function regardAccess(ground: Ground, before: Ground, request: DesignRequest): Proposal | string {
  const made = request.subjects.map((subject) => {
    const deeds = wishesForDeeds(request, subject, before.backend, ground.backend)
    if (subject.table !== null) return regard(ground, before, deeds)
    const made = operationsMade(before.backend, ground.backend, subject.name)
    const { wishes, unknown, refused } = wishesFor(request, subject, before.backend, ground.backend)
    return regard(ground, before, {
      wishes: [...withDeciding(wishes, decidedIn(subject, before, request), made), ...deeds.wishes],
      unknown: [...unknown, ...deeds.unknown],
      refused,
    })
  })
  const refused = made.find((one) => typeof one === 'string')
  return refused ?? together(made.filter((one) => typeof one !== 'string'))
}

/** Who decides of rows of others changes them as well, and nobody else does. */
function withDeciding(wishes: readonly Wish[], decided: Decided | null, made: readonly Basic[]): readonly Wish[] {
  if (decided === null) return wishes
  const changing = made.filter(({ does }) => does === 'update').map(({ operation }) => operation)
  return [
    ...wishes.filter(({ operation }) => !changing.includes(operation)),
    ...changing.map((operation): Wish => ({ operation, callers: decided.callers, isDerived: true })),
  ]
}

function regard(ground: Ground, before: Ground, { wishes, unknown, refused }: Wishes): Partial<Proposal> | string {
  if (refused !== null) return refused
  const done = wishes.map((wish) => (isAsWished(wish.operation, wish.callers) ? {} : asWished(ground, before, wish)))
  const changed = wishes.filter((_, index) => (done[index]!.splices ?? []).length > 0)
  const all = together([...done, regardedTests(ground, changed), { unknown }])
  return { ...all, ...withoutUnused([...ground.code.files, ...ground.code.unused], all) }
}
