import type { Answer } from './send.ts'

const secretKeys = /("(?:[a-z_]*(?:token|password|secret)|api_?key|key)"\s*:\s*")([^"]{1,4})[^"]*(")/gi
const jsonWebToken = /\beyJ[\w-]{4,}\.[\w-]*(?:\.[\w-]*)?/g
const formSecrets = /\b((?:token|password|secret|api_key)=)[^&\s]{1,}/gi
const FIRST = 160

/** A text as evidence shows it: on one line, short, and with no token or password in whole. */
export function shown(text: string, first: number = FIRST): string {
  const quiet = text
    .slice(0, 4000)
    .replaceAll(jsonWebToken, (token) => `${token.slice(0, 6)}…`)
    .replaceAll(secretKeys, '$1$2…$3')
    .replaceAll(formSecrets, '$1…')
    .replaceAll(/[\u0000-\u001f\u007f]/g, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return quiet.length > first ? `${quiet.slice(0, first)}… (${text.length} characters)` : quiet
}

/** `POST /api/v1/items {"title":"a"} -> 422 {"detail":...`. */
export function exchangeLine({ request, status, text, failure }: Answer): string {
  const body = request.body === undefined ? '' : ` ${shown(String(request.body).slice(0, 4000), 100)}`
  const answer = failure === '' ? `${status} ${shown(text)}` : `no answer: ${failure}`
  return `${request.method} ${shown(request.path, 140)}${body} -> ${answer}`.trimEnd()
}
