import type { Operation } from '../../model/index.ts'

/** A lock of the row, of the table or outside the database keeps everybody else waiting. */
export const isLocked = (operation: Operation): boolean =>
  (operation.trace?.calls ?? []).some(
    ({ path, arguments: given }) =>
      /with_for_update|\.lock(\.|$)|\bLock\b|advisory/i.test(path) ||
      given.some(
        (one) =>
          one.name === 'with_for_update' ||
          /for update|advisory|serializable/i.test(typeof one.value === 'string' ? one.value : ''),
      ),
  )
