import { asText, classAttribute, inherits, isNone } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { unwrapDefault } from './library/defaults.ts'
import { statusNumber } from './status.ts'

/** Media type and default status of a response class. */
export interface ResponseClass {
  readonly mediaType: string | null
  readonly status: number
  readonly json: boolean
}

const KNOWN: readonly (readonly [RegExp, ResponseClass])[] = [
  [/HTMLResponse$/, { mediaType: 'text/html', status: 200, json: false }],
  [/PlainTextResponse$/, { mediaType: 'text/plain', status: 200, json: false }],
  [/RedirectResponse$/, { mediaType: null, status: 307, json: false }],
  [/fastapi.*EventSourceResponse$/, { mediaType: 'text/event-stream', status: 200, json: false }],
  [/EventSourceResponse$/, { mediaType: 'text/event-stream', status: 200, json: false }],
  [/(Streaming|File)Response$/, { mediaType: null, status: 200, json: false }],
  [/JSONResponse$/, { mediaType: 'application/json', status: 200, json: true }],
  [/Response$/, { mediaType: null, status: 200, json: false }],
]

const DEFAULT: ResponseClass = { mediaType: 'application/json', status: 200, json: true }

export function responseClass(value: Value | undefined, machine: Machine): ResponseClass {
  const of = unwrapDefault(value)
  if (!of || isNone(of) || of.kind === 'unknown') return DEFAULT
  if (of.kind === 'alternatives') return responseClass(of.options[0]?.value, machine)
  if (of.kind === 'external') return outside(of.path)
  if (of.kind !== 'class') return DEFAULT
  const base = of.mro.find((one) => one.kind === 'external' && one.path.endsWith('Response'))
  const inherited = base?.kind === 'external' ? outside(base.path) : DEFAULT
  const own = findAttribute(of, 'media_type', machine)
  const mediaType = asText(own) ?? (own && isNone(own) ? null : inherited.mediaType)
  return { ...inherited, mediaType, status: ownStatus(of) ?? inherited.status }
}

/** The default of `status_code` in the class's own `__init__`. */
function ownStatus(of: Value & { kind: 'class' }): number | null {
  const init = classAttribute(of, '__init__')?.value
  const given = init?.kind === 'function' ? init.defaults.get('status_code') : undefined
  return statusNumber(given)
}

const outside = (path: string): ResponseClass => KNOWN.find(([pattern]) => pattern.test(path))?.[1] ?? DEFAULT

export const isEventStream = (value: Value | undefined): boolean => {
  const of = unwrapDefault(value)
  return of?.kind === 'external'
    ? /^fastapi\..*EventSourceResponse$/.test(of.path)
    : of?.kind === 'class' && inherits(of, 'fastapi.sse.EventSourceResponse')
}
