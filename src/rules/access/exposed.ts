import type { Backend, Confidence, Operation } from '../../model/index.ts'
import { changesData, literalWords } from '../../model/queries/index.ts'
import { commonGuard, refusesSomebody } from './caller.ts'
import { Neighbourhoods, isHidden, openOperations } from './peers.ts'

/** An open operation that those beside it say should not be. */
export interface Exposed {
  readonly operation: Operation
  readonly closed: readonly Operation[]
  readonly total: number
  /** `the writes of app/items.py`. */
  readonly group: string
  readonly guard: string
  readonly confidence: Confidence
  readonly grave: boolean
}

export function exposedOperations(backend: Backend): readonly Exposed[] {
  const around = new Neighbourhoods(backend)
  return openOperations(backend).flatMap((operation) => exposed(operation, around) ?? [])
}

function exposed(operation: Operation, around: Neighbourhoods): Exposed | null {
  const write = isWrite(operation)
  const privileged = isPrivileged(operation)
  if (refusesSomebody(operation) && !privileged) return null
  if (!write && (isPage(operation) || (operation.method === 'post' && !privileged))) return null
  const twin = write || asksForMe(operation) ? around.samePath(operation) : null
  const peers = around.best(operation)
  if (twin === null && peers === null) return null
  const closed = peers?.closed ?? [twin!]
  const handedIn = write && isHandedIn(operation, closed)
  const grave = (write && !handedIn) || privileged || asksForMe(operation)
  const many = peers !== null && peers.closed.length >= 5 && peers.closed.length >= 9 * peers.open
  const sure = asksForMe(operation) || (write && ((twin !== null && operation.method !== 'post') || many))
  return {
    operation,
    closed,
    guard: commonGuard(closed),
    grave,
    total: peers ? peers.closed.length + peers.open : 2,
    group: peers ? `${write ? 'writes' : 'reads'} of \`${peers.what}\`` : `operations of \`${operation.path}\``,
    confidence: refusesSomebody(operation)
      ? 'medium'
      : handedIn || (!grave && !closed.some((one) => one.handler.file === operation.handler.file))
        ? 'low'
        : sure
          ? 'high'
          : 'medium',
  }
}

/** A form that strangers hand in and only some may read: inquiries, applications, reports. */
function isHandedIn(operation: Operation, closed: readonly Operation[]): boolean {
  if (operation.method !== 'post' || asksForMe(operation)) return false
  if (operation.statements.some(({ verb }) => verb === 'update' || verb === 'delete' || verb === 'raw')) return false
  return closed.every(
    ({ access, dependencies }) =>
      access.roles.length > 0 || dependencies.some(({ name }) => /admin|staff|super/i.test(name)),
  )
}

/** Says that it changes something: what a GET writes on its way, and a calculation that is sent by POST, are no writes. */
export function isWrite(operation: Operation): boolean {
  if (!changesData(operation) || operation.method === 'get') return false
  if (operation.method !== 'post') return true
  const { statements, effects } = operation
  if (statements.some(({ verb }) => verb !== 'select') || effects.length > 0) return true
  return statements.length === 0 && (asksForMe(operation) || hasUpload(operation))
}

export const hasUpload = ({ body }: Operation): boolean => body !== null && 'multipart/form-data' in body.content

/** `/me` is nobody without credentials. */
export const asksForMe = ({ path }: Operation): boolean => path.split('/').some((segment) => segment === 'me')

const PRIVILEGED = new Set(['admin', 'admins', 'internal', 'backoffice', 'superuser', 'staff'])
export const isPrivileged = ({ path, tags }: Operation): boolean =>
  [...literalWords(path), ...tags.map((tag) => [tag.toLowerCase()])].some((words) =>
    words.some((word) => PRIVILEGED.has(word)),
  )

/** A page or a way to another place is shown to everyone. */
const isPage = ({ trace, responses }: Operation): boolean =>
  (trace?.returns.some(({ type }) => /(HTML|File|Redirect|Template|PlainText)\w*Response$/.test(type)) ?? false) ||
  responses.some(({ content }) => 'text/html' in content)

export { isHidden }
