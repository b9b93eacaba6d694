import type { DesignRequest } from '../../../model/index.ts'
import { type Ground, type Proposal, asPart, together } from '../ground.ts'
import { tableOf } from '../links/references.ts'
import { addOperation } from '../operation/index.ts'
import { decidedIn, deedsOf, othersDoing, verbOf } from './decided.ts'
import { ownerOf } from './owner.ts'
import { startingOf } from './starting.ts'

export const saysDeedsOfNew = (request: DesignRequest): boolean =>
  request.subjects.some((one) => deedsOf(request, one).length > 0)

/** What is done to rows of something new, beside making and changing them: written, or told with why it is not. */
export const addDeeds = (ground: Ground, before: Ground, request: DesignRequest): Proposal =>
  together(
    request.subjects.flatMap((subject) => {
      const table = tableOf(ground.backend, subject.name, request)
      const owner = ownerOf(subject, before, request)
      const isOwned = table?.foreignKeys.some((key) => key.references.table === owner?.table.id) === true
      const isAlone = owner !== null && (isOwned || decidedIn(subject, before, request) === null)
      return deedsOf(request, subject).map((deed): Partial<Proposal> => {
        if (!table) return { unwritten: [`“${deed.from.text}” is not written: there is no table of ${subject.name}`] }
        const others = othersDoing(deed, subject, before, request)
        if (isAlone && others.length > 0)
          return {
            unwritten: [
              `“${deed.from.text}”: operations find rows of ${subject.name} for whoever made them alone, so that \`${verbOf(deed)}\` by ${others.join(' and ')} is not written`,
            ],
          }
        return asPart(
          addOperation(ground, table, subject, deed, (effect) => startingOf(request, subject, deed, effect)),
        )
      })
    }),
  )
