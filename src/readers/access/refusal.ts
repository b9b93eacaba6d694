import { argument, asNumber, inherits } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Event } from '../behaviour/event.ts'
import { isResponseClass } from '../fastapi/parameters.ts'
import { statusNumber } from '../fastapi/status.ts'
import { external } from '../../python/values/make.ts'
import type { ExceptionStatus } from './exception-status.ts'

/** A place where a caller may be turned away. */
export interface Refusal {
  readonly event: Event
  readonly status: number
  readonly what: string
}

const CLOSING = /^starlette\.(websockets\.WebSocket|requests\.HTTPConnection)\.close$/
const LOGIN = /log-?in|sign-?in|\/auth/i

/** The refusals among the events of a run: 4xx raised, answered, or a closed socket. */
export function refusalsOf(events: readonly Event[], statuses: ExceptionStatus, machine: Machine): readonly Refusal[] {
  return events.flatMap((event) => {
    const status =
      event.kind === 'raise'
        ? event.escapes && event.exception
          ? statuses.of(event.exception)
          : null
        : answered(event, machine)
    return status !== null && status >= 300 && status < 500
      ? [{ event, status, what: event.kind === 'raise' ? `raises ${status}` : `answers ${status}` }]
      : []
  })
}

/** `JSONResponse(status_code=401)`, a redirect to the login page, `websocket.close(code=1008)`. */
function answered(event: Event, machine: Machine): number | null {
  const given = event.call
  if (!given) return null
  if (CLOSING.test(event.path)) return closed(asNumber(argument(given, 0, 'code')))
  if (!event.path.endsWith('Response')) return null
  const type = event.receiver?.kind === 'class' ? event.receiver : external(event.path)
  if (!isResponseClass(type, machine)) return null
  const status = statusNumber(argument(given, 1, 'status_code'))
  if (event.path.endsWith('RedirectResponse'))
    return LOGIN.test(source(argument(given, 0, 'url'))) ? (status ?? 307) : null
  return status !== null && status >= 400 ? status : null
}

const source = (value: Value | undefined): string =>
  value?.kind === 'constant' ? String(value.value) : value?.kind === 'unknown' ? value.why : ''

/** Closing a socket for a reason of policy is its 403. */
export function closed(code: number | null): number | null {
  if (code === null) return null
  if (code === 1008 || code === 3003 || (code >= 4000 && code < 5000)) return code === 4001 || code === 4401 ? 401 : 403
  return code === 3000 ? 401 : null
}

export const isWebSocketException = (value: Instance): boolean =>
  inherits(
    value.class,
    'starlette.exceptions.WebSocketException',
    'fastapi.exceptions.WebSocketException',
    'fastapi.WebSocketException',
  )

export const attributeStatus = (value: Value, machine: Machine): number | null => {
  for (const name of ['status_code', 'status', 'http_status', 'http_status_code', 'code']) {
    const status = statusNumber(findAttribute(value, name, machine))
    if (status !== null && status >= 100 && status < 600) return status
  }
  return null
}
