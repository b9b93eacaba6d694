import { asText } from '../../python/values/ask.ts'
import type { Run } from '../behaviour/event.ts'
import type { Dependant } from '../fastapi/dependant.ts'
import type { SecurityScheme } from '../fastapi/security.ts'
import { isCredentialName, isQueryCredential, isStateCredential } from './credential-names.ts'

const READING =
  /^starlette\.(?:requests\.(?:Request|HTTPConnection)|websockets\.WebSocket)\.(headers|cookies|session|query_params|state|scope)\.(?:get|getlist|__getitem__|pop)$/

/** What a security scheme takes: `bearer`, `basic`, `api key`. */
export function credentialOf({ definition }: SecurityScheme): string {
  const type = String(definition['type'] ?? '')
  if (type === 'apiKey') return definition['in'] === 'cookie' ? 'cookie' : 'api key'
  if (type === 'http') return String(definition['scheme'] ?? 'bearer').toLowerCase() || 'bearer'
  return 'bearer'
}

/** The credentials a callable itself looks at: its parameters, and what it reads of the request. */
export function credentialsRead(dependant: Dependant, run: Run): readonly string[] {
  const declared = dependant.parameters.flatMap((one) => {
    const { alias } = one.field
    if (one.in === 'header' && isCredentialName(alias)) return [headerCredential(alias)]
    if (one.in === 'cookie' && isCredentialName(alias)) return ['cookie']
    return one.in === 'query' && isQueryCredential(alias) ? ['query token'] : []
  })
  return [
    ...new Set([
      ...declared,
      ...run.events.flatMap((event) =>
        event.kind === 'call' ? readHere(event.path, asText(event.call?.args[0])) : [],
      ),
    ]),
  ]
}

function readHere(path: string, key: string | null): readonly string[] {
  const part = READING.exec(path)?.[1]
  if (!part) return []
  if (part === 'session') return ['session']
  if (key === null) return []
  if (part === 'state' || part === 'scope') return isStateCredential(key) ? ['session'] : []
  if (part === 'query_params') return isQueryCredential(key) ? ['query token'] : []
  if (!isCredentialName(key)) return []
  return [part === 'cookies' ? 'cookie' : headerCredential(key)]
}

function headerCredential(name: string): string {
  if (/^authori[sz]ation$/i.test(name)) return 'bearer'
  if (/signature|hmac/i.test(name)) return 'signature'
  return /key/i.test(name) ? 'api key' : `header ${name.toLowerCase()}`
}
