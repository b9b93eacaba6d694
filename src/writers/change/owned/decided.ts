import type { Capability, DesignRequest, Operation, Subject } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { callersOf } from '../access/callers.ts'
import { donorFor } from '../access/donors.ts'
import type { Ground } from '../ground.ts'
import { tableOf } from '../links/references.ts'
import { ownerOf } from './owner.ts'

/** `Return.accept`: what is done to something that is not there yet. */
export const deedsOf = ({ capabilities }: DesignRequest, { name, table }: Subject): readonly Capability[] =>
  table !== null
    ? []
    : capabilities.filter(
        (one) => one.name === 'operation' && one.of?.split('.').length === 2 && one.of.split('.')[0] === name,
      )

export const verbOf = ({ of }: Capability): string => of!.split('.')[1]!

/** Operations that do them by now. */
export function deedsMade({ backend }: Ground, request: DesignRequest, subject: Subject) {
  const table = tableOf(backend, subject.name, request)
  return deedsOf(request, subject).flatMap((deed): readonly { verb: string; operation: Operation }[] => {
    const operation = table && operationDoing(verbOf(deed), table, backend)?.operation
    return operation ? [{ verb: verbOf(deed), operation }] : []
  })
}

/** Who does it besides whoever made the row, as rules name them. */
export const othersDoing = (
  deed: Capability,
  subject: Subject,
  ground: Ground,
  request: DesignRequest,
): readonly string[] => [...new Set(rulesOfOthers(deed, subject, ground, request).map(({ who }) => who))]

function rulesOfOthers(deed: Capability, { name }: Subject, { backend }: Ground, request: DesignRequest) {
  const { rules = [], roles = [] } = request
  return rules
    .filter(({ of, operation, how }) => of === name && operation === verbOf(deed) && how !== 'not')
    .filter((rule) => !/^(owner|signed in)$/.test(callersOf(rule, backend, roles).toString()))
}

/** What others decide of rows that are somebody's. */
export interface Decided {
  readonly verbs: ReadonlySet<string>
  /** The roles that decide, and change such rows. */
  readonly callers: readonly string[]
}

/** Where some with a role of the backend decide of rows that whoever made them does not change; null where nobody does. */
export function decidedIn(subject: Subject, before: Ground, request: DesignRequest): Decided | null {
  const { rules = [], roles = [] } = request
  if (ownerOf(subject, before, request) === null) return null
  const changing = rules.some(
    (one) =>
      one.of === subject.name &&
      one.how !== 'not' &&
      one.verbs.includes('update') &&
      /^(owner|signed in|anyone)$/.test(callersOf(one, before.backend, roles).toString()),
  )
  if (changing) return null
  const deeds = deedsOf(request, subject).filter((one) => rulesOfOthers(one, subject, before, request).length > 0)
  const sets = deeds
    .flatMap((deed) => rulesOfOthers(deed, subject, before, request))
    .map((rule) => callersOf(rule, before.backend, roles))
  const callers = [...new Set(sets.flatMap((one) => (typeof one === 'string' ? [] : one)))]
  if (deeds.length === 0 || sets.some((one) => typeof one === 'string')) return null
  if (donorFor(before.code, before.backend, callers, null) === null) return null
  return { verbs: new Set(deeds.map(verbOf)), callers }
}
