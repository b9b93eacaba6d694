import type { Capability, DesignRequest, Subject } from '../../../model/index.ts'
import { callersOf } from '../access/callers.ts'
import { type Ground, type Proposal, asPart, together } from '../ground.ts'
import { tableOf } from '../links/references.ts'
import { addOperation } from '../operation/index.ts'
import { ownerOf } from './index.ts'

/** `Return.accept`: what is done to something that is not there yet. */
export const deedsOf = ({ capabilities }: DesignRequest, { name, table }: Subject): readonly Capability[] =>
  table !== null
    ? []
    : capabilities.filter(
        (one) => one.name === 'operation' && one.of?.split('.').length === 2 && one.of.split('.')[0] === name,
      )

export const saysDeedsOfNew = (request: DesignRequest): boolean =>
  request.subjects.some((one) => deedsOf(request, one).length > 0)

/** What is done to rows of something new, beside making and changing them: written, or told with why it is not. */
export const addDeeds = (ground: Ground, before: Ground, request: DesignRequest): Proposal =>
  together(
    request.subjects.flatMap((subject) => {
      const table = tableOf(ground.backend, subject.name, request)
      return deedsOf(request, subject).map((deed): Partial<Proposal> => {
        if (!table) return { unwritten: [`“${deed.from.text}” is not written: there is no table of ${subject.name}`] }
        const others = othersDoing(deed, subject, before, request)
        if (ownerOf(subject, before, request) && others.length > 0)
          return {
            unwritten: [
              `“${deed.from.text}”: operations find rows of ${subject.name} for whoever made them alone, so that \`${verbOf(deed)}\` by ${others.join(' and ')} is not written`,
            ],
          }
        return asPart(addOperation(ground, table, subject, deed))
      })
    }),
  )

export const verbOf = ({ of }: Capability): string => of!.split('.')[1]!

/** Who does it besides whoever made the row. */
export const othersDoing = (
  deed: Capability,
  { name }: Subject,
  { backend }: Ground,
  { rules = [], roles = [] }: DesignRequest,
): readonly string[] => [
  ...new Set(
    rules
      .filter(({ of, operation, how }) => of === name && operation === verbOf(deed) && how !== 'not')
      .filter((rule) => !/^(owner|signed in)$/.test(callersOf(rule, backend, roles).toString()))
      .map(({ who }) => who),
  ),
]
