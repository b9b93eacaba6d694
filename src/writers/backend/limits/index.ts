import type { Feature } from '../feature.ts'
import { limitsOf } from './limit.ts'
import { statementsOf } from './trigger.ts'

/** How many rows there may be: the server counts, whoever writes them, and lets one after the other in. */
export const limits: Feature = {
  statements: ({ scope }) =>
    [...scope.resources.values()].flatMap((resource) => limitsOf(resource, scope).flatMap(statementsOf)),
}
