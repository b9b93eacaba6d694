import { STATUS_CODES } from 'node:http'
import type { Value } from '../../python/values/value.ts'

const NAMES: Readonly<Record<string, number>> = {
  CONTINUE: 100, SWITCHING_PROTOCOLS: 101, PROCESSING: 102, EARLY_HINTS: 103, OK: 200, CREATED: 201, ACCEPTED: 202, NON_AUTHORITATIVE_INFORMATION: 203, NO_CONTENT: 204,
  RESET_CONTENT: 205, PARTIAL_CONTENT: 206, MULTI_STATUS: 207, ALREADY_REPORTED: 208, IM_USED: 226, MULTIPLE_CHOICES: 300, MOVED_PERMANENTLY: 301, FOUND: 302, SEE_OTHER: 303,
  NOT_MODIFIED: 304, USE_PROXY: 305, TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308, BAD_REQUEST: 400, UNAUTHORIZED: 401, PAYMENT_REQUIRED: 402, FORBIDDEN: 403, NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405, NOT_ACCEPTABLE: 406, PROXY_AUTHENTICATION_REQUIRED: 407, REQUEST_TIMEOUT: 408, CONFLICT: 409, GONE: 410, LENGTH_REQUIRED: 411, PRECONDITION_FAILED: 412,
  REQUEST_ENTITY_TOO_LARGE: 413, CONTENT_TOO_LARGE: 413, REQUEST_URI_TOO_LONG: 414, URI_TOO_LONG: 414, UNSUPPORTED_MEDIA_TYPE: 415, REQUESTED_RANGE_NOT_SATISFIABLE: 416,
  RANGE_NOT_SATISFIABLE: 416, EXPECTATION_FAILED: 417, IM_A_TEAPOT: 418, MISDIRECTED_REQUEST: 421, UNPROCESSABLE_ENTITY: 422, UNPROCESSABLE_CONTENT: 422, LOCKED: 423,
  FAILED_DEPENDENCY: 424, TOO_EARLY: 425, UPGRADE_REQUIRED: 426, PRECONDITION_REQUIRED: 428, TOO_MANY_REQUESTS: 429, REQUEST_HEADER_FIELDS_TOO_LARGE: 431,
  UNAVAILABLE_FOR_LEGAL_REASONS: 451, INTERNAL_SERVER_ERROR: 500, NOT_IMPLEMENTED: 501, BAD_GATEWAY: 502, SERVICE_UNAVAILABLE: 503, GATEWAY_TIMEOUT: 504,
  HTTP_VERSION_NOT_SUPPORTED: 505, VARIANT_ALSO_NEGOTIATES: 506, INSUFFICIENT_STORAGE: 507, LOOP_DETECTED: 508, NOT_EXTENDED: 510, NETWORK_AUTHENTICATION_REQUIRED: 511,
}

/** The number of a status: `201`, `HTTPStatus.CREATED`, `status.HTTP_201_CREATED`. */
export function statusNumber(value: Value | undefined): number | null {
  if (!value) return null
  if (value.kind === 'constant' && value.type === 'int') return Number(value.value)
  if (value.kind === 'constant' && value.type === 'str' && /^\d+$/.test(String(value.value))) return Number(value.value)
  if (value.kind === 'member') return statusNumber(value.value)
  if (value.kind === 'alternatives') return statusNumber(value.options[0]?.value)
  const path = value.kind === 'external' ? value.path : value.kind === 'method' && value.function.kind === 'external' ? value.function.path : ''
  const name = /^http\.HTTPStatus\.([A-Z_]+)(\.value)?$/.exec(path)?.[1]
  if (name) return NAMES[name] ?? null
  const starlette = /status\.HTTP_(\d+)/.exec(path)?.[1]
  return starlette ? Number(starlette) : null
}

const RANGES: Readonly<Record<string, string>> = { '1XX': 'Information', '2XX': 'Success', '3XX': 'Redirection', '4XX': 'Client Error', '5XX': 'Server Error', DEFAULT: 'Default Response' }
/** Where Python's own phrase differs from Node's. */
const PHRASES: Readonly<Record<string, string>> = { '302': 'Found', '413': 'Content Too Large', '414': 'URI Too Long', '418': "I'm a Teapot", '422': 'Unprocessable Content' }

export const statusText = (code: string): string | undefined => RANGES[code.toUpperCase()] ?? PHRASES[code] ?? STATUS_CODES[Number(code)]

export const allowsBody = (status: number | null): boolean => status === null || !(status < 200 || status === 204 || status === 205 || status === 304)
