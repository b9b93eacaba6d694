import { APICallError } from '@ai-sdk/provider'
import type { ModelError, ModelErrorKind } from '../port.ts'

const LONGEST = 300

/** What went wrong, by what the other side answered. The key is in no message. */
export function modelError(error: unknown, signal: AbortSignal, key: string | null): ModelError {
  if (signal.aborted) return { kind: 'stopped', message: 'nobody waits any more', wait: null }
  const told = error instanceof Error ? error.message : textOf(error)
  const hidden = (key ? told.replaceAll(key, '[hidden]') : told).slice(0, LONGEST)
  if (!APICallError.isInstance(error)) return { kind: kindOfText(hidden), message: hidden, wait: null }
  const { statusCode, responseHeaders = {} } = error
  const kind = statusCode === undefined ? 'unreachable' : kindOfStatus(statusCode)
  return {
    kind,
    message: statusCode === undefined ? hidden : `HTTP ${statusCode}: ${hidden}`,
    wait: waitOf(responseHeaders),
  }
}

function kindOfStatus(status: number): ModelErrorKind {
  if (status === 429 || status === 529) return 'busy'
  if (status === 401 || status === 403) return 'key'
  if (status === 408) return 'timeout'
  // It began to answer well, and what came then was no answer.
  if (status < 400) return 'cut'
  return status >= 500 ? 'server' : 'request'
}

/** An error in the middle of a stream has no status. */
function kindOfText(text: string): ModelErrorKind {
  if (/overloaded|rate.?limit|too many requests/i.test(text)) return 'busy'
  if (/invalid_request|authentication|permission/i.test(text)) return 'request'
  return /terminated|aborted|closed|reset|premature|parse|JSON|validation/i.test(text) ? 'cut' : 'server'
}

function waitOf(headers: Readonly<Record<string, string>>): number | null {
  const exact = Number(headers['retry-after-ms'])
  if (headers['retry-after-ms'] !== undefined && Number.isFinite(exact) && exact >= 0) return exact
  const after = headers['retry-after']
  if (after === undefined) return null
  const seconds = Number(after)
  const until = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now()
  return Number.isFinite(until) ? Math.max(0, until) : null
}

function textOf(error: unknown): string {
  try {
    return typeof error === 'string' ? error : JSON.stringify(error)
  } catch {
    return String(error)
  }
}
