import { operationDoing } from '../../../model/queries/index.ts'
import type { DesignRequest } from '../../../model/index.ts'
import { asWished } from '../access/as-wished.ts'
import { narrowest } from '../access/callers.ts'
import { roleThere } from '../access/roles-there.ts'
import { type Ground, type Proposal, together } from '../ground.ts'

export const saysSteps = ({ subjects }: DesignRequest): boolean =>
  subjects.some(({ becomes = [] }) => becomes.some(({ who }) => who.length > 0))

/** A step is for whom the request names, where that are fewer than those its sibling is for. */
export const guardSteps = (ground: Ground, before: Ground, { subjects }: DesignRequest): Proposal =>
  together(
    subjects.flatMap(({ table: id, becomes = [] }) => {
      const table = ground.backend.data.tables.find((one) => one.id === id || one.name === id)
      return becomes.map(({ verb, who }): Partial<Proposal> => {
        const operation = table && verb !== null ? operationDoing(verb, table, ground.backend)?.operation : undefined
        if (!operation || who.length === 0 || before.backend.api.operations.some(({ id }) => id === operation.id))
          return {}
        const { roles } = operation.access
        const named = who.map((one) => roleThere(before.backend, one))
        const callers = [...new Set(named.flatMap((one) => (one === null ? [] : narrowest(one, before.backend))))]
        const isWider = roles.length > callers.length && callers.every((one) => roles.includes(one))
        if (named.includes(null) || callers.length === 0 || !isWider) return {}
        return asWished(ground, before, { operation, callers, isDerived: false })
      })
    }),
  )
