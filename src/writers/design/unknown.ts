import type { Operation, OperationContract } from '../../model/index.ts'
import { costs, count, placeText, unresolvedGroups } from '../../model/queries/index.ts'
import type { Designed } from './designed.ts'

const MOST = 4

/** What could not be read, shown or measured: it is not there, and it is not taken for absent. */
export function unknownIn(
  { backend, planned, figures }: Designed,
  operations: readonly Operation[],
  contracts: readonly OperationContract[],
): readonly string[] {
  return [
    ...unresolvedGroups(backend).map(({ kind, items }) => {
      const places = items.flatMap(({ at }) => (at === null ? [] : [placeText(at)])).slice(0, MOST)
      return `${count(items.length, kind)}: ${costs[kind]}${places.length === 0 ? '' : ` (${places.join(', ')}${items.length > places.length ? ' and more' : ''})`}`
    }),
    ...operations
      .filter(({ access }) => access.state === 'unknown')
      .map(
        ({ id, access }) =>
          `Who may call ${id}: ${access.unknown.map(({ what }) => what).join('; ') || 'something on the way could not be read'}`,
      ),
    ...operations
      .filter(({ trace }) => trace !== undefined && !trace.complete)
      .map(({ id }) => `Not everything ${id} does was followed: it may refuse more than is listed`),
    ...contracts.flatMap(({ operation, request }) =>
      request !== null && request.example === null && request.fields.length > 0
        ? [`An example of what ${operation} takes: no text could be made for a pattern of it`]
        : [],
    ),
    ...(planned === null && figures.some(({ kind }) => kind === 'rows')
      ? ['How statements are planned at the rows that are asked for: nobody planned them']
      : []),
  ]
}
