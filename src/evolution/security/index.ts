import type { Backend, Change } from '../../model/index.ts'
import { pair, pairOperations } from '../pairs.ts'
import { accessChanges, guardedOperation, guardedSocket } from './access.ts'
import { guardChanges, middlewareChanges } from './guards.ts'
import { rowChanges } from './rows.ts'

/** Who may call what and which rows they reach, as the code enforces it; no contract says so. */
export function securityChanges(base: Backend, head: Backend): readonly Change[] {
  const operations = pairOperations(base, head).shared.flatMap(([before, after]) => [
    ...accessChanges(guardedOperation(before), guardedOperation(after)),
    ...guardChanges(before, after),
    ...rowChanges(before, after),
  ])
  const sockets = pair(base.api.webSockets, head.api.webSockets, [({ path }) => path]).shared.flatMap(
    ([before, after]) => accessChanges(guardedSocket(before), guardedSocket(after)),
  )
  return [...middlewareChanges(base, head), ...operations, ...sockets]
}
